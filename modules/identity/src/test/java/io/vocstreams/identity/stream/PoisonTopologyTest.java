package io.vocstreams.identity.stream;

import static io.vocstreams.identity.domain.Cast.cookie;
import static io.vocstreams.identity.domain.Cast.day;
import static io.vocstreams.identity.domain.Cast.visit;
import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.contracts.RejectedRecord;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.internal.WatermarkCodec;
import io.vocstreams.model.intake.RejectReason;
import io.vocstreams.platform.ledger.LedgerEntry;
import io.vocstreams.platform.time.Watermark;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No bytes on any input stop a partition, and each record has one outcome. */
class PoisonTopologyTest {

    private static final byte[] KEY = "cookie-id:c".getBytes(StandardCharsets.UTF_8);

    private final Tasks tasks = new Tasks(1, Policies.DEFAULT, new Random(1));

    @AfterEach
    void close() {
        tasks.close();
    }

    static Stream<String> inputs() {
        return Partitions.INPUTS.stream();
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void shouldRefuseWhatIsNoRecordAndGoOn(String topic) {
        List<byte @Nullable []> poison = poison();
        poison.forEach(value -> tasks.raw(topic, value));
        tasks.bring(visit("e1", day(0), cookie("c")));

        assertThat(tasks.rejected())
                .extracting(RejectedRecord::rejection)
                .hasSize(poison.size())
                .allSatisfy(rejection -> {
                    assertThat(rejection.reason()).isEqualTo(RejectReason.UNDECODABLE);
                    assertThat(rejection.detail()).startsWith("the value ");
                });
        assertThat(tasks.published()).hasSize(1);
    }

    @Test
    void shouldSendAMessageNobodyCanReadToTheDeadLettersAndGoOn() {
        List<byte @Nullable []> poison = poison();
        poison.forEach(value -> tasks.hop(KEY, value));
        poison.forEach(value -> tasks.hop(null, value));
        tasks.hop(new byte[] {-1, 7}, new byte[] {1, 4});
        tasks.hop(null, WatermarkCodec.toBytes(new Watermark(9, false, 0, 1)));
        tasks.bring(visit("e1", day(0), cookie("c")));

        int expected = 2 * poison.size() + 2;
        assertThat(tasks.deadLetters()).isEqualTo(expected);
        assertThat(tasks.published()).hasSize(1);
        LedgerEntry entry = tasks.ledger().get("identity/0/" + Topics.IDENTITY_HOPS + "/0");
        assertThat(entry)
                .returns((long) expected, LedgerEntry::consumed)
                .returns((long) expected, LedgerEntry::deadLettered)
                .returns((long) expected, LedgerEntry::nextOffset);
    }

    /**
     * Null, empty, a wrong first byte, forms cut off after each length, and counts that ask for all memory there is.
     */
    private static List<byte @Nullable []> poison() {
        List<byte @Nullable []> poison = new ArrayList<>();
        poison.add(null);
        poison.add(new byte[0]);
        poison.add(new byte[] {0, 127, 127, 127, 127, 5});
        poison.add("no avro".getBytes(StandardCharsets.UTF_8));
        for (int kind = 0; kind < 6; kind++) {
            byte[] huge = new byte[12];
            Arrays.fill(huge, (byte) -1);
            huge[0] = 1;
            huge[1] = (byte) kind;
            huge[6] = 7;
            poison.add(huge);
            poison.add(new byte[] {1, (byte) kind});
        }
        byte[] random = new byte[200];
        new Random(3).nextBytes(random);
        random[0] = 0x7F;
        poison.add(random);
        return poison;
    }
}
