package io.vocstreams.app.command;

import io.vocstreams.app.Output;
import io.vocstreams.app.cluster.Serdes;
import io.vocstreams.app.cluster.TopicTable;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.platform.config.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.Serde;

/** A compacted topic, whose last values a command lists. */
record Listing<V>(String topic, Function<EdgeSerdes, Serde<V>> serde, Comparator<V> order) {

    private static final Duration SHORT = Duration.ofMillis(200);

    /** What is there now, in order. Says so if some of it cannot be read. */
    List<V> read(Settings settings, Predicate<V> asked, Output output) {
        try (EdgeSerdes serdes = Serdes.of(settings);
                TopicTable<V> table =
                        new TopicTable<>(settings, topic, serde.apply(serdes).deserializer())) {
            return rows(table, asked, output);
        }
    }

    /** Hands over what is there now, and from then on what changes, as it comes, until the thread is interrupted. */
    void follow(Settings settings, Predicate<V> asked, Output output, Consumer<List<V>> now, Consumer<List<V>> later) {
        List<V> changes = new ArrayList<>();
        try (EdgeSerdes serdes = Serdes.of(settings);
                TopicTable<V> table =
                        new TopicTable<>(settings, topic, serde.apply(serdes).deserializer())) {
            now.accept(rows(table, asked, output));
            table.listening(changes::add);
            while (true) {
                table.poll(SHORT);
                if (!changes.isEmpty()) {
                    later.accept(List.copyOf(changes));
                    changes.clear();
                }
            }
        } catch (InterruptException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private List<V> rows(TopicTable<V> table, Predicate<V> asked, Output output) {
        List<V> rows =
                table.readToEnd().values().stream().filter(asked).sorted(order).toList();
        table.problem()
                .ifPresent(problem -> output.note(table.unreadable() + " records of " + topic
                        + " cannot be read and are left out; of the first, " + problem));
        return rows;
    }
}
