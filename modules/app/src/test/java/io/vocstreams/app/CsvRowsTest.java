package io.vocstreams.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.contracts.json.Views;
import io.vocstreams.model.score.Finality;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import io.vocstreams.model.score.Reason;
import io.vocstreams.model.score.Scale;
import io.vocstreams.model.score.Score;
import io.vocstreams.model.score.ScoreKey;
import io.vocstreams.model.score.Series;
import io.vocstreams.model.score.WindowSize;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CsvRowsTest {

    private static final Instant NOVEMBER = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant DECEMBER = Instant.parse("2026-12-01T00:00:00Z");

    private final CsvRows rows = CsvRows.of("Score");

    @Test
    void shouldHaveAColumnForWhateverTheJsonSays() {
        assertThat(rows.columns()).containsExactlyElementsOf(Views.of(score()).keySet());
        assertThat(rows.header()).startsWith("key,metric,scaleMin,").endsWith(",asOf,definition");
    }

    @Test
    void shouldQuoteWhatHoldsACommaAndLeaveEmptyWhatIsNot() {
        assertThat(rows.line(Views.of(score())))
                .isEqualTo("\"CSAT|1-3|HIGHER_IS_BETTER|channel=WEB,stage=USE|P1M|2026-11-01T00:00:00Z\","
                        + "CSAT,1,3,HIGHER_IS_BETTER,\"channel=WEB,stage=USE\",P1M,2026-11-01T00:00:00Z,"
                        + "2026-12-01T00:00:00Z,3,2,1,0,1 0 2,,,,66.5,,,,PROVISIONAL,4,NEW_RESPONSE,"
                        + "2026-11-01T00:00:00Z,csat-top-box-wilson/1");
    }

    private static Score score() {
        Scale scale = new Scale(Metric.CSAT, 1, 3, Polarity.HIGHER_IS_BETTER);
        return new Score(
                new ScoreKey(new Series(scale, "channel=WEB,stage=USE"), WindowSize.MONTH, NOVEMBER),
                DECEMBER,
                3,
                2,
                1,
                0,
                List.of(1L, 0L, 2L),
                null,
                null,
                null,
                66.5,
                null,
                null,
                null,
                Finality.PROVISIONAL,
                4,
                Set.of(Reason.NEW_RESPONSE),
                NOVEMBER,
                "csat-top-box-wilson/1");
    }
}
