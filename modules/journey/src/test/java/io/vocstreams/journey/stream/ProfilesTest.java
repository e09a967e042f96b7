package io.vocstreams.journey.stream;

import static io.vocstreams.journey.stream.Interactions.belongs;
import static io.vocstreams.journey.stream.Interactions.nps;
import static io.vocstreams.journey.stream.Interactions.profile;
import static io.vocstreams.journey.stream.JourneyDriver.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.contracts.RejectedRecord;
import io.vocstreams.contracts.Topics;
import io.vocstreams.model.intake.RejectReason;
import io.vocstreams.model.score.Reason;
import io.vocstreams.model.score.ScoreDelta;
import io.vocstreams.platform.ledger.LedgerEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProfilesTest {

    private static final Instant START = NOW.minus(Duration.ofDays(30));

    private final JourneyDriver driver = new JourneyDriver();

    @BeforeEach
    void answer() {
        driver.interaction(belongs("anna", nps("f", START, 9)));
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void shouldSendWhatAProfileChangesAsReassigned() {
        driver.deltas();

        driver.profile("anna", profile("anna", START, "gold"));

        List<ScoreDelta> deltas = driver.deltas();
        assertThat(deltas).extracting(ScoreDelta::reason).containsOnly(Reason.REASSIGNED);
        assertThat(deltas)
                .extracting(delta -> delta.slot().series().breakdown())
                .containsOnly("segment=gold", "segment=UNKNOWN");
    }

    @Test
    void shouldHoldTheLaterOfTwoVersionsOfOneMoment() {
        driver.profile("anna", profile("anna", START, "gold"));
        driver.profile("anna", profile("anna", START, "silver"));

        assertThat(segments()).containsExactly("segment=silver");
    }

    @Test
    void shouldFindTheCustomerWhateverTheKeyIs() {
        driver.profile("something else", profile("anna", START, "gold"));

        assertThat(segments()).containsExactly("segment=gold");
    }

    @Test
    void shouldForgetACustomersProfilesOnANullValue() {
        driver.profile("anna", profile("anna", START, "gold"));
        driver.profile("anna", null);

        assertThat(segments()).containsExactly("segment=UNKNOWN");
        assertThat(driver.size(ProfileStore.NAME)).isZero();
    }

    @Test
    void shouldRefuseProfilesThatSayTooLittle() {
        driver.profile(" ", null);
        driver.profile("anna", profile(" ", START, "gold"));
        driver.profile("anna", profile("anna", Instant.EPOCH, "gold"));
        driver.rawProfile("anna", new byte[] {1, 2, 3});
        driver.rawProfile("anna", new byte[1024 * 1024]);

        assertThat(driver.rejected())
                .extracting(RejectedRecord::rejection)
                .extracting(rejection -> rejection.reason())
                .containsExactly(
                        RejectReason.MISSING_FIELD,
                        RejectReason.MISSING_FIELD,
                        RejectReason.MISSING_FIELD,
                        RejectReason.UNDECODABLE,
                        RejectReason.TOO_LARGE);
    }

    @Test
    void shouldAccountForEveryRecord() {
        driver.profile("anna", profile("anna", START, "gold"));
        driver.profile(" ", null);

        List<LedgerEntry> entries = driver.ledger();

        assertThat(last(entries, Topics.INTERACTIONS))
                .returns(1L, LedgerEntry::consumed)
                .returns(1L, LedgerEntry::accepted);
        assertThat(last(entries, Topics.CUSTOMERS))
                .returns(2L, LedgerEntry::consumed)
                .returns(1L, LedgerEntry::accepted)
                .returns(Map.of("MISSING_FIELD", 1L), LedgerEntry::rejected);
    }

    private Set<String> segments() {
        return JourneyDriver.sum(driver.deltas()).keySet().stream()
                .map(slot -> slot.series().breakdown())
                .filter(series -> series.startsWith("segment"))
                .collect(Collectors.toSet());
    }

    private static LedgerEntry last(List<LedgerEntry> entries, String topic) {
        return entries.stream()
                .filter(entry -> entry.sourceTopic().equals(topic))
                .reduce((first, second) -> second)
                .orElseThrow();
    }
}
