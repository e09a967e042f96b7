package io.vocstreams.platform.metrics;

/**
 * One of Kafka's own metrics that is kept, and how those of all threads, tasks and stores become one value of a stage.
 *
 * @param group Kafka's name of the group
 * @param metric Kafka's name in it
 * @param scale what Kafka's value is multiplied with, for the unit of the meter
 */
public record KafkaMeterSpec(MeterSpec meter, String group, String metric, Fold fold, double scale) {

    /** How values of many threads or tasks become one. */
    public enum Fold {
        SUM,
        MAX
    }

    /** Of topics: one value for each. */
    boolean isByTopic() {
        return meter.tags().contains(StageMeterSpecs.TOPIC);
    }
}
