package io.vocstreams.journey.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import io.vocstreams.model.score.Reason;
import io.vocstreams.model.score.Scale;
import io.vocstreams.model.score.ScoreDelta;
import io.vocstreams.model.score.Series;
import io.vocstreams.model.score.Slot;
import io.vocstreams.model.score.WindowSize;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PendingDeltasTest {

    private static final Scale CSAT = new Scale(Metric.CSAT, 1, 3, Polarity.HIGHER_IS_BETTER);
    private static final Slot ALL = new Slot(new Series(CSAT, Series.TOTAL), WindowSize.HOUR, 0, 0);
    private static final Slot WEB = new Slot(new Series(CSAT, "channel=WEB"), WindowSize.HOUR, 0, 0);
    private static final Counts ONE = new Counts(new long[] {0, 0, 1}, 1, 0, 0);
    private static final Counts TWO = new Counts(new long[] {0, 0, 2}, 2, 0, 0);

    private final PendingDeltas<Series, Counts, ScoreDelta> pending = new PendingDeltas<>(
            (one, other) -> new ScoreDelta(one.slot(), one.change().plus(other.change()), one.reason()));

    @Test
    void shouldSendOneDeltaForManyChangesOfOneSlot() {
        pending.add(new ScoreDelta(ALL, ONE, Reason.NEW_RESPONSE));
        pending.add(new ScoreDelta(WEB, ONE, Reason.NEW_RESPONSE));
        pending.add(new ScoreDelta(ALL, ONE, Reason.NEW_RESPONSE));

        assertThat(pending.size()).isEqualTo(2);
        assertThat(take())
                .containsExactly(
                        new ScoreDelta(ALL, TWO, Reason.NEW_RESPONSE), new ScoreDelta(WEB, ONE, Reason.NEW_RESPONSE));
        assertThat(take()).isEmpty();
    }

    @Test
    void shouldSayNothingOfChangesThatCancelOut() {
        pending.add(new ScoreDelta(ALL, ONE, Reason.REASSIGNED));
        pending.add(new ScoreDelta(ALL, Counts.none(3).minus(ONE), Reason.REASSIGNED));

        assertThat(take()).isEmpty();
    }

    @Test
    void shouldKeepReasonsApart() {
        pending.add(new ScoreDelta(ALL, ONE, Reason.NEW_RESPONSE));
        pending.add(new ScoreDelta(ALL, ONE, Reason.REASSIGNED));

        assertThat(take()).extracting(ScoreDelta::reason).containsExactly(Reason.NEW_RESPONSE, Reason.REASSIGNED);
    }

    private List<ScoreDelta> take() {
        List<ScoreDelta> taken = new ArrayList<>();
        pending.take((series, deltas) -> {
            assertThat(deltas).allMatch(delta -> delta.slot().series().equals(series));
            taken.addAll(deltas);
        });
        return taken;
    }
}
