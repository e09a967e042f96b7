package io.vocstreams.actions.stream;

import io.vocstreams.contracts.CaseCodec;
import io.vocstreams.contracts.Topics;
import io.vocstreams.model.cases.CaseAction;
import io.vocstreams.platform.binary.VersionedForm;

/** The values of {@code voc.actions.exchange.v1}: what people did, on its way to the place of its case. */
final class ActedForm {

    private final CaseCodec codec = new CaseCodec();
    private final VersionedForm<Acted> form = new VersionedForm<>(
            Topics.ACTIONS_EXCHANGE,
            1,
            (acted, writer) -> writer.writeCount(acted.partition()).writeBytes(codec.toBytes(acted.action())),
            reader -> new Acted((int) reader.readCount(), codec.actionFromBytes(reader.readBytes())));

    /**
     * An action that was accepted by itself; whether it is news is decided where its case is.
     *
     * @param partition of its topic, from which it came
     */
    record Acted(int partition, CaseAction action) {}

    byte[] toBytes(Acted acted) {
        return form.toBytes(acted);
    }

    Acted fromBytes(byte[] bytes) {
        return form.fromBytes(bytes);
    }
}
