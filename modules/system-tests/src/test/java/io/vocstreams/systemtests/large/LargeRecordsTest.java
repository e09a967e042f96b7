package io.vocstreams.systemtests.large;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.app.cluster.StageCatalogue;
import io.vocstreams.contracts.Topics;
import io.vocstreams.journey.measures.MeasureFile;
import io.vocstreams.platform.ledger.LedgerEntry;
import io.vocstreams.systemtests.driver.Layout;
import io.vocstreams.systemtests.driver.Outcome;
import io.vocstreams.systemtests.driver.PipelineDriver;
import io.vocstreams.systemtests.driver.Policies;
import io.vocstreams.systemtests.laws.Books;
import io.vocstreams.testkit.Input;
import io.vocstreams.testkit.Tables;
import io.vocstreams.testkit.World;
import io.vocstreams.testkit.plain.PlainImplementation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Any text of any record may be so long that something which follows from it is too large to be written: that record is
 * kept, the books balance, and the others' results are as if it had not been there.
 */
@Tag("once")
class LargeRecordsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    /** Small, so that texts need not be very long. */
    private static final int WRITABLE = 48 * 1024;

    private static final List<Integer> LENGTHS = List.of(WRITABLE / 5, WRITABLE / 3, WRITABLE * 2 / 3, WRITABLE * 2);

    /** Bytes of a record with a long text in it; what has none has fewer. */
    private static final int TELLING = 5_000;

    /** Outputs that tell numbers and names of ours, and nothing that a record brings. */
    private static final Set<String> WITHOUT_TEXTS = Set.of(
            Topics.LEDGER,
            Topics.IDENTITY_WATERMARKS,
            "changes-by-task",
            "entries-by-source",
            "watermarks-by-source",
            "waiting-by-task",
            "measures-by-name",
            "rate-boundaries-by-day",
            // Only what is much waits here: BacklogTopologyTest.
            "ranges-by-identifier");

    /** Outputs to which nothing comes here: no rule opens a case or tells anybody, and nobody plans an experiment. */
    private static final Set<String> UNUSED = Set.of(
            Topics.ACTIONS_CLAIMS,
            Topics.AT_RISK,
            Topics.GUIDANCE,
            Topics.IDENTITY_CONSENTS,
            "looks-by-time",
            "plans-by-experiment",
            "rules-by-customer",
            "operations",
            "customers-by-subject",
            "claims-by-guidance",
            "guidance-looks-by-time");

    private static final Pattern STOPPED_AT = Pattern.compile("A record of \\d+ bytes for (\\S+) is larger");

    private final Map<String, Integer> largest = new TreeMap<>();
    private final Set<String> stopping = new TreeSet<>();

    @Test
    void shouldKeepWhatGrowsAndGoOnWithAllOthers() {
        for (int length : LENGTHS) {
            Random random = new Random(length);
            LargeCustomers customers = new LargeCustomers(NOW.minusSeconds(7_200));
            List<Input> others = customers.others();
            Policies policies =
                    Policies.patient(World.of(null)).writing(WRITABLE).measuring(MeasureFile.shipped());
            try (PipelineDriver pipeline = new PipelineDriver(policies, Layout.of(2), NOW, random)) {
                List<Input> all = new ArrayList<>(customers.of(length));
                others.forEach(input -> all.add(random.nextInt(all.size()), input));
                all.forEach(pipeline::bringAnywhere);

                pipeline.runUntilQuiet();

                World known = World.of(pipeline.now(), others.toArray(Input[]::new));
                assertThat(ofOthers(pipeline.outcome().tables())).isEqualTo(PlainImplementation.run(known));
                Books.shouldBalance(pipeline.outcome());
                shouldBeKept(pipeline.outcome());
                look(pipeline);
            }
        }
        assertThat(stopping).as("outputs that were too large").contains("identity/voc.identity.hops.v1");
        // None was written that is too large: the driver would have failed.
        largest.values().removeIf(size -> size > TELLING);
        largest.keySet().removeAll(stopping);
        largest.keySet().removeIf(output -> WITHOUT_TEXTS.contains(output.substring(output.indexOf('/') + 1)));
        largest.keySet()
                .removeIf(output ->
                        output.startsWith("actions/") || UNUSED.contains(output.substring(output.indexOf('/') + 1)));
        assertThat(largest).as("outputs to which no long text has come").isEmpty();
    }

    /** Whole, or its head and its length. */
    private void shouldBeKept(Outcome outcome) {
        assertThat(outcome.ledger().stream()
                        .mapToLong(LedgerEntry::deadLettered)
                        .sum())
                .isEqualTo(outcome.deadLetters());
        for (ConsumerRecord<byte[], byte[]> letter : outcome.log(Topics.DEAD_LETTERS)) {
            String source = header(letter, "topic");
            int partition = Integer.parseInt(header(letter, "partition"));
            ConsumerRecord<byte[], byte[]> whole = outcome.log(source).stream()
                    .filter(record -> record.partition() == partition
                            && record.offset() == Long.parseLong(header(letter, "offset")))
                    .findFirst()
                    .orElseThrow();
            if (letter.headers().lastHeader("__streams.errors.length") == null) {
                assertThat(letter.value()).isEqualTo(whole.value());
            } else {
                assertThat(letter.value()).hasSizeLessThanOrEqualTo(16 * 1024);
                assertThat(Integer.parseInt(header(letter, "length"))).isGreaterThanOrEqualTo(whole.value().length);
            }
            Matcher where = STOPPED_AT.matcher(header(letter, "message"));
            assertThat(where.find()).as(header(letter, "message")).isTrue();
            stopping.add(Outputs.nameOf(source, where.group(1)));
        }
    }

    private void look(PipelineDriver pipeline) {
        for (String stage : StageCatalogue.STAGES) {
            for (String output : Outputs.of(stage)) {
                int size = output.startsWith("voc.")
                        ? pipeline.outcome().largest(output)
                        : pipeline.largestOfChangelogs().getOrDefault("voc-" + stage + "-" + output + "-changelog", 0);
                largest.merge(stage + "/" + output, size, Math::max);
            }
        }
    }

    private static Tables ofOthers(Tables all) {
        all.customers().values().removeIf(customer -> !customer.startsWith("other-"));
        all.journeys().values().removeIf(journey -> !journey.customerId().startsWith("other-"));
        all.attributions()
                .values()
                .removeIf(attribution -> !attribution.customerId().startsWith("other-"));
        all.readings()
                .values()
                .removeIf(reading -> !reading.content().customerId().startsWith("other-"));
        all.scores().keySet().removeIf(key -> !key.startsWith("NPS|"));
        // They count all customers together.
        all.rates().clear();
        return all;
    }

    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        return new String(
                letter.headers().lastHeader("__streams.errors." + name).value(), StandardCharsets.UTF_8);
    }
}
