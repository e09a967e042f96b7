package io.vocstreams.contracts;

import io.vocstreams.contracts.TopicSpec.Cleanup;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Predicate;

/** Writes the documentation page of all topics. */
final class TopicsPage {

    private static final String HEAD = """
            # Topics

            Written from `schemas/topics.yml` by `TopicCatalogueTest`; change that file, not this page.

            Keys are UTF-8 text. Values are Avro in the Confluent wire format, one record a topic, registered under the topic's name and
            `-value`; the schemas in `schemas/` say what every field means. Kafka timestamps are arrival times, so retention counts from
            arrival and back-filled data is kept as long as today's. On topics written by producers the broker stamps the records itself
            (`message.timestamp.type=LogAppendTime`).

            The number of partitions is that of the local stack and the default elsewhere. It must not change while a topic holds data.
            """;

    private TopicsPage() {}

    static String of(TopicCatalogue catalogue) {
        return HEAD
                + table(catalogue, "Written by producers", topic -> topic.owner()
                        .equals(TopicSpec.PRODUCERS))
                + table(
                        catalogue,
                        "Written by the stages",
                        topic -> !topic.owner().equals(TopicSpec.PRODUCERS) && !topic.isInternal())
                + table(
                        catalogue,
                        "Between the stages' own tasks (not for others; the form may change)",
                        TopicSpec::isInternal);
    }

    private static String table(TopicCatalogue catalogue, String title, Predicate<TopicSpec> which) {
        StringBuilder table = new StringBuilder("\n## " + title + "\n\n"
                + "| topic | owner | key | value | partitions | cleanup | retention | what |\n"
                + "|---|---|---|---|---|---|---|---|\n");
        catalogue.topics().stream().filter(which).forEach(topic -> table.append(row(topic)));
        return table.toString();
    }

    private static String row(TopicSpec topic) {
        return "| `" + topic.name() + "` | " + topic.owner() + " | " + cell(topic.key()) + " | " + value(topic) + " | "
                + partitions(topic) + " | " + topic.cleanup().name().toLowerCase(Locale.ROOT) + " | "
                + retention(topic) + " | " + cell(topic.doc()) + " |\n";
    }

    private static String value(TopicSpec topic) {
        String value =
                topic.isInternal() || topic.value().equals(TopicSpec.BYTES) ? topic.value() : "`" + topic.value() + "`";
        return topic.nullMeans() == null ? value : value + ", or null: " + topic.nullMeans();
    }

    private static String partitions(TopicSpec topic) {
        return topic.sameAs() == null ? "" + topic.partitions() : topic.partitions() + ", as `" + topic.sameAs() + "`";
    }

    private static String retention(TopicSpec topic) {
        Duration retention = topic.retention();
        if (retention != null) {
            return retention.toDays() + " days";
        }
        return topic.cleanup() == Cleanup.COMPACT ? "latest of each key" : "for ever";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
