package io.vocstreams.journey.stream;

import static io.vocstreams.journey.stream.Interactions.belongs;
import static io.vocstreams.journey.stream.Interactions.nps;
import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.internal.WatermarkCodec;
import io.vocstreams.platform.ledger.LedgerEntry;
import io.vocstreams.platform.time.Sequence;
import io.vocstreams.platform.time.Watermark;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No bytes on any input stop a partition, and each record has one outcome. */
class PoisonTopologyTest {

    private final JourneyDriver driver = new JourneyDriver();

    @AfterEach
    void close() {
        driver.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                Topics.INTERACTIONS,
                Topics.IDENTITY_CONSENTS,
                Topics.JOURNEY_EXCHANGE,
                Topics.IDENTITY_WATERMARKS
            })
    void shouldSendWhatNobodyCanReadToTheDeadLettersAndGoOn(String topic) {
        List<byte @Nullable []> poison = poison();
        poison.forEach(value -> driver.raw(topic, new TestRecord<>(new byte[] {-1}, value)));
        driver.interaction(belongs("anna", nps("f", JourneyDriver.NOW.minus(Duration.ofDays(1)), 9)));

        assertThat(driver.deadLetters()).isEqualTo(poison.size());
        assertThat(driver.attributions()).hasSize(1);
        assertThat(last(topic).deadLettered()).isEqualTo(poison.size());
    }

    @Test
    void shouldRefuseProfilesThatNobodyCanRead() {
        List<byte @Nullable []> poison = poison();
        poison.forEach(value -> driver.raw(Topics.CUSTOMERS, new TestRecord<>(null, value)));

        // A null value forgets somebody, but there is no key that says whom.
        assertThat(driver.rejected()).hasSize(poison.size());
        assertThat(last(Topics.CUSTOMERS).rejected())
                .isEqualTo(Map.of("UNDECODABLE", poison.size() - 1L, "MISSING_FIELD", 1L));
    }

    @Test
    void shouldNotWaitForATaskThatDoesNotExist() {
        driver.raw(
                Topics.IDENTITY_WATERMARKS,
                new TestRecord<>(new byte[0], WatermarkCodec.toBytes(new Watermark(7, false, 5, 1))));

        assertThat(driver.deadLetters()).isEqualTo(1);
    }

    @Test
    void shouldGiveAnInteractionWithABrokenRunningNumberOneOutcome() {
        Headers headers = new RecordHeaders().add(Sequence.HEADER, new byte[] {-1});
        driver.raw(Topics.INTERACTIONS, new TestRecord<>(new byte[0], new byte[] {1}, headers));

        assertThat(driver.deadLetters()).isEqualTo(1);
        assertThat(last(Topics.INTERACTIONS))
                .returns(1L, LedgerEntry::consumed)
                .returns(1L, LedgerEntry::deadLettered)
                .returns(0L, LedgerEntry::accepted);
    }

    private LedgerEntry last(String topic) {
        return driver.ledger().stream()
                .filter(entry -> entry.sourceTopic().equals(topic))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    /** Null, empty, wrong first bytes, messages that are cut off, and counts that ask for all memory there is. */
    private static List<byte @Nullable []> poison() {
        List<byte @Nullable []> poison = new ArrayList<>();
        poison.add(null);
        poison.add(new byte[0]);
        poison.add(new byte[] {0, 127, 127, 127, 127, 5});
        poison.add("no avro".getBytes(StandardCharsets.UTF_8));
        for (int kind = 0; kind < 7; kind++) {
            byte[] huge = new byte[12];
            Arrays.fill(huge, (byte) -1);
            huge[0] = 1;
            huge[1] = (byte) kind;
            huge[6] = 7;
            poison.add(huge);
            poison.add(new byte[] {1, (byte) kind});
        }
        return poison;
    }
}
