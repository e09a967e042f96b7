package io.vocstreams.serve;

import io.micrometer.core.instrument.MeterRegistry;
import io.vocstreams.contracts.metrics.ServeMeterSpecs;
import io.vocstreams.http.HashedKeys;
import io.vocstreams.platform.metrics.Meters;
import io.vocstreams.serve.feed.FeedProgress;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** What can be watched of the process. */
public final class ServeMeters {

    private final Meters meters;

    ServeMeters(MeterRegistry registry) {
        this.meters = new Meters(registry);
    }

    void read(String topic, long records) {
        meters.counter(ServeMeterSpecs.RECORDS, topic).increment((double) records);
    }

    void unreadable(String topic) {
        meters.counter(ServeMeterSpecs.UNREADABLE, topic).increment();
    }

    public void answered(String route, int status, double seconds) {
        meters.counter(ServeMeterSpecs.REQUESTS, route, Integer.toString(status))
                .increment();
        meters.histogram(ServeMeterSpecs.REQUEST_SECONDS, route).record(seconds);
    }

    public void streams(DoubleSupplier open) {
        meters.gauge(ServeMeterSpecs.STREAMS, open);
    }

    void watch(
            List<String> topics, FeedProgress progress, DoubleSupplier databaseBytes, @Nullable HashedKeys<?> tokens) {
        for (String topic : topics) {
            meters.gauge(ServeMeterSpecs.LAG, () -> lag(progress, topic), topic);
            // From the beginning, so that an alert sees the first one as more than before.
            meters.counter(ServeMeterSpecs.UNREADABLE, topic).increment(0);
        }
        meters.gauge(ServeMeterSpecs.READY, () -> progress.state().ready() ? 1 : 0);
        meters.gauge(ServeMeterSpecs.DATABASE_BYTES, databaseBytes);
        meters.gauge(ServeMeterSpecs.TOKENS, () -> tokens == null ? 0 : tokens.size());
        meters.gauge(ServeMeterSpecs.TOKEN_FILE_PROBLEM, () -> tokens == null || tokens.problem() == null ? 0 : 1);
    }

    private static double lag(FeedProgress progress, String topic) {
        Long lag = progress.state().lag(topic);
        return lag == null ? Double.NaN : lag.doubleValue();
    }
}
