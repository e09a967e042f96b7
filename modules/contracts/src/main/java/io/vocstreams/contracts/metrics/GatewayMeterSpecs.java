package io.vocstreams.contracts.metrics;

import static io.vocstreams.platform.metrics.MeterSpec.counter;
import static io.vocstreams.platform.metrics.MeterSpec.gauge;

import io.vocstreams.platform.metrics.MeterSpec;
import io.vocstreams.platform.metrics.MeterSpec.Kind;
import io.vocstreams.platform.metrics.StageMeterSpecs;
import java.util.List;

/** The meters of the gateway. */
public final class GatewayMeterSpecs {

    public static final String SHAPE = "shape";
    public static final String STATUS = "status";

    public static final MeterSpec RECEIVED = counter(
            "voc_gateway_received_events_total",
            "events",
            List.of(SHAPE),
            "Events that were read out of requests. What is not read (a body that is no JSON, a request without a key,"
                    + " or one that came while too much was under way) is counted as a request only.",
            "At rest it equals voc_gateway_events_total over all outcomes: the books of the door.");
    public static final MeterSpec EVENTS = counter(
            "voc_gateway_events_total",
            "events",
            List.of(SHAPE, StageMeterSpecs.OUTCOME, StageMeterSpecs.REASON),
            "Events by what they were answered: ACCEPTED (the broker has them), REFUSED, SHED (their request was"
                    + " answered with 503, because the broker did not have all of them in time).",
            "Throughput; the share of refused events by reason; alert on shed ones.");
    public static final MeterSpec REQUESTS = counter(
            "voc_gateway_requests_total",
            "requests",
            List.of(STATUS),
            "Requests for events by the status of their answer.",
            "Alert on 503; 401 and 403 tell of wrong keys, 429 of a sender above its rate.");
    public static final MeterSpec REQUEST_SECONDS = new MeterSpec(
            "voc_gateway_request_seconds",
            Kind.HISTOGRAM,
            "seconds",
            List.of(),
            List.of(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 15.0),
            "From the head of a request to its answer, which waits for the broker (acks=all).",
            "What senders wait.");
    public static final MeterSpec BYTES_UNDER_WAY = gauge(
            "voc_gateway_under_way_bytes",
            "bytes",
            List.of(),
            "Bytes of bodies that are not answered yet; `voc.gateway.megabytes` bounds them.",
            "Near the bound requests are shed.");
    public static final MeterSpec CONNECTIONS =
            gauge("voc_gateway_connections", "connections", List.of(), "Open connections.", "Load; a leak.");
    public static final MeterSpec READY = gauge(
            "voc_gateway_ready",
            "0 or 1",
            List.of(),
            "1 once the broker has described the input topics and the registry has answered for their schemas.",
            "Alert when it stays 0.");
    public static final MeterSpec KEYS =
            gauge("voc_gateway_keys", "keys", List.of(), "Keys in force.", "A reload that took effect shows here.");
    public static final MeterSpec KEY_FILE_PROBLEM = gauge(
            "voc_gateway_key_file_problem",
            "0 or 1",
            List.of(),
            "1 while the file of keys cannot be read as it is; the keys of before stay in force.",
            "Alert when it is 1: a key that was taken out of the file is still taken.");

    public static final List<MeterSpec> ALL = List.of(
            RECEIVED, EVENTS, REQUESTS, REQUEST_SECONDS, BYTES_UNDER_WAY, CONNECTIONS, READY, KEYS, KEY_FILE_PROBLEM);

    private GatewayMeterSpecs() {}
}
