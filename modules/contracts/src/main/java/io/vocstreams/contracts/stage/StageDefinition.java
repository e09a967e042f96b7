package io.vocstreams.contracts.stage;

import io.vocstreams.platform.StageWiring;
import io.vocstreams.platform.config.Settings;
import java.util.Optional;
import java.util.Set;

/**
 * All that the product must know of a stage. What it reads, writes and keeps its topology says; commands, rights,
 * the ledger, meters and status follow from both.
 */
public interface StageDefinition {

    /** In lower case; the owner, in {@code schemas/topics.yml}, of the topics that it writes. */
    String name();

    /** The Kafka Streams application; its group and changelogs are named so. */
    default String applicationId() {
        return "voc-" + name();
    }

    /** Topics of which it only needs to know how many partitions they have. */
    default Set<String> counted() {
        return Set.of();
    }

    /** The topic by which its tasks pass records on that wait for a decision. */
    default Optional<String> loopTopic() {
        return Optional.empty();
    }

    StageWiring create(Settings settings, Deployment deployment);
}
