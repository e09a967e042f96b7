package io.vocstreams.contracts.metrics;

import static io.vocstreams.platform.metrics.MeterSpec.counter;
import static io.vocstreams.platform.metrics.MeterSpec.gauge;

import io.vocstreams.platform.metrics.MeterSpec;
import io.vocstreams.platform.metrics.MeterSpec.Kind;
import io.vocstreams.platform.metrics.StageMeterSpecs;
import java.util.List;

/** The meters of single stages, and of the process. Those that every stage has are the platform's. */
public final class VocMeters {

    public static final String CHANGE = "change";
    public static final String LINK = "link";
    public static final String FINALITY = "finality";
    public static final String MEASURE = "measure";
    public static final String TRANSITION = "transition";
    public static final String STATE = "state";
    public static final String DECISION = "decision";
    public static final String QUANTILE = "quantile";
    public static final String ARM = "arm";
    public static final String LANGUAGE = "language";
    public static final String POLARITY = "polarity";

    public static final MeterSpec LATENESS = new MeterSpec(
            "voc_identity_lateness_seconds",
            Kind.HISTOGRAM,
            "seconds",
            List.of(StageMeterSpecs.TOPIC),
            List.of(60.0, 3_600.0, 86_400.0, 2_592_000.0),
            "How far behind the watermark an interaction is when it is judged, 0 if it is not; also of duplicates and"
                    + " of those refused as TOO_LATE. Nothing is recorded while no watermark is known.",
            "Which source delivers late, and whether voc.lateness.horizon is long enough.");
    public static final MeterSpec PATH = new MeterSpec(
            "voc_identity_path_identifiers",
            Kind.HISTOGRAM,
            "identifiers",
            List.of(),
            List.of(1.0, 2.0, 3.0, 5.0, 9.0),
            "How many identifiers were followed to the customer of a published interaction, the first one included.",
            "Hops: what identity costs; long chains.");
    public static final MeterSpec LINKS = counter(
            "voc_identity_links_total",
            "links",
            List.of(LINK, CHANGE),
            "Links that came to an identifier or were taken back. One that is corrected is both.",
            "How much identity is in motion.");
    public static final MeterSpec MERGES = counter(
            "voc_identity_merges_total",
            "links",
            List.of(CHANGE),
            "Those of the links that join two customer ids (or no longer do).",
            "Merges move whole customers; a peak explains moved interactions and re-assigned scores.");
    public static final MeterSpec SHARED = counter(
            "voc_identity_shared_total",
            "interactions",
            List.of(),
            "How often an interaction was left without an owner because its identifier is shared by too many"
                    + " (a kiosk).",
            "A junk identifier that a producer sends for everybody shows here.");
    public static final MeterSpec MOVED = counter(
            "voc_identity_moved_interactions_total",
            "interactions",
            List.of(),
            "Interactions published for another customer than before because links changed.",
            "Re-assignment of the past; explains corrected scores.");

    public static final MeterSpec JOURNEYS = counter(
            "voc_journey_journeys_total",
            "journeys",
            List.of(CHANGE),
            "Journeys by what happened to them.",
            "Business rhythm; many reopened or superseded ones tell of late data or merges.");
    public static final MeterSpec OPEN_JOURNEYS = gauge(
            "voc_journey_open_journeys",
            "journeys",
            List.of(),
            "Journeys published as open by this instance's tasks; goes on after a restart.",
            "How much is going on; one that only rises tells that nothing closes.");

    public static final MeterSpec KEYLESS = counter(
            "voc_journey_keyless_total",
            "interactions",
            List.of(MEASURE),
            "Interactions that opened nothing for a measure, because they do not name what its `same` asks for.",
            "A producer that leaves out a correlation key: the rate then speaks of fewer than there were.");
    public static final MeterSpec TO_DERIVE_AGAIN = gauge(
            "voc_journey_to_derive_again",
            "entries",
            List.of(),
            "Entries of customers (touchpoints, answers, and what is known to follow from them) that are still to be"
                    + " derived again after a start with other files or settings; about, and 0 at most times.",
            "How far a change of settings is. Until it is 0 no window becomes final.");

    public static final MeterSpec AT_RISK = counter(
            "voc_journey_at_risk_total",
            "customers",
            List.of(CHANGE),
            "Customers who came to be at risk, and who no longer are.",
            "Whether more customers come to be at risk than are won back.");

    public static final MeterSpec READINGS = counter(
            "voc_journey_readings_total",
            "texts",
            List.of(LANGUAGE, POLARITY),
            "Comments and messages by what was read in them when they were read first; not again where a text or the"
                    + " lexicon changes later, but where it comes to be another customer's.",
            "Whether customers blame more than they did, and how much is in languages that nobody reads.");

    public static final MeterSpec GUIDANCE = counter(
            "voc_journey_guidance_total",
            "decisions",
            List.of(DECISION),
            "Published decisions whether a customer is told of what happens in operations.",
            "That people are told; many HOLD tell that the sender gives no receipts.");
    public static final MeterSpec UNCONFIRMED = counter(
            "voc_journey_guidance_unconfirmed_total",
            "decisions",
            List.of(),
            "Published decisions NO_RECEIPT: the sender was to tell a customer and has not said within ten minutes that"
                    + " it did, or has said that it failed. Counted again where such a row is published again.",
            "Whether the sender sends; alert when it is more than a few of those that were to be sent.");
    public static final MeterSpec GUIDANCE_LATENCY = new MeterSpec(
            "voc_journey_guidance_latency_seconds",
            Kind.HISTOGRAM,
            "seconds",
            List.of(),
            List.of(0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 60.0, 3_600.0),
            "From the arrival of an operation at its topic to the publication of a SEND that it asked for; also of one"
                    + " that waited for the end of quiet hours, or for a customer who came later.",
            "Whether those concerned are told at once.");

    public static final MeterSpec LATENCY = new MeterSpec(
            "voc_scores_latency_seconds",
            Kind.HISTOGRAM,
            "seconds",
            List.of(),
            List.of(0.01, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 300.0),
            "From the arrival of a record at its input topic (its Kafka timestamp there) to the publication of a score"
                    + " that it changed. One value for each published score that an arriving record set off; of several"
                    + " records the earliest counts. What only time or a backlog sets off is not in it, nor what waited"
                    + " while the process was restarted. The commit of the publication comes on top.",
            "The end-to-end service level.");
    public static final MeterSpec PUBLICATIONS = counter(
            "voc_scores_publications_total",
            "scores",
            List.of(FINALITY),
            "Published scores and rates by finality; FINAL counts the windows that were finalised.",
            "Output volume; alert when nothing becomes final for a day.");
    public static final MeterSpec PUBLICATION_REASONS = counter(
            "voc_scores_publication_reasons_total",
            "reasons",
            List.of(StageMeterSpecs.REASON),
            "Why scores and rates were published; one publication may have several reasons.",
            "Corrections and re-assignments beside new responses.");
    public static final MeterSpec VALUE = gauge(
            "voc_scores_value",
            "points",
            List.of("metric", "scale", "polarity"),
            "The total score (no breakdown) of the latest rolling seven days that was published; NaN if nothing counts."
                    + " At most eight combinations are shown, those that come first.",
            "The business dashboard.");
    public static final MeterSpec RESPONSES = gauge(
            "voc_scores_responses",
            "responses",
            List.of("metric", "scale", "polarity"),
            "How many responses count in voc_scores_value.",
            "The business dashboard.");

    public static final MeterSpec RATE = gauge(
            "voc_scores_rate",
            "percent",
            List.of(MEASURE),
            "The rate of a measure (no breakdown) of the latest rolling 28 days that was published; NaN if nothing is"
                    + " decided. At most sixteen measures are shown, those that come first, and none whose"
                    + " `sizes` leave"
                    + " that window out.",
            "The business dashboard.");
    public static final MeterSpec OPPORTUNITIES = gauge(
            "voc_scores_opportunities",
            "opportunities",
            List.of(MEASURE, STATE),
            "How many opportunities there are behind voc_scores_rate, by what became of them.",
            "Whether a rate speaks of enough, and how much is still open.");
    public static final MeterSpec ELAPSED = gauge(
            "voc_scores_elapsed_seconds",
            "seconds",
            List.of(MEASURE, QUANTILE),
            "How long those of them that were met took; NaN if none was.",
            "Time to answer, to deliver, to order.");
    public static final MeterSpec ARM_RATE = gauge(
            "voc_scores_arm_rate",
            "percent",
            List.of(MEASURE, ARM),
            "The rate of an arm of a planned experiment, of the latest rolling 91 days that was published; NaN if"
                    + " nothing is decided. At most eight are shown, those that come first.",
            "How the variants of an experiment do. Not a verdict: it is looked at more than once.");

    public static final MeterSpec CASE_EVENTS = counter(
            "voc_actions_case_events_total",
            "events",
            List.of(TRANSITION),
            "What happened to cases, as it was announced.",
            "How many cases open, and how many promises are broken.");
    public static final MeterSpec DROPPED_ACTIONS = counter(
            "voc_actions_dropped_actions_total",
            "actions",
            List.of(),
            "What people did about cases that never were, dropped when nobody could open them any more.",
            "A client that sends wrong case ids.");

    public static final MeterSpec BUILD_INFO = gauge(
            "voc_build_info",
            "1",
            List.of("version", "commit", "java", "kafka"),
            "Always 1; the tags say what is running.",
            "Which versions run during an upgrade.");

    public static final List<MeterSpec> ALL = List.of(
            LATENESS,
            PATH,
            LINKS,
            MERGES,
            SHARED,
            MOVED,
            JOURNEYS,
            OPEN_JOURNEYS,
            KEYLESS,
            TO_DERIVE_AGAIN,
            AT_RISK,
            READINGS,
            GUIDANCE,
            UNCONFIRMED,
            GUIDANCE_LATENCY,
            LATENCY,
            PUBLICATIONS,
            PUBLICATION_REASONS,
            VALUE,
            RESPONSES,
            RATE,
            OPPORTUNITIES,
            ELAPSED,
            ARM_RATE,
            CASE_EVENTS,
            DROPPED_ACTIONS,
            BUILD_INFO);

    private VocMeters() {}
}
