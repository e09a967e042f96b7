package io.vocstreams.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vocstreams.contracts.json.Views;
import io.vocstreams.model.score.Elapsed;
import io.vocstreams.model.score.Finality;
import io.vocstreams.model.score.Rate;
import io.vocstreams.model.score.RateCounts;
import io.vocstreams.model.score.RateKey;
import io.vocstreams.model.score.RateSeries;
import io.vocstreams.model.score.Reason;
import io.vocstreams.model.score.WindowSize;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateFilterTest {

    private static final Instant DAY = Instant.parse("2026-11-22T00:00:00Z");
    private static final List<Rate> RATES = List.of(
            rate("cart-completion", "*"),
            rate("cart-completion", "channel=WEB"),
            rate("browse-to-order", "path=WEB>STORE"));

    @Test
    void shouldListEachSeriesOnce() {
        List<Rate> twice = List.of(RATES.get(0), RATES.get(0), RATES.get(1));

        assertThat(RateRows.stocks(twice)).hasSize(2).first().satisfies(stock -> {
            assertThat(stock.windows()).isEqualTo(2);
            assertThat(RateRows.view(stock))
                    .containsEntry("measure", "cart-completion")
                    .containsEntry("breakdown", "*")
                    .containsEntry("sizes", List.of("P1D"))
                    .containsEntry("first", DAY.toString());
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "cart-complete ! ! --measure: there is no `cart-complete`; did you mean `cart-completion`? there are"
                        + " browse-to-order, cart-completion",
                "cart-completion ! path ! --breakdown: there is no `path`; there are channel, none",
                "! store ! --breakdown: there is no `store`; there are channel, none, path",
            })
    void shouldRefuseWhatNoRateHas(@Nullable String measure, @Nullable String breakdown, String problem) {
        RateFilter filter = new RateFilter(measure, breakdown, null, null, null);

        assertThatThrownBy(() -> filter.requireKnown(RATES))
                .isInstanceOf(InvalidUsage.class)
                .hasMessage(problem);
        assertThatCode(() -> filter.requireKnown(List.of())).doesNotThrowAnyException();
    }

    @Test
    void shouldTakeWhatIsAskedFor() {
        assertThat(RATES.stream().filter(new RateFilter("cart-completion", "none", "P1D", DAY, null)))
                .containsExactly(RATES.get(0));
        assertThat(RATES.stream().filter(new RateFilter(null, "path", null, null, null)))
                .containsExactly(RATES.get(2));
        assertThat(RATES.stream().filter(new RateFilter(null, null, "PT1H", null, null)))
                .isEmpty();
        assertThat(RATES.stream().filter(new RateFilter(null, null, null, DAY.plusMillis(1), null)))
                .isEmpty();
    }

    @Test
    void shouldPrintARateAsARow() {
        TextTable table = RateRows.table();
        RateRows.add(table, RATES.get(1));

        assertThat(table.lines().get(1).split(" +"))
                .containsExactly(
                        "cart-completion",
                        "1",
                        "channel=WEB",
                        "P1D",
                        "2026-11-22T00:00:00Z",
                        "6",
                        "1",
                        "2",
                        "3",
                        "40.00",
                        "-",
                        "-",
                        "3578",
                        "s",
                        "-",
                        "PROVISIONAL",
                        "7");
    }

    @Test
    void shouldPrintARateAsALineOfCsv() {
        CsvRows rows = CsvRows.of("Rate");

        assertThat(rows.header())
                .isEqualTo("key,measure,version,breakdown,size,windowStart,windowEnd,opportunities,pending,successes,"
                        + "failures,rate,low,high,elapsed,p50,p75,p90,p95,finality,revision,reasons,asOf,definition");
        assertThat(rows.line(Views.of(RATES.get(1))))
                .isEqualTo("cart-completion|1|channel=WEB|P1D|2026-11-22T00:00:00Z,cart-completion,1,channel=WEB,P1D,"
                        + "2026-11-22T00:00:00Z,2026-11-23T00:00:00Z,6,1,2,3,40.0,,,755:2,3578495.5,,,,"
                        + "PROVISIONAL,7,DECIDED,2026-11-22T00:00:00Z,rate-wilson/1");
    }

    private static Rate rate(String measure, String breakdown) {
        Elapsed hours = Elapsed.of(Duration.ofHours(1)).plus(Elapsed.of(Duration.ofHours(1)));
        return new Rate(
                new RateKey(new RateSeries(measure, 1, breakdown), WindowSize.DAY, DAY),
                DAY.plus(Duration.ofDays(1)),
                new RateCounts(1, 2, 3, hours),
                40.0,
                null,
                null,
                3_578_495.5,
                null,
                null,
                null,
                Finality.PROVISIONAL,
                7,
                Set.of(Reason.DECIDED),
                DAY,
                "rate-wilson/1");
    }
}
