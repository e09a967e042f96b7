package io.vocstreams.bench.harness;

import io.vocstreams.app.cluster.SchemaAdmin;
import io.vocstreams.contracts.TopicCatalogue;
import io.vocstreams.contracts.TopicSpec;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.local.LocalStack;
import io.vocstreams.local.LocalStackOptions;
import io.vocstreams.local.Progress;
import io.vocstreams.platform.config.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;

/** The one broker and registry, and the topics of a run. */
final class Cluster implements AutoCloseable {

    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final Duration GROUPS_END = Duration.ofSeconds(60);
    private static final Map<String, String> TIMES_OF_THE_BROKER = Map.of("message.timestamp.type", "LogAppendTime");
    private static final Set<String> INPUTS = TopicCatalogue.load().topics().stream()
            .filter(spec -> spec.owner().equals(TopicSpec.PRODUCERS))
            .map(TopicSpec::name)
            .collect(Collectors.toUnmodifiableSet());

    private final LocalStack stack;
    private final Admin admin;
    private final int partitions;

    private Cluster(LocalStack stack, int partitions) {
        this.stack = stack;
        this.partitions = partitions;
        this.admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()));
    }

    static Cluster start(Path directory, int partitions) {
        Cluster cluster =
                new Cluster(LocalStack.start(LocalStackOptions.onFreePorts(directory), Progress.none()), partitions);
        cluster.keepWhatIsWritten();
        cluster.createInputs();
        List<String> unused = new SchemaAdmin(cluster.settings(), TopicCatalogue.load()).registerMissing();
        return cluster;
    }

    String bootstrapServers() {
        return stack.bootstrapServers();
    }

    String registry() {
        return stack.schemaRegistryUrl();
    }

    Settings settings() {
        return Settings.of(Map.of(
                VocSettings.BOOTSTRAP_SERVERS.key(), bootstrapServers(),
                VocSettings.SCHEMA_REGISTRY.key(), registry()));
    }

    /** Nothing but the inputs is left of the runs before. */
    void clear() {
        delete(topics().stream().filter(topic -> !isInput(topic)).toList());
        deleteGroups();
    }

    /** Empty inputs, as on the first day. */
    void clearInputs() {
        clear();
        delete(topics().stream().filter(Cluster::isInput).toList());
        createInputs();
    }

    /** The topics that our stages write. */
    void createStageTopics() {
        List<NewTopic> topics = new ArrayList<>();
        Set<String> tables = Set.of(Topics.JOURNEYS, Topics.ATTRIBUTIONS, Topics.SCORES);
        for (TopicSpec spec : TopicCatalogue.load().topics()) {
            if (!isInput(spec.name())) {
                Map<String, String> settings = new HashMap<>(spec.settings());
                if (tables.contains(spec.name())) {
                    settings.putAll(TIMES_OF_THE_BROKER);
                }
                topics.add(topic(spec.name(), settings));
            }
        }
        create(topics);
    }

    void createOutputs(Collection<String> names) {
        create(names.stream().map(name -> topic(name, TIMES_OF_THE_BROKER)).toList());
    }

    /** Until they can be read; the broker answers a little earlier. */
    private void create(List<NewTopic> topics) {
        await(admin.createTopics(topics).all());
        List<String> names = topics.stream().map(NewTopic::name).toList();
        Waiting.until("new topics", ANSWER, () -> topics().containsAll(names));
        Map<TopicPartition, OffsetSpec> all = new HashMap<>();
        for (String name : names) {
            for (int partition = 0; partition < partitions; partition++) {
                all.put(new TopicPartition(name, partition), OffsetSpec.latest());
            }
        }
        await(admin.listOffsets(all).all());
    }

    /** Bytes in the logs, by topic; the inputs, too. */
    Map<String, Long> sizes() {
        Map<String, Long> sizes = new TreeMap<>();
        await(admin.describeLogDirs(List.of(1)).allDescriptions())
                .values()
                .forEach(directories -> directories.values().forEach(directory -> directory
                        .replicaInfos()
                        .forEach((partition, replica) -> sizes.merge(partition.topic(), replica.size(), Long::sum))));
        return sizes;
    }

    static boolean isInput(String topic) {
        return INPUTS.contains(topic);
    }

    /** How many records of the topics a group has not committed yet. */
    long lag(String group, Collection<String> topics) {
        Map<TopicPartition, Long> ends = ends(topics);
        Map<TopicPartition, OffsetAndMetadata> committed = committed(group);
        long lag = 0;
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            OffsetAndMetadata offset = committed.get(end.getKey());
            lag += end.getValue() - (offset == null ? 0 : offset.offset());
        }
        return lag;
    }

    Map<TopicPartition, Long> ends(Collection<String> topics) {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        for (String topic : topics) {
            for (int partition = 0; partition < partitions; partition++) {
                asked.put(new TopicPartition(topic, partition), OffsetSpec.latest());
            }
        }
        return await(admin.listOffsets(asked).all()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    @Override
    public void close() {
        admin.close();
        stack.close();
    }

    private Map<TopicPartition, OffsetAndMetadata> committed(String group) {
        try {
            return await(admin.listConsumerGroupOffsets(Map.of(group, new ListConsumerGroupOffsetsSpec()))
                    .partitionsToOffsetAndMetadata(group));
        } catch (BenchmarkFailure notYet) {
            return Map.of();
        }
    }

    /** Otherwise the cleaner would take away what is to be counted. */
    private void keepWhatIsWritten() {
        ConfigResource allBrokers = new ConfigResource(ConfigResource.Type.BROKER, "");
        AlterConfigOp keep = new AlterConfigOp(
                new ConfigEntry(
                        "log.cleaner.min.compaction.lag.ms",
                        String.valueOf(Duration.ofDays(1).toMillis())),
                AlterConfigOp.OpType.SET);
        await(admin.incrementalAlterConfigs(Map.of(allBrokers, List.of(keep))).all());
    }

    private void createInputs() {
        create(TopicCatalogue.load().topics().stream()
                .filter(spec -> isInput(spec.name()))
                .map(spec -> topic(spec.name(), spec.settings()))
                .toList());
    }

    private NewTopic topic(String name, Map<String, String> settings) {
        return new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(settings);
    }

    private List<String> topics() {
        return await(admin.listTopics().names()).stream()
                .filter(topic -> !topic.startsWith("__"))
                .toList();
    }

    private void delete(List<String> topics) {
        await(admin.deleteTopics(topics).all());
        Waiting.until("topics to be gone", GROUPS_END, () -> topics().stream().noneMatch(topics::contains));
    }

    /** A member that was killed stays until its session ends. */
    private void deleteGroups() {
        Waiting.until("consumer groups to end", GROUPS_END, () -> {
            List<String> groups = await(admin.listGroups().all()).stream()
                    .map(GroupListing::groupId)
                    .toList();
            try {
                await(admin.deleteConsumerGroups(groups).all());
            } catch (BenchmarkFailure stillThere) {
                return false;
            }
            return true;
        });
    }

    private static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get(ANSWER.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failure) {
            throw new BenchmarkFailure("The broker: " + failure.getMessage(), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BenchmarkFailure("interrupted", interrupted);
        }
    }
}
