package io.vocstreams.notify;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.vocstreams.contracts.metrics.NotifyMeterSpecs;
import io.vocstreams.notify.domain.WebhookAnswer;
import io.vocstreams.platform.metrics.Meters;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** What can be watched of one webhook. */
final class CourierMeters {

    private final Meters meters;
    private final String webhook;
    private final Map<WebhookAnswer.Kind, Counter> posts = new EnumMap<>(WebhookAnswer.Kind.class);
    private final DistributionSummary seconds;
    private final Counter stale;
    private volatile int aside;
    private volatile @Nullable Instant failingSince;

    CourierMeters(MeterRegistry registry, String webhook, Clock clock) {
        this.meters = new Meters(registry);
        this.webhook = webhook;
        for (WebhookAnswer.Kind kind : WebhookAnswer.Kind.values()) {
            posts.put(kind, meters.counter(NotifyMeterSpecs.POSTS, webhook, kind.name()));
        }
        this.seconds = meters.histogram(NotifyMeterSpecs.POST_SECONDS, webhook);
        this.stale = meters.counter(NotifyMeterSpecs.STALE, webhook);
        meters.gauge(NotifyMeterSpecs.ASIDE, () -> aside, webhook);
        meters.gauge(NotifyMeterSpecs.FAILING_SECONDS, () -> failingSeconds(clock.instant()), webhook);
    }

    void watch(DoubleSupplier ahead) {
        meters.gauge(NotifyMeterSpecs.LAG, ahead, webhook);
    }

    void posted(WebhookAnswer.Kind kind, Duration took) {
        Counter counter = posts.get(kind);
        if (counter != null) {
            counter.increment();
        }
        seconds.record(took.toNanos() / 1e9);
    }

    void stale() {
        stale.increment();
    }

    void setAside(int now) {
        aside = now;
    }

    /** Null if it does not fail. */
    void failingSince(@Nullable Instant since) {
        failingSince = since;
    }

    private double failingSeconds(Instant now) {
        Instant since = failingSince;
        return since == null ? 0 : Duration.between(since, now).toMillis() / 1e3;
    }
}
