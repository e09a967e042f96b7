package io.vocstreams.platform;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/** Which partition a text belongs to: Kafka's own hash, so that a well-keyed record is already there. */
public final class Partitioning {

    private Partitioning() {}

    public static int partitionOf(String text, int partitions) {
        return Utils.toPositive(Utils.murmur2(text.getBytes(StandardCharsets.UTF_8))) % partitions;
    }
}
