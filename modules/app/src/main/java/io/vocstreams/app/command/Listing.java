package io.vocstreams.app.command;

import io.vocstreams.app.Output;
import io.vocstreams.app.TextTable;
import io.vocstreams.app.cluster.Serdes;
import io.vocstreams.app.cluster.TopicTable;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.platform.config.Settings;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.common.serialization.Serde;

/** How the rows of a compacted topic are read, and how they are shown. */
record Listing<V>(
        String topic,
        Function<EdgeSerdes, Serde<V>> serde,
        Comparator<V> order,
        Function<V, Map<String, Object>> view,
        TextTable table,
        BiConsumer<TextTable, V> row) {

    void print(Settings settings, Predicate<V> asked, Output output) {
        List<V> rows;
        try (EdgeSerdes serdes = Serdes.of(settings);
                TopicTable<V> topicTable =
                        new TopicTable<>(settings, topic, serde.apply(serdes).deserializer())) {
            rows = topicTable.readToEnd().values().stream()
                    .filter(asked)
                    .sorted(order)
                    .toList();
            if (topicTable.unreadable() > 0) {
                output.note(topicTable.unreadable() + " records of " + topic + " are not ours and were left out");
            }
        }
        if (output.isJson()) {
            rows.forEach(value -> output.json(view.apply(value)));
        } else {
            rows.forEach(value -> row.accept(table, value));
            output.table(table);
        }
    }
}
