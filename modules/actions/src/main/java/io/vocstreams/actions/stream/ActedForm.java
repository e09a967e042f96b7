package io.vocstreams.actions.stream;

import io.vocstreams.contracts.FactCodec;
import io.vocstreams.contracts.Topics;
import io.vocstreams.model.Fact;
import io.vocstreams.platform.binary.VersionedForm;

/** The values of {@code voc.actions.exchange.v1}: what people did, on its way to the place of what it is about. */
final class ActedForm {

    private final FactCodec codec = new FactCodec();
    private final VersionedForm<Acted> form = new VersionedForm<>(
            Topics.ACTIONS_EXCHANGE,
            1,
            (acted, writer) -> writer.writeCount(acted.partition()).writeBytes(codec.toBytes(acted.fact())),
            reader -> new Acted((int) reader.readCount(), codec.fromBytes(reader.readBytes())));

    /**
     * A fact that was accepted by itself; whether it is news is decided where what it is about is kept.
     *
     * @param partition of its topic, from which it came
     */
    record Acted(int partition, Fact fact) {}

    byte[] toBytes(Acted acted) {
        return form.toBytes(acted);
    }

    Acted fromBytes(byte[] bytes) {
        return form.fromBytes(bytes);
    }
}
