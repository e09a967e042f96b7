package io.vocstreams.app.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.app.TextTable;
import io.vocstreams.model.Operation;
import io.vocstreams.model.experiment.Experiment;
import io.vocstreams.model.experiment.ExperimentPlan;
import io.vocstreams.model.experiment.Readout;
import io.vocstreams.model.score.Days;
import io.vocstreams.model.score.Elapsed;
import io.vocstreams.model.score.Finality;
import io.vocstreams.model.score.Rate;
import io.vocstreams.model.score.RateCounts;
import io.vocstreams.model.score.RateKey;
import io.vocstreams.model.score.RateSeries;
import io.vocstreams.model.score.WindowSize;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReadoutRowsTest {

    private static final Instant START = Instant.parse("2026-08-24T00:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @Test
    void shouldPrintALineForEachVariantTheControlFirst() {
        ReadoutRows rows = rows(List.of(
                rate("tried", "blue", Readout.SIZE, 20, 40),
                rate("tried", "green", Readout.SIZE, 55, 5),
                // Neither another window nor another measure is looked at.
                rate("tried", "green", WindowSize.ROLLING_28_DAYS, 0, 600),
                rate("other", "green", Readout.SIZE, 0, 600)));

        assertThat(rows.lines()).hasSize(2);
        assertThat(rows.lines().get(0))
                .startsWith("button,2026-08-24T00:00:00Z,2026-11-23T00:00:00Z,0,,,blue,0.5,0,60,33.3");
        assertThat(rows.lines().get(1)).contains(",green,0.5,0,60,91.6").contains(",BETTER,58.3");
        TextTable table = ReadoutRows.table();
        rows.addTo(table);
        assertThat(table.lines(TextTable.UNLIMITED))
                .anyMatch(line -> line.contains("green") && line.contains("BETTER"));
    }

    @Test
    void shouldSayWhatIsPlannedWhereNothingIsKnown() {
        ReadoutRows rows = rows(List.of());

        assertThat(rows.view())
                .containsEntry("experimentId", "button")
                .containsEntry("startAt", "2026-11-01")
                .containsEntry("chiSquare", null)
                .containsKey("arms");
        assertThat(rows.lines().get(1)).contains("green,0.5,0,0,,TOO_FEW,,");
    }

    private static ReadoutRows rows(List<Rate> rates) {
        ExperimentPlan plan = new ExperimentPlan(
                "button",
                0,
                Operation.UPSERT,
                Map.of("blue", 0.5, "green", 0.5),
                "blue",
                null,
                null,
                "tried",
                200,
                0.05,
                LocalDate.of(2026, 11, 1),
                null);
        PublishedArms arms = new PublishedArms(List.of(), rates);
        return new ReadoutRows(new Experiment(plan, 1, START), Readout.of(plan, TODAY, new Days(ZoneOffset.UTC), arms));
    }

    private static Rate rate(String measure, String variant, WindowSize size, long successes, long failures) {
        RateCounts counts = new RateCounts(0, successes, failures, Elapsed.NONE);
        return new Rate(
                new RateKey(new RateSeries(measure, 1, "arm=button/" + variant), size, START),
                START,
                counts,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Finality.PROVISIONAL,
                1,
                Set.of(),
                START,
                "any/1");
    }
}
