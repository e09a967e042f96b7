package io.vocstreams.actions.stream;

import io.vocstreams.contracts.FactCodec;
import io.vocstreams.model.Fact;
import io.vocstreams.model.Facts;
import io.vocstreams.platform.binary.BinaryReader;
import io.vocstreams.platform.binary.BinaryWriter;
import java.util.HashMap;
import java.util.Map;

/** How facts lie in the stores of what they are about. */
final class FactStores {

    private FactStores() {}

    static void write(Facts<?> facts, FactCodec codec, BinaryWriter writer) {
        writer.writeCount(facts.byId().size());
        facts.all().forEach(fact -> writer.writeBytes(codec.toBytes(fact)));
    }

    static <F extends Fact> Facts<F> read(Class<F> type, FactCodec codec, BinaryReader reader) {
        int size = reader.readSize();
        Map<String, F> facts = new HashMap<>();
        for (int i = 0; i < size; i++) {
            F fact = type.cast(codec.fromBytes(reader.readBytes()));
            facts.put(fact.actionId(), fact);
        }
        return new Facts<>(facts);
    }
}
