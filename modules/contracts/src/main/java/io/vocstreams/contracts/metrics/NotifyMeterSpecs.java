package io.vocstreams.contracts.metrics;

import static io.vocstreams.platform.metrics.MeterSpec.counter;
import static io.vocstreams.platform.metrics.MeterSpec.gauge;

import io.vocstreams.platform.metrics.MeterSpec;
import io.vocstreams.platform.metrics.MeterSpec.Kind;
import java.util.List;

/** The meters of `voc notify`. */
public final class NotifyMeterSpecs {

    public static final String WEBHOOK = "webhook";
    public static final String ANSWER = "answer";

    public static final MeterSpec POSTS = counter(
            "voc_notify_posts_total",
            "posts",
            List.of(WEBHOOK, ANSWER),
            "Attempts to post what happened to a case, by what came of them.",
            "Load; REFUSED and UNAVAILABLE are tried again.");
    public static final MeterSpec POST_SECONDS = new MeterSpec(
            "voc_notify_post_seconds",
            Kind.HISTOGRAM,
            "seconds",
            List.of(WEBHOOK),
            List.of(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 15.0),
            "From the beginning of an attempt to its answer.",
            "A webhook takes one post after the other: at 0.1 s ten in a second.");
    public static final MeterSpec STALE = counter(
            "voc_notify_stale_total",
            "announcements",
            List.of(WEBHOOK),
            "Announcements that were older than `voc.notify.horizon` when they could have been posted.",
            "What a webhook was never told; high while a back-fill is processed.");
    public static final MeterSpec UNREADABLE = counter(
            "voc_notify_unreadable_records_total",
            "records",
            List.of(),
            "Records of `voc.case-events.v1` and `voc.receipts.v1` that are not of their topic's schema.",
            "Alert when it rises: somebody else writes to these topics.");
    public static final MeterSpec FAILING_SECONDS = gauge(
            "voc_notify_failing_seconds",
            "seconds",
            List.of(WEBHOOK),
            "How long the webhook has taken nothing although it was asked; 0 while it takes what it is asked to.",
            "Alert when it grows: after `voc.notify.horizon` announcements are lost to it.");
    public static final MeterSpec ASIDE = gauge(
            "voc_notify_set_aside",
            "announcements",
            List.of(WEBHOOK),
            "Announcements that the webhook refused and that wait to be tried again.",
            "Alert when it stays above 0: it takes others, but not these.");
    public static final MeterSpec LAG = gauge(
            "voc_notify_lag_records",
            "records",
            List.of(WEBHOOK),
            "Records of `voc.case-events.v1` that it is not done with; NaN until the broker has said so.",
            "What waits behind a webhook that fails or is slow.");
    public static final MeterSpec READY = gauge(
            "voc_notify_ready",
            "0 or 1",
            List.of(),
            "1 once every webhook knows what it was told before.",
            "Alert when it stays 0: nothing is posted.");

    public static final List<MeterSpec> ALL =
            List.of(POSTS, POST_SECONDS, STALE, UNREADABLE, FAILING_SECONDS, ASIDE, LAG, READY);

    private NotifyMeterSpecs() {}
}
