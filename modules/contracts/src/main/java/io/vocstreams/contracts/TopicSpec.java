package io.vocstreams.contracts;

import io.vocstreams.platform.RecordLimits;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is agreed about one topic.
 *
 * @param value name of the record, {@link #BYTES} or {@link #BINARY}
 * @param nullMeans what a null value says; null if there are none
 * @param retention since arrival; null is for ever
 * @param sameAs the topic that must have as many partitions; null if none
 */
public record TopicSpec(
        String name,
        String owner,
        String key,
        String value,
        @Nullable String nullMeans,
        int partitions,
        Cleanup cleanup,
        @Nullable Duration retention,
        @Nullable String sameAs,
        String doc) {

    /** The value of a topic whose records pass as they came. */
    public static final String BYTES = "bytes";
    /** The value of a topic between our own stages. */
    public static final String BINARY = "binary";
    /** The owner of the topics that the systems around write. */
    public static final String PRODUCERS = "producers";
    /** The owner of the topics that {@code voc notify} writes. */
    public static final String NOTIFY = "notify";
    /** The owner of the topics that every stage writes. */
    public static final String ALL = "all";

    /** What the broker does with old records. */
    public enum Cleanup {
        DELETE,
        COMPACT
    }

    public boolean isInternal() {
        return value.equals(BINARY);
    }

    /** The topic's settings, as the broker calls them. */
    public Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        if (!owner.equals(PRODUCERS)) {
            settings.put("max.message.bytes", Integer.toString(RecordLimits.DEFAULT_WRITTEN));
        }
        if (cleanup == Cleanup.COMPACT) {
            settings.put("cleanup.policy", "compact");
            return settings;
        }
        settings.put("cleanup.policy", "delete");
        settings.put("retention.ms", retention == null ? "-1" : String.valueOf(retention.toMillis()));
        // A producer that stamps its records with event times would see the old ones deleted at once.
        settings.put("message.timestamp.type", owner.equals(PRODUCERS) ? "LogAppendTime" : "CreateTime");
        return settings;
    }
}
