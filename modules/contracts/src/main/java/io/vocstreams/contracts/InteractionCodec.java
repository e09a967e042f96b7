package io.vocstreams.contracts;

import io.vocstreams.model.Incoming;
import io.vocstreams.model.IncomingKind;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.Utf8;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;

/**
 * What came in, as bytes for stores and for topics between our own tasks: the version of the schema, the kind of
 * record, Avro binary. Needs no registry, reads every released version, and gives equal bytes for equal records. To be
 * used by one thread.
 */
public final class InteractionCodec {

    /** What a value in a topic begins with: a zero, and the number that the registry gave to its schema. */
    private static final int SCHEMA_NUMBER = 5;

    private final Map<Integer, BinaryForm> forms = IncomingForm.all().stream()
            .collect(Collectors.toMap(IncomingForm::number, form -> new BinaryForm(form.number(), form.prototype())));

    public byte[] toBytes(Incoming value) {
        BinaryForm form =
                Objects.requireNonNull(forms.get(IncomingForm.of(value.kind()).number()));
        return form.write(IncomingForm.write(value));
    }

    /**
     * How large a record is in its topic, with its key, uncompressed.
     *
     * @param bytes its value as {@link #toBytes} wrote it
     */
    public static long sizeInTopic(InputRecord record, byte[] bytes) {
        return (long) Utf8.bytes(record.key()).length + SCHEMA_NUMBER + bytes.length - BinaryForm.PREFIX;
    }

    /** Any of those that producing services send. */
    public Incoming incomingFromBytes(byte[] bytes) {
        return IncomingForm.read(read(bytes));
    }

    public Interaction fromBytes(byte[] bytes) {
        return (Interaction) incomingFromBytes(bytes);
    }

    /** Without reading it. */
    public static boolean isConsent(byte[] bytes) {
        return bytes[BinaryForm.KIND] == IncomingForm.of(IncomingKind.CONSENT).number();
    }

    private SpecificRecord read(byte[] bytes) {
        int kind = bytes[BinaryForm.KIND];
        BinaryForm form = forms.get(kind);
        if (form == null) {
            throw new IllegalStateException("Kind " + kind + " was written by another build");
        }
        return form.read(bytes);
    }
}
