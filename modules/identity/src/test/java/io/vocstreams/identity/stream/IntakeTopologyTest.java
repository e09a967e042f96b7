package io.vocstreams.identity.stream;

import static io.vocstreams.identity.domain.Cast.cookie;
import static io.vocstreams.identity.domain.Cast.day;
import static io.vocstreams.identity.domain.Cast.email;
import static io.vocstreams.identity.domain.Cast.link;
import static io.vocstreams.identity.domain.Cast.login;
import static io.vocstreams.identity.domain.Cast.visit;
import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.contracts.RejectedRecord;
import io.vocstreams.contracts.Topics;
import io.vocstreams.model.Channel;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Header;
import io.vocstreams.model.IncomingKind;
import io.vocstreams.model.Operation;
import io.vocstreams.model.intake.RejectReason;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import io.vocstreams.platform.ledger.LedgerEntry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IntakeTopologyTest {

    private static final String WEB = Topics.inputOf(IncomingKind.WEB);

    private final Tasks tasks = new Tasks(1, Policies.DEFAULT, new Random(1));

    @AfterEach
    void close() {
        tasks.close();
    }

    @Test
    void shouldRefuseBytesThatAreNoRecord() {
        byte[] garbage = "no avro".getBytes(StandardCharsets.UTF_8);
        tasks.raw(WEB, garbage);

        RejectedRecord rejected = onlyRejected();
        assertThat(rejected.rejection().reason()).isEqualTo(RejectReason.UNDECODABLE);
        assertThat(rejected.source().value()).isEqualTo(garbage);
        assertThat(rejected.source().topic()).isEqualTo(WEB);
        assertThat(rejected.stage()).isEqualTo("identity");
    }

    @Test
    void shouldRefuseWhatIsTooLargeBeforeAllElse() {
        tasks.raw(WEB, new byte[1024 * 1024]);

        RejectedRecord rejected = onlyRejected();
        assertThat(rejected.rejection().reason()).isEqualTo(RejectReason.TOO_LARGE);
        assertThat(rejected.length()).isEqualTo(1024 * 1024 + 1);
        assertThat(rejected.source().size()).isEqualTo(16 * 1024);
        assertThat(tasks.ledger().get("identity/0/" + WEB + "/0"))
                .returns(1L, LedgerEntry::consumed)
                .returns(Map.of("TOO_LARGE", 1L), LedgerEntry::rejected);
    }

    @Test
    void shouldJudgeARecordOfTheLargestSize() {
        tasks.raw(WEB, new byte[1024 * 1024 - 1]);

        assertThat(onlyRejected().rejection().reason()).isEqualTo(RejectReason.UNDECODABLE);
        assertThat(tasks.deadLetters()).isZero();
    }

    @Test
    void shouldRefuseANullValue() {
        tasks.raw(Topics.IDENTITY_LINKS, null);

        assertThat(onlyRejected().rejection().reason()).isEqualTo(RejectReason.UNDECODABLE);
    }

    @Test
    void shouldRefuseAMissingField() {
        tasks.bring(visit(" ", day(0), cookie("c")));

        assertThat(onlyRejected().rejection().reason()).isEqualTo(RejectReason.MISSING_FIELD);
    }

    @Test
    void shouldRefuseAnInteractionOfNobody() {
        tasks.bring(visit("e1", day(0), cookie("null")));

        assertThat(onlyRejected().rejection().reason()).isEqualTo(RejectReason.NO_USABLE_IDENTIFIER);
    }

    @Test
    void shouldRefuseALinkThatPointsTheWrongWay() {
        tasks.bring(link("l1", login("anna"), email("hash"), day(0)));

        assertThat(onlyRejected().rejection().reason()).isEqualTo(RejectReason.LINK_INVALID);
    }

    @Test
    void shouldRefuseAnImpossibleScale() {
        tasks.bring(nps(1, 10, 5));

        assertThat(onlyRejected().rejection().reason()).isEqualTo(RejectReason.SCALE_INVALID);
    }

    @Test
    void shouldRefuseAValueOutsideItsScale() {
        tasks.bring(nps(0, 10, 11));

        assertThat(onlyRejected().rejection().reason()).isEqualTo(RejectReason.VALUE_OUT_OF_RANGE);
    }

    @Test
    void shouldRefuseWhatHasNotHappenedYet() {
        tasks.bring(visit("e1", Tasks.TODAY.plus(Duration.ofMinutes(6)), cookie("c")));

        assertThat(onlyRejected().rejection().reason()).isEqualTo(RejectReason.TIME_IN_FUTURE);
    }

    @Test
    void shouldRefuseWhatIsOlderThanTheHorizon() {
        watermarkAt(60);
        tasks.bring(visit("edge", day(30), cookie("c")));
        tasks.bring(visit("late", day(30).minusMillis(1), cookie("c")));

        RejectedRecord rejected = onlyRejected();
        assertThat(rejected.rejection().reason()).isEqualTo(RejectReason.TOO_LATE);
        assertThat(rejected.source().key()).isEqualTo(new byte[] {7});
    }

    @Test
    void shouldCallADuplicateBeyondTheHorizonTooLate() {
        tasks.bring(visit("e1", day(0), cookie("c")));
        watermarkAt(60);
        tasks.bring(visit("e1", day(0), cookie("c")));

        assertThat(onlyRejected().rejection().reason()).isEqualTo(RejectReason.TOO_LATE);
    }

    @Test
    void shouldNeverFindALinkTooLate() {
        watermarkAt(60);
        tasks.bring(link("l1", cookie("d"), login("anna"), day(0)));

        assertThat(tasks.rejected()).isEmpty();
    }

    @Test
    void shouldNotLetARefusedRecordMoveTheWatermark() {
        watermarkAt(1);
        tasks.bring(visit("future", Tasks.TODAY.plus(Duration.ofDays(400)), cookie("c")));
        tasks.settle();
        tasks.bring(visit("e1", day(-28), cookie("c")));

        assertThat(tasks.rejected())
                .extracting(record -> record.rejection().reason())
                .containsExactly(RejectReason.TIME_IN_FUTURE);
    }

    @Test
    void shouldAccountForEveryRecord() {
        tasks.bring(visit("e1", day(0), cookie("c")));
        tasks.bring(visit("e1", day(0), cookie("c")));
        tasks.bring(visit("e2", day(0), cookie("null")));
        tasks.bring(visit("e3", day(0), cookie("c")));

        assertThat(tasks.ledger())
                .containsEntry(
                        "identity/0/" + WEB + "/0",
                        new LedgerEntry("identity", 0, WEB, 0, 4, 4, 2, 1, 0, Map.of("NO_USABLE_IDENTIFIER", 1L)));
    }

    private void watermarkAt(int days) {
        tasks.bring(visit("now", day(days), cookie("clock")));
        tasks.pass(0, Duration.ofSeconds(30));
        // The other inputs are idle now; this one speaks again.
        tasks.bring(visit("now-2", day(days), cookie("clock")));
        tasks.settle();
    }

    private RejectedRecord onlyRejected() {
        List<RejectedRecord> rejected = tasks.rejected();
        assertThat(rejected).hasSize(1);
        return rejected.get(0);
    }

    private static Feedback nps(int min, int max, int value) {
        Header header =
                new Header("f1", 0, Operation.UPSERT, "survey", day(0), null, List.of(cookie("c")), Map.of(), Map.of());
        return new Feedback(
                header,
                "s1",
                "q1",
                Metric.NPS,
                min,
                max,
                Polarity.HIGHER_IS_BETTER,
                Feedback.Status.ANSWERED,
                value,
                null,
                null,
                Channel.WEB,
                null,
                null,
                null);
    }
}
