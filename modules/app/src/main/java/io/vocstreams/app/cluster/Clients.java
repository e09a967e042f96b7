package io.vocstreams.app.cluster;

import io.vocstreams.app.CommandFailure;
import io.vocstreams.app.Unreachable;
import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.platform.config.Settings;
import io.vocstreams.platform.run.AccessProblem;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.streams.StreamsConfig;

/** Kafka clients with the settings of a command, and failures said in one line. */
public final class Clients {

    private static final int API_TIMEOUT_MILLIS = 10_000;
    private static final long TIMEOUT_SECONDS = 15;

    private Clients() {}

    public static Map<String, Object> config(Settings settings) {
        Map<String, Object> config = new HashMap<>();
        config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers(settings));
        config.putAll(settings.kafka());
        // These say how stages are members of their groups, and a plain consumer refuses `streams`.
        config.keySet().removeIf(key -> key.startsWith("group."));
        return config;
    }

    /** As for the stages, what is set for producers wins over what is set for all clients. */
    public static Map<String, Object> producerConfig(Settings settings) {
        return with(StreamsConfig.PRODUCER_PREFIX, settings);
    }

    private static Map<String, Object> with(String prefix, Settings settings) {
        Map<String, Object> config = config(settings);
        settings.kafka().forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                config.put(key.substring(prefix.length()), value);
            }
        });
        return config;
    }

    /** Of a consumer that belongs to no group and sees committed records only. */
    public static Map<String, Object> readerConfig(Settings settings) {
        Map<String, Object> config = with(StreamsConfig.CONSUMER_PREFIX, settings);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.putIfAbsent(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5000);
        config.putIfAbsent(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, API_TIMEOUT_MILLIS);
        return config;
    }

    public static Admin admin(Settings settings) {
        Map<String, Object> config = config(settings);
        config.putIfAbsent(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        config.putIfAbsent(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, API_TIMEOUT_MILLIS);
        return Admin.create(config);
    }

    /** All partitions of the topics, each of which must exist. */
    public static Set<TopicPartition> partitions(Admin admin, Collection<String> topics, Settings settings) {
        Set<TopicPartition> partitions = new HashSet<>();
        admin.describeTopics(topics).topicNameValues().forEach((topic, description) -> {
            TopicDescription described;
            try {
                described = await(description, settings);
            } catch (CommandFailure failure) {
                throw failure.getCause() instanceof UnknownTopicOrPartitionException missing
                        ? new CommandFailure(topic + " does not exist; `voc topics` creates it", missing)
                        : failure;
            }
            described.partitions().forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
        });
        return partitions;
    }

    public static String bootstrapServers(Settings settings) {
        return settings.get(VocSettings.BOOTSTRAP_SERVERS);
    }

    public static <T> T await(KafkaFuture<T> future, Settings settings) {
        try {
            return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            Throwable cause = failure.getCause();
            throw unreachableOr(settings, cause == null ? failure : cause);
        } catch (TimeoutException late) {
            throw unreachableOr(settings, late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted", interrupted);
        }
    }

    private static CommandFailure unreachableOr(Settings settings, Throwable cause) {
        boolean timeout =
                cause instanceof org.apache.kafka.common.errors.TimeoutException || cause instanceof TimeoutException;
        if (timeout) {
            return new Unreachable(noBroker(settings), cause);
        }
        String text = AccessProblem.of(cause)
                .map(AccessProblem::text)
                .orElseGet(() -> cause.getClass().getSimpleName() + ": " + cause.getMessage());
        return new CommandFailure(text, cause);
    }

    private static String noBroker(Settings settings) {
        return "no Kafka broker answers at " + bootstrapServers(settings)
                + " (is it running? `voc up` starts a local one)";
    }
}
