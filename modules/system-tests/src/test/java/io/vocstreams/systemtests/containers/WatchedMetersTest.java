package io.vocstreams.systemtests.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.contracts.metrics.GatewayMeterSpecs;
import io.vocstreams.contracts.metrics.NotifyMeterSpecs;
import io.vocstreams.contracts.metrics.ServeMeterSpecs;
import io.vocstreams.contracts.metrics.VocMeters;
import io.vocstreams.platform.metrics.KafkaMeterSpec;
import io.vocstreams.platform.metrics.KafkaMeterSpecs;
import io.vocstreams.platform.metrics.MeterSpec;
import io.vocstreams.platform.metrics.MeterSpec.Kind;
import io.vocstreams.platform.metrics.ProcessMeterSpecs;
import io.vocstreams.platform.metrics.StageMeterSpecs;
import io.vocstreams.systemtests.containers.WatchFiles.Alert;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Dashboards and alerts use only what the catalogue of meters has; what is exposed is held against it elsewhere. */
class WatchedMetersTest {

    /** Of Prometheus itself. */
    private static final Map<String, Set<String>> ITS_OWN =
            Map.of("ALERTS", Set.of("alertstate"), "scrape_samples_scraped", Set.of());

    /** Prometheus says of every series where it comes from. */
    private static final Set<String> ON_ALL = Set.of("job", "instance");

    private final Map<String, Set<String>> known = known();

    private final List<PromQuery> queries = Stream.concat(
                    WatchFiles.dashboardQueries().stream(),
                    WatchFiles.alerts().stream().map(Alert::query))
            .toList();

    @Test
    void shouldUseOnlyMetricsThatExist() {
        assertThat(queries)
                .allSatisfy(
                        query -> assertThat(known.keySet()).as(query.toString()).containsAll(query.metrics()));
    }

    @Test
    void shouldUseOnlyLabelsThatTheirMetricsHave() {
        assertThat(queries).allSatisfy(query -> {
            Set<String> labels = new HashSet<>(ON_ALL);
            query.metrics().forEach(metric -> labels.addAll(known.getOrDefault(metric, Set.of())));
            assertThat(labels).as(query.toString()).containsAll(query.labels());
        });
    }

    /** What nobody looks at need not be there. */
    @Test
    void shouldShowEveryMeterSomewhere() {
        Set<String> used = new HashSet<>();
        queries.forEach(query -> used.addAll(query.metrics()));

        assertThat(meters().filter(meter -> names(meter).noneMatch(used::contains))
                        .map(MeterSpec::name))
                .containsExactlyInAnyOrderElementsOf(UNSEEN);
    }

    /** For capacity planning and for those who debug, on a page of their own if need be. */
    private static final List<String> UNSEEN =
            List.of("process_files_max_files", "system_cpu_count", "system_cpu_usage");

    private static Map<String, Set<String>> known() {
        Map<String, Set<String>> known = new HashMap<>(ITS_OWN);
        meters().forEach(meter -> names(meter).forEach(name -> known.put(name, labels(meter))));
        return known;
    }

    private static Stream<MeterSpec> meters() {
        return Stream.of(
                        VocMeters.ALL.stream(),
                        GatewayMeterSpecs.ALL.stream(),
                        ServeMeterSpecs.ALL.stream(),
                        NotifyMeterSpecs.ALL.stream(),
                        StageMeterSpecs.ALL.stream(),
                        KafkaMeterSpecs.ALL.stream().map(KafkaMeterSpec::meter),
                        ProcessMeterSpecs.ALL.stream())
                .flatMap(specs -> specs);
    }

    private static Stream<String> names(MeterSpec meter) {
        return meter.kind() == Kind.HISTOGRAM
                ? Stream.of("_bucket", "_sum", "_count").map(suffix -> meter.name() + suffix)
                : Stream.of(meter.name());
    }

    private static Set<String> labels(MeterSpec meter) {
        Set<String> labels = new HashSet<>(meter.tags());
        if (meter.kind() == Kind.HISTOGRAM) {
            labels.add("le");
        }
        return labels;
    }
}
