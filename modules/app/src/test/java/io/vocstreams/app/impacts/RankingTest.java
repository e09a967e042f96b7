package io.vocstreams.app.impacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.vocstreams.model.score.Finality;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import io.vocstreams.model.score.Scale;
import io.vocstreams.model.score.Score;
import io.vocstreams.model.score.ScoreKey;
import io.vocstreams.model.score.Series;
import io.vocstreams.model.score.WindowSize;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RankingTest {

    private static final Scale NPS = new Scale(Metric.NPS, 0, 10, Polarity.HIGHER_IS_BETTER);
    private static final Instant END = Instant.parse("2026-11-29T00:00:00Z");
    private static final Ranking BY_CHANNEL = new Ranking(Metric.NPS, "channel", "rolling-P28D", null);

    private final List<Score> scores = new ArrayList<>(List.of(
            nps("*", END, 400, 350, 250),
            nps("channel=CALL_CENTER", END, 10, 20, 70),
            nps("channel=WEB", END, 195, 165, 90),
            nps("channel=APP", END, 195, 165, 90),
            nps("channel=WEB,stage=SUPPORT", END, 10, 20, 70)));

    @Test
    void shouldRankPartsByWhatTheyAddAndTieWhatOverlaps() {
        List<RankedImpact> ranked = BY_CHANNEL.of(scores);

        assertThat(ranked)
                .extracting(RankedImpact::rank, one -> one.part().key().series().breakdown())
                .containsExactly(tuple(1, "channel=APP"), tuple(1, "channel=WEB"), tuple(3, "channel=CALL_CENTER"));
        assertThat(ranked.get(2).impact().impact()).isCloseTo(-8.333333, within(5e-7));
        assertThat(ranked.get(2).view())
                .containsEntry("breakdown", "channel=CALL_CENTER")
                .containsEntry("scoreOfAll", 15.0)
                .containsEntry("responses", 100L);
    }

    @Test
    void shouldTakeTheLastWindowInWhichAnythingCanBeSaid() {
        Instant tomorrow = END.plus(Duration.ofDays(1));
        scores.add(nps("*", tomorrow, 10, 9, 10));
        scores.add(nps("channel=WEB", tomorrow, 10, 9, 9));
        Collections.shuffle(scores);

        assertThat(BY_CHANNEL.of(scores))
                .hasSize(3)
                .allSatisfy(one -> assertThat(one.all().windowEnd()).isEqualTo(END));
        assertThat(new Ranking(Metric.NPS, "channel", "rolling-P28D", tomorrow).of(scores))
                .isEmpty();
    }

    @Test
    void shouldRankThemesOfWhichAnAnswerHasSeveral() {
        scores.add(nps("theme=price", END, 10, 20, 70));
        scores.add(nps("theme=staff", END, 300, 150, 50));
        scores.add(nps("theme=taste", END, 300, 150, 50));
        scores.add(nps("function=finance", END, 10, 20, 70));

        List<RankedImpact> ranked = new Ranking(Metric.NPS, "theme", "rolling-P28D", null).of(scores);

        assertThat(ranked)
                .extracting(RankedImpact::rank, one -> one.part().key().series().breakdown())
                .containsExactly(tuple(1, "theme=staff"), tuple(1, "theme=taste"), tuple(3, "theme=price"));
        assertThat(ranked.get(2).impact().impact()).isCloseTo(-8.333333, within(5e-7));
    }

    @Test
    void shouldLookAtNothingElse() {
        assertThat(new Ranking(Metric.CSAT, "channel", "rolling-P28D", null).of(scores))
                .isEmpty();
        assertThat(new Ranking(Metric.NPS, "store", "rolling-P28D", null).of(scores))
                .isEmpty();
        assertThat(new Ranking(Metric.NPS, "channel", "P1D", null).of(scores)).isEmpty();
        assertThat(new Ranking(Metric.NPS, "channel=WEB", "rolling-P28D", null).of(scores))
                .hasSize(1);
    }

    private static Score nps(String breakdown, Instant end, long promoters, long passives, long detractors) {
        List<Long> histogram = new ArrayList<>(Collections.nCopies(11, 0L));
        histogram.set(0, detractors);
        histogram.set(7, passives);
        histogram.set(10, promoters);
        long n = promoters + passives + detractors;
        return new Score(
                new ScoreKey(new Series(NPS, breakdown), WindowSize.ROLLING_28_DAYS, end.minus(Duration.ofDays(28))),
                end,
                n,
                n,
                0,
                0,
                histogram,
                promoters,
                passives,
                detractors,
                100.0 * (promoters - detractors) / n,
                null,
                null,
                null,
                Finality.PROVISIONAL,
                1,
                Set.of(),
                end,
                "x");
    }
}
