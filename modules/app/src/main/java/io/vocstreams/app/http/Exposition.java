package io.vocstreams.app.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.core.metrics.Info;
import io.vocstreams.contracts.metrics.GatewayMeterSpecs;
import io.vocstreams.contracts.metrics.NotifyMeterSpecs;
import io.vocstreams.contracts.metrics.ServeMeterSpecs;
import io.vocstreams.contracts.metrics.VocMeters;
import io.vocstreams.http.Reply;
import io.vocstreams.platform.metrics.KafkaMeterSpec;
import io.vocstreams.platform.metrics.KafkaMeterSpecs;
import io.vocstreams.platform.metrics.MeterSpec;
import io.vocstreams.platform.metrics.ProcessMeterSpecs;
import io.vocstreams.platform.metrics.ProcessMeters;
import io.vocstreams.platform.metrics.StageMeterSpecs;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The meters of this process in Prometheus' text format: those of the catalogue, and no others. */
public final class Exposition implements AutoCloseable {

    static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    /** Which the registry's own names are without. */
    private static final Pattern SUFFIX = Pattern.compile("_(total|info)$");

    private static final Set<String> NAMES = Stream.of(
                    StageMeterSpecs.ALL.stream(),
                    VocMeters.ALL.stream(),
                    GatewayMeterSpecs.ALL.stream(),
                    ServeMeterSpecs.ALL.stream(),
                    NotifyMeterSpecs.ALL.stream(),
                    KafkaMeterSpecs.ALL.stream().map(KafkaMeterSpec::meter),
                    ProcessMeterSpecs.ALL.stream())
            .flatMap(meters -> meters)
            .map(MeterSpec::name)
            .flatMap(name -> Stream.of(name, SUFFIX.matcher(name).replaceFirst("")))
            .collect(Collectors.toUnmodifiableSet());

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final ProcessMeters process = new ProcessMeters(registry);

    public Exposition(BuildInfo build) {
        Info.builder()
                .name(VocMeters.BUILD_INFO.name())
                .help(VocMeters.BUILD_INFO.meaning())
                .labelNames(VocMeters.BUILD_INFO.tags().toArray(String[]::new))
                .register(registry.getPrometheusRegistry())
                .addLabelValues(build.version(), build.commit(), build.java(), build.kafka());
    }

    public MeterRegistry registry() {
        return registry;
    }

    public String text() {
        return registry.scrape(CONTENT_TYPE, NAMES);
    }

    public Reply reply() {
        return new Reply(200, CONTENT_TYPE, text());
    }

    @Override
    public void close() {
        process.close();
        registry.close();
    }
}
