package io.vocstreams.systemtests.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vocstreams.contracts.InputRecord;
import io.vocstreams.model.Consent;
import io.vocstreams.model.CustomerProfile;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.Interaction;
import io.vocstreams.platform.config.Settings;
import io.vocstreams.testkit.Input;
import io.vocstreams.testkit.Tables;
import io.vocstreams.testkit.TablesDifference;
import io.vocstreams.testkit.World;
import io.vocstreams.testkit.oracle.BatchOracle;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.core.ConditionTimeoutException;

/** What must hold after every fault, always the same: sections 10.1 to 10.3 of the contract. */
final class Verdict {

    /** With an idle timeout of two seconds: nothing more comes of its own after so long. */
    private static final Duration QUIET = Duration.ofSeconds(4);

    private static final int SHOWN = 10;

    private final Settings settings;
    private final Witness witness;

    Verdict(Settings settings, Witness witness) {
        this.settings = settings;
        this.witness = witness;
    }

    /** Waits until all is at rest and then demands the tables, the accounts and the stories of an undisturbed run. */
    void demand(List<InputRecord> played, Duration longest) {
        awaitRest(longest);
        // The clock of the stages follows the wall clock in steps, and so may be a step behind the oracle's.
        awaitNone("tables", () -> differences(played));
        assertThat(History.read(settings).problems()).as("stories of keys").isEmpty();
        demandAccounts();
        assertThat(witness.contradictions()).as("what a reader saw").isEmpty();
        assertThat(witness.count()).as("records a reader saw").isPositive();
    }

    /** A look may come between a watermark and its entry. */
    void demandAccounts() {
        awaitNone("ledger", () -> new Accounts(settings).problems());
    }

    private static void awaitNone(String what, Supplier<List<?>> problems) {
        try {
            await().atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> problems.get().isEmpty());
        } catch (ConditionTimeoutException some) {
            assertThat(problems.get()).as(what).isEmpty();
        }
    }

    void awaitRest(Duration longest) {
        try (Backlog backlog = new Backlog(settings)) {
            AtomicReference<Map<TopicPartition, Long>> ends = new AtomicReference<>(Map.of());
            AtomicReference<Instant> since = new AtomicReference<>(Instant.now());
            AtomicReference<List<String>> reasons = new AtomicReference<>(List.of("something is still written"));
            try {
                await().atMost(longest)
                        .pollInterval(Duration.ofMillis(300))
                        .ignoreExceptions()
                        .until(() -> {
                            Map<TopicPartition, Long> now = backlog.ends();
                            if (!Objects.equals(ends.getAndSet(now), now)) {
                                since.set(Instant.now());
                                return false;
                            }
                            if (Objects.requireNonNull(since.get()).plus(QUIET).isAfter(Instant.now())) {
                                return false;
                            }
                            List<String> unfinished = backlog.unfinished();
                            reasons.set(unfinished);
                            return unfinished.isEmpty();
                        });
            } catch (ConditionTimeoutException restless) {
                assertThat(reasons.get()).as("at rest after " + longest).isEmpty();
                throw restless;
            }
        }
    }

    private List<TablesDifference> differences(List<InputRecord> played) {
        Instant now = Instant.now();
        Input[] inputs = played.stream()
                // The oracle judges no arrival: what is refused for its time is not among the records that count.
                .filter(record -> record.time().isBefore(now))
                // Nor does it know consents: no table that it has follows from them.
                .filter(record -> !(record.value() instanceof Consent))
                .map(Verdict::input)
                .toArray(Input[]::new);
        Tables expected = BatchOracle.run(World.of(now, inputs));
        Tables published = History.read(settings).tables();
        published.customers().putAll(expected.customers());
        return TablesDifference.between(expected, published).stream()
                .limit(SHOWN)
                .toList();
    }

    private static Input input(InputRecord record) {
        if (record.value() instanceof Interaction interaction) {
            return new Input.Happened(interaction);
        }
        return record.value() instanceof IdentityLink link
                ? new Input.Linked(link)
                : new Input.Profiled((CustomerProfile) record.value());
    }
}
