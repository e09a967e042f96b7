package io.vocstreams.gateway;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.vocstreams.contracts.metrics.GatewayMeterSpecs;
import io.vocstreams.platform.metrics.Meters;
import java.util.function.DoubleSupplier;

/** The books of the door: events received = accepted + refused + shed, by shape. */
final class GatewayMeters {

    static final String ACCEPTED = "ACCEPTED";
    static final String REFUSED = "REFUSED";
    static final String SHED = "SHED";
    private static final String NO_REASON = "NONE";

    private final Meters meters;
    private final DistributionSummary seconds;

    GatewayMeters(MeterRegistry registry) {
        this.meters = new Meters(registry);
        this.seconds = meters.histogram(GatewayMeterSpecs.REQUEST_SECONDS);
    }

    void received(Shape shape, int events) {
        meters.counter(GatewayMeterSpecs.RECEIVED, shape.name()).increment(events);
    }

    void accepted(Shape shape, int events) {
        meters.counter(GatewayMeterSpecs.EVENTS, shape.name(), ACCEPTED, NO_REASON)
                .increment(events);
    }

    void refused(Shape shape, Refusal refusal) {
        meters.counter(GatewayMeterSpecs.EVENTS, shape.name(), REFUSED, refusal.reason())
                .increment();
    }

    void shed(Shape shape, int events) {
        meters.counter(GatewayMeterSpecs.EVENTS, shape.name(), SHED, NO_REASON).increment(events);
    }

    void answered(int status, double inSeconds) {
        meters.counter(GatewayMeterSpecs.REQUESTS, Integer.toString(status)).increment();
        seconds.record(inSeconds);
    }

    void watch(
            DoubleSupplier bytesUnderWay,
            DoubleSupplier connections,
            DoubleSupplier ready,
            DoubleSupplier keys,
            DoubleSupplier keyFileProblem) {
        meters.gauge(GatewayMeterSpecs.BYTES_UNDER_WAY, bytesUnderWay);
        meters.gauge(GatewayMeterSpecs.CONNECTIONS, connections);
        meters.gauge(GatewayMeterSpecs.READY, ready);
        meters.gauge(GatewayMeterSpecs.KEYS, keys);
        meters.gauge(GatewayMeterSpecs.KEY_FILE_PROBLEM, keyFileProblem);
    }
}
