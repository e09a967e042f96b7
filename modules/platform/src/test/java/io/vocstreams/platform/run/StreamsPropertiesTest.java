package io.vocstreams.platform.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.platform.RecordLimits;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a deployment sets is what its clients get, however it names it. */
class StreamsPropertiesTest {

    private static final List<String> PREFIXES =
            List.of(StreamsConfig.CONSUMER_PREFIX, StreamsConfig.PRODUCER_PREFIX, StreamsConfig.TOPIC_PREFIX);

    /** Every choice of ours that is one for a kind of clients: its prefix, its key and another value. */
    static Stream<Arguments> choicesWithPrefix() {
        Properties ours = properties(Map.of());
        return ours.stringPropertyNames().stream()
                .sorted()
                .flatMap(key -> PREFIXES.stream().filter(key::startsWith).map(prefix -> {
                    String name = key.substring(prefix.length());
                    return Arguments.of(prefix, name, other(ours.getProperty(key)));
                }));
    }

    @Test
    void shouldKnowOfChoicesForEachKindOfClients() {
        assertThat(choicesWithPrefix().map(arguments -> arguments.get()[0]).distinct())
                .containsExactlyInAnyOrderElementsOf(PREFIXES);
    }

    @ParameterizedTest
    @MethodSource("choicesWithPrefix")
    void shouldLetADeploymentChooseWithoutPrefix(String prefix, String name, String value) {
        assertThat(effective(prefix, name, Map.of(name, value))).isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("choicesWithPrefix")
    void shouldLetADeploymentChooseWithPrefix(String prefix, String name, String value) {
        assertThat(effective(prefix, name, Map.of(name, "1", prefix + name, value)))
                .isEqualTo(value);
    }

    @Test
    void shouldLetOneConsumerBeToldApart() {
        Map<String, String> chosen = Map.of("max.poll.records", "7", "main.consumer.max.poll.records", "8");

        assertThat(effective(StreamsConfig.CONSUMER_PREFIX, "max.poll.records", chosen))
                .isEqualTo("8");
    }

    /** As Kafka Streams gives it to the client, or to the broker that creates a topic. */
    private static String effective(String prefix, String name, Map<String, String> chosen) {
        Properties properties = properties(chosen);
        if (prefix.equals(StreamsConfig.TOPIC_PREFIX)) {
            return properties.getProperty(prefix + name);
        }
        StreamsConfig config = new StreamsConfig(properties);
        Map<String, Object> client = prefix.equals(StreamsConfig.PRODUCER_PREFIX)
                ? config.getProducerConfigs("client")
                : config.getMainConsumerConfigs("group", "client", 0);
        return String.valueOf(client.get(name));
    }

    private static String other(String value) {
        return switch (value) {
            case "earliest" -> "latest";
            case "zstd" -> "gzip";
            default -> String.valueOf(Long.parseLong(value) + 7);
        };
    }

    private static Properties properties(Map<String, String> kafka) {
        Properties properties = new Properties();
        new StreamsProperties(
                        "app",
                        "1",
                        "unused:9092",
                        Path.of("target/state"),
                        1,
                        CommitPace.DEFAULT_INTERVAL,
                        StoreMemory.DEFAULT_MEGABYTES,
                        RecordLimits.DEFAULT_READ,
                        "dead",
                        new HashMap<>(kafka))
                .toProperties()
                .forEach((key, value) -> properties.setProperty(
                        key.toString(), value instanceof Class<?> type ? type.getName() : value.toString()));
        return properties;
    }
}
