package io.vocstreams.contracts;

import io.vocstreams.model.CustomerProfile;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.Incoming;
import io.vocstreams.model.Interaction;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * What came in, as bytes for stores and for topics between our own tasks: the version of the schema, the kind of
 * record, Avro binary. Needs no registry, reads every released version, and gives equal bytes for equal records. To be
 * used by one thread.
 */
public final class InteractionCodec {

    private static final int LINK = 7;
    private static final int PROFILE = 8;

    // Never change a number: bytes in stores and changelogs carry it.
    private final List<BinaryForm> forms = List.of(
            new BinaryForm(1, new io.vocstreams.contract.WebTouchpoint()),
            new BinaryForm(2, new io.vocstreams.contract.AppTouchpoint()),
            new BinaryForm(3, new io.vocstreams.contract.CallCenterTouchpoint()),
            new BinaryForm(4, new io.vocstreams.contract.StoreTouchpoint()),
            new BinaryForm(5, new io.vocstreams.contract.MessagingTouchpoint()),
            new BinaryForm(6, new io.vocstreams.contract.Feedback()),
            new BinaryForm(LINK, new io.vocstreams.contract.IdentityLink()),
            new BinaryForm(PROFILE, new io.vocstreams.contract.CustomerProfile()));

    public byte[] toBytes(Interaction interaction) {
        return write(InteractionMapping.toAvro(interaction));
    }

    public byte[] toBytes(IdentityLink link) {
        return write(CustomerMapping.toAvro(link));
    }

    public byte[] toBytes(CustomerProfile profile) {
        return write(CustomerMapping.toAvro(profile));
    }

    public byte[] toBytes(Incoming value) {
        return write(IncomingMapping.toAvro(value));
    }

    /** Any of those that producing services send. */
    public Incoming incomingFromBytes(byte[] bytes) {
        return IncomingMapping.toModel(read(bytes));
    }

    public Interaction fromBytes(byte[] bytes) {
        return InteractionMapping.toModel(read(bytes));
    }

    public IdentityLink linkFromBytes(byte[] bytes) {
        return CustomerMapping.toModel((io.vocstreams.contract.IdentityLink) read(bytes));
    }

    public CustomerProfile profileFromBytes(byte[] bytes) {
        return CustomerMapping.toModel((io.vocstreams.contract.CustomerProfile) read(bytes));
    }

    private byte[] write(SpecificRecord record) {
        for (BinaryForm form : forms) {
            if (form.isOf(record)) {
                return form.write(record);
            }
        }
        throw new IllegalArgumentException("No binary form of " + record.getClass());
    }

    private SpecificRecord read(byte[] bytes) {
        int kind = bytes[BinaryForm.KIND];
        if (kind < 1 || kind > forms.size()) {
            throw new IllegalStateException("Kind " + kind + " was written by another build");
        }
        return forms.get(kind - 1).read(bytes);
    }
}
