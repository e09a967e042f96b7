package io.vocstreams.contracts.metrics;

import static io.vocstreams.platform.metrics.MeterSpec.counter;
import static io.vocstreams.platform.metrics.MeterSpec.gauge;

import io.vocstreams.platform.metrics.MeterSpec;
import io.vocstreams.platform.metrics.MeterSpec.Kind;
import io.vocstreams.platform.metrics.StageMeterSpecs;
import java.util.List;

/** The meters of `voc serve`. */
public final class ServeMeterSpecs {

    public static final String ROUTE = "route";

    public static final MeterSpec RECORDS = counter(
            "voc_serve_records_total",
            "records",
            List.of(StageMeterSpecs.TOPIC),
            "Records that were read and committed to the database, with their offsets.",
            "Throughput; how far a rebuild is.");
    public static final MeterSpec UNREADABLE = counter(
            "voc_serve_unreadable_records_total",
            "records",
            List.of(StageMeterSpecs.TOPIC),
            "Records that are not of their topic's schema and were left out.",
            "Alert when it rises: somebody else writes to a topic of the stages.");
    public static final MeterSpec LAG = gauge(
            "voc_serve_lag_records",
            "records",
            List.of(StageMeterSpecs.TOPIC),
            "Committed records of the topic that are not in the database yet; NaN until the broker has said so.",
            "How old answers are.");
    public static final MeterSpec READY = gauge(
            "voc_serve_ready",
            "0 or 1",
            List.of(),
            "1 once every topic was read to the end that it had at the start.",
            "Alert when it stays 0.");
    public static final MeterSpec REQUESTS = counter(
            "voc_serve_requests_total",
            "requests",
            List.of(ROUTE, GatewayMeterSpecs.STATUS),
            "Requests by the status of their answer.",
            "Load; 401 and 403 tell of wrong tokens, 503 of a process that is behind.");
    public static final MeterSpec REQUEST_SECONDS = new MeterSpec(
            "voc_serve_request_seconds",
            Kind.HISTOGRAM,
            "seconds",
            List.of(ROUTE),
            List.of(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 15.0),
            "From the head of a request to its answer; of a stream to its end.",
            "What readers wait.");
    public static final MeterSpec STREAMS =
            gauge("voc_serve_streams", "connections", List.of(), "Open streams of scores and cases.", "Load; a leak.");
    public static final MeterSpec DATABASE_BYTES =
            gauge("voc_serve_database_bytes", "bytes", List.of(), "Size of the database on disk.", "Disk planning.");
    public static final MeterSpec TOKENS =
            gauge("voc_serve_tokens", "tokens", List.of(), "Tokens in force.", "A reload that took effect shows here.");
    public static final MeterSpec TOKEN_FILE_PROBLEM = gauge(
            "voc_serve_token_file_problem",
            "0 or 1",
            List.of(),
            "1 while the file of tokens cannot be read as it is; the tokens of before stay in force.",
            "Alert when it is 1: a token that was taken out of the file still opens.");

    public static final List<MeterSpec> ALL = List.of(
            RECORDS,
            UNREADABLE,
            LAG,
            READY,
            REQUESTS,
            REQUEST_SECONDS,
            STREAMS,
            DATABASE_BYTES,
            TOKENS,
            TOKEN_FILE_PROBLEM);

    private ServeMeterSpecs() {}
}
