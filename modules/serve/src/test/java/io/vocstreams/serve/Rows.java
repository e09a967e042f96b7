package io.vocstreams.serve;

import io.vocstreams.model.Attribution;
import io.vocstreams.model.AttributionContent;
import io.vocstreams.model.Channel;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Header;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.Journey;
import io.vocstreams.model.JourneyContent;
import io.vocstreams.model.JourneyPath;
import io.vocstreams.model.LifecycleStage;
import io.vocstreams.model.Operation;
import io.vocstreams.model.ResolvedInteraction;
import io.vocstreams.model.cases.Case;
import io.vocstreams.model.cases.CaseAction;
import io.vocstreams.model.cases.CaseReason;
import io.vocstreams.model.cases.Risk;
import io.vocstreams.model.cases.Severity;
import io.vocstreams.model.cases.Sla;
import io.vocstreams.model.experiment.Experiment;
import io.vocstreams.model.experiment.ExperimentPlan;
import io.vocstreams.model.experiment.Readout;
import io.vocstreams.model.guidance.Decision;
import io.vocstreams.model.guidance.GuidanceClass;
import io.vocstreams.model.guidance.GuidanceReason;
import io.vocstreams.model.guidance.GuidanceRow;
import io.vocstreams.model.guidance.Notice;
import io.vocstreams.model.improvement.Improvement;
import io.vocstreams.model.score.Elapsed;
import io.vocstreams.model.score.Finality;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import io.vocstreams.model.score.Rate;
import io.vocstreams.model.score.RateCounts;
import io.vocstreams.model.score.RateKey;
import io.vocstreams.model.score.RateSeries;
import io.vocstreams.model.score.Reason;
import io.vocstreams.model.score.Scale;
import io.vocstreams.model.score.Score;
import io.vocstreams.model.score.ScoreKey;
import io.vocstreams.model.score.Series;
import io.vocstreams.model.score.WindowSize;
import io.vocstreams.model.voice.Expressions;
import io.vocstreams.model.voice.Reading;
import io.vocstreams.model.voice.Sentiment;
import io.vocstreams.model.voice.Span;
import io.vocstreams.model.voice.ThemeFinding;
import io.vocstreams.model.voice.Voice;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Records as the stages publish them. */
final class Rows {

    static final Scale NPS = new Scale(Metric.NPS, 0, 10, Polarity.HIGHER_IS_BETTER);
    static final Instant DAY = Instant.parse("2026-11-20T00:00:00Z");

    private Rows() {}

    /** Answers are all promoters and detractors. */
    static Score score(String breakdown, Instant start, long promoters, long detractors, long revision) {
        return score(new ScoreKey(new Series(NPS, breakdown), WindowSize.DAY, start), promoters, detractors, revision);
    }

    static Score score(ScoreKey key, long promoters, long detractors, long revision) {
        return score(key, promoters, detractors, revision, key.start());
    }

    static Score score(ScoreKey key, long promoters, long detractors, long revision, Instant asOf) {
        long responses = promoters + detractors;
        return new Score(
                key,
                key.start()
                        .plus(Duration.ofDays(
                                key.size().isRolling() ? key.size().days() : 1)),
                responses,
                responses,
                0,
                0,
                List.of(detractors, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, promoters),
                promoters,
                0L,
                detractors,
                responses == 0 ? null : 100.0 * (promoters - detractors) / responses,
                responses == 0 ? null : -100.0,
                responses == 0 ? null : 100.0,
                null,
                Finality.PROVISIONAL,
                revision,
                Set.of(Reason.NEW_RESPONSE),
                asOf,
                "nps-1");
    }

    static Journey journey(String id, String customer, Instant lastAt, Journey.Outcome outcome) {
        return new Journey(
                new JourneyContent(
                        id,
                        customer,
                        true,
                        Journey.Status.CLOSED,
                        null,
                        new JourneyPath(
                                lastAt.minusSeconds(60),
                                lastAt,
                                List.of(new Journey.Step(
                                        "e-" + id, lastAt, Channel.WEB, "page_viewed", LifecycleStage.AWARENESS, 1)),
                                1,
                                List.of(Channel.WEB),
                                0,
                                1,
                                LifecycleStage.AWARENESS,
                                outcome),
                        List.of("f-" + id)),
                1,
                lastAt);
    }

    static Attribution attribution(String feedback, String customer, String journey) {
        return new Attribution(
                new AttributionContent(feedback, customer, "e-" + journey, journey, Attribution.Rule.SAME_CHANNEL, 5L),
                1);
    }

    static ResolvedInteraction said(String customer, String eventId, Instant at, String comment) {
        return resolved(Operation.UPSERT, customer, feedback(customer, eventId, at, comment));
    }

    static ResolvedInteraction withdrawn(ResolvedInteraction said) {
        return resolved(Operation.RETRACT, said.customerId(), said.interaction());
    }

    private static ResolvedInteraction resolved(Operation operation, String customer, Interaction interaction) {
        return new ResolvedInteraction(
                operation,
                customer,
                true,
                List.of(interaction.header().identifiers().get(0)),
                interaction);
    }

    private static Feedback feedback(String customer, String eventId, Instant at, String comment) {
        Header header = new Header(
                eventId,
                0,
                Operation.UPSERT,
                "survey",
                at,
                null,
                List.of(new Identifier(IdentifierType.CUSTOMER_ID, customer)),
                Map.of(),
                Map.of());
        return new Feedback(
                header,
                "s",
                "q",
                Metric.NPS,
                0,
                10,
                Polarity.HIGHER_IS_BETTER,
                Feedback.Status.ANSWERED,
                1,
                comment,
                "en",
                Channel.WEB,
                null,
                null,
                null);
    }

    /** What texts say, over four weeks. */
    static Score texts(String breakdown, Instant start, long positive, long negative) {
        long responses = positive + negative;
        return new Score(
                new ScoreKey(new Series(Sentiment.SCALE, breakdown), WindowSize.ROLLING_28_DAYS, start),
                start.plus(Duration.ofDays(28)),
                responses,
                responses,
                0,
                0,
                List.of(negative, 0L, positive),
                null,
                null,
                null,
                100.0 * (positive - negative) / responses,
                -100.0,
                100.0,
                null,
                Finality.FINAL,
                1,
                Set.of(Reason.NEW_RESPONSE),
                start,
                "text/1");
    }

    /** Of a measure in a window of a day. */
    static Rate rate(String breakdown, Instant start, long pending, long successes, long failures) {
        return rate(breakdown, start, pending, successes, failures, 1);
    }

    /** Of any measure and window. */
    static Rate rate(RateKey key, long successes, long failures) {
        return rate(key, 3, successes, failures);
    }

    private static Rate rate(RateKey key, long pending, long successes, long failures) {
        Rate like = rate(key.series().breakdown(), key.start(), pending, successes, failures);
        return new Rate(
                key,
                key.start().plus(Duration.ofDays(Math.max(1, key.size().days()))),
                like.counts(),
                like.rate(),
                like.low(),
                like.high(),
                like.p50(),
                like.p75(),
                like.p90(),
                like.p95(),
                like.finality(),
                1,
                like.reasons(),
                like.asOf(),
                like.definition());
    }

    static Rate rate(String breakdown, Instant start, long pending, long successes, long failures, long revision) {
        Elapsed elapsed = Elapsed.NONE;
        for (int i = 0; i < successes; i++) {
            elapsed = elapsed.plus(Elapsed.of(Duration.ofMinutes(30)));
        }
        RateCounts counts = new RateCounts(pending, successes, failures, elapsed);
        Double rate = counts.decided() == 0 ? null : 100.0 * successes / counts.decided();
        Double time = successes == 0 ? null : elapsed.percentile(50).orElseThrow();
        return new Rate(
                new RateKey(new RateSeries("cart-completion", 1, breakdown), WindowSize.DAY, start),
                start.plus(Duration.ofDays(1)),
                counts,
                rate,
                rate == null ? null : Math.max(0, rate - 10),
                rate == null ? null : Math.min(100, rate + 10),
                time,
                time,
                time,
                time,
                Finality.PROVISIONAL,
                revision,
                Set.of(Reason.NEW_OPPORTUNITY),
                start,
                "rate-wilson/1");
    }

    static Case aCase(String id, String customer, Case.Status status) {
        return aCase(id, customer, status, DAY);
    }

    /** Its customer is to be called within eight hours, and to be content within forty. */
    static Case aCase(String id, String customer, Case.Status status, Instant openedAt) {
        return new Case(
                id,
                "detractor",
                1,
                "LOW_ANSWER",
                customer,
                "f-j-1",
                1,
                "j-1",
                Channel.WEB,
                null,
                null,
                List.of("waiting-time"),
                Severity.HIGH,
                "customer-care",
                null,
                openedAt,
                openedAt.plus(Duration.ofHours(8)),
                openedAt.plus(Duration.ofHours(40)),
                status,
                status == Case.Status.CONTACTED || status == Case.Status.RESOLVED ? Sla.MET : Sla.PENDING,
                status == Case.Status.RESOLVED ? Sla.MET : Sla.PENDING,
                false,
                null,
                null,
                null,
                1,
                Set.of(CaseReason.OPENED),
                openedAt);
    }

    static CaseAction action(String caseId, String actionId, CaseAction.Kind kind, int revision) {
        return new CaseAction(
                caseId,
                actionId,
                revision,
                Operation.UPSERT,
                kind,
                DAY,
                DAY,
                "ito",
                kind == CaseAction.Kind.ASSIGN ? "sato" : null,
                kind == CaseAction.Kind.SNOOZE ? DAY.plus(Duration.ofDays(2)) : null,
                null,
                "words " + revision);
    }

    static Risk risk(String customer) {
        return new Risk(
                customer,
                List.of(
                        new Risk.Sign("LOW_ANSWER", "detractor", "f-j-1", DAY),
                        new Risk.Sign("CONTACTS", "repeat-contact", "e-j-1", DAY)),
                DAY.plus(Duration.ofDays(30)),
                1,
                DAY);
    }

    static Reading reading(String eventId, String customer, String theme, Sentiment polarity) {
        return new Reading(
                new Reading.Content(
                        eventId,
                        customer,
                        DAY,
                        Channel.WEB,
                        new Voice(
                                "en",
                                polarity,
                                List.of(new ThemeFinding(theme, "operations", polarity, List.of(new Span(0, 3)))),
                                new Expressions(0, 1, 0, 0),
                                false,
                                "reader/1",
                                "3")),
                1,
                DAY);
    }

    static Improvement improvement(String id, Improvement.Status status, @Nullable Instant doneAt) {
        return new Improvement(
                id,
                status,
                "Shorter queues",
                "operations",
                NPS.text(),
                "channel=WEB",
                null,
                DAY.minus(Duration.ofDays(90)),
                doneAt,
                1,
                DAY);
    }

    /** Of an order that is late, decided so many seconds after {@link #DAY}. */
    static GuidanceRow guidance(
            String id, String customer, String order, Decision decision, @Nullable GuidanceReason reason, long second) {
        return new GuidanceRow(
                new GuidanceRow.Content(
                        id,
                        customer,
                        "j-1",
                        "order-delayed",
                        1,
                        order + "-late",
                        new Notice.Subject("orderId", order),
                        "ORDER_DELAYED",
                        "e-j-1",
                        GuidanceClass.SERVICE,
                        Channel.APP,
                        decision,
                        reason,
                        "order-delayed",
                        Map.of("newDate", "2026-11-24"),
                        null,
                        DAY.plusSeconds(second),
                        250),
                1);
    }

    /** Blue and green, from the third week before {@link TopicLog#START} on, by the answers to one survey. */
    static Experiment experiment(String id) {
        ExperimentPlan plan = new ExperimentPlan(
                id,
                0,
                Operation.UPSERT,
                Map.of("blue", 0.5, "green", 0.5),
                "blue",
                NPS.text(),
                "checkout",
                null,
                500,
                0.05,
                LocalDate.of(2026, 11, 1),
                null);
        return new Experiment(plan, 1, DAY);
    }

    /** The window that ends with the day at which {@link TopicLog#START} is. */
    private static final Instant OF_ARMS =
            TopicLog.START.plus(Duration.ofDays(1)).minus(Duration.ofDays(Readout.SIZE.days()));

    static Score ofArm(String experiment, String variant, long promoters, long detractors) {
        String breakdown = "arm=" + experiment + "/" + variant + ",survey=checkout";
        return score(new ScoreKey(new Series(NPS, breakdown), Readout.SIZE, OF_ARMS), promoters, detractors, 1);
    }

    static Rate exposed(String experiment, String variant, long customers) {
        String breakdown = "arm=" + experiment + "/" + variant;
        return rate(new RateKey(new RateSeries(Readout.EXPOSED, 1, breakdown), Readout.SIZE, OF_ARMS), 0, customers, 0);
    }
}
