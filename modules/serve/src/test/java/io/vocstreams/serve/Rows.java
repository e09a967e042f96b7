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
import io.vocstreams.model.Operation;
import io.vocstreams.model.ResolvedInteraction;
import io.vocstreams.model.Stage;
import io.vocstreams.model.score.Finality;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import io.vocstreams.model.score.Reason;
import io.vocstreams.model.score.Scale;
import io.vocstreams.model.score.Score;
import io.vocstreams.model.score.ScoreKey;
import io.vocstreams.model.score.Series;
import io.vocstreams.model.score.WindowSize;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
        long responses = promoters + detractors;
        return new Score(
                key,
                key.start().plus(Duration.ofDays(1)),
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
                key.start(),
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
                                        "e-" + id, lastAt, Channel.WEB, "page_viewed", Stage.AWARENESS, 1)),
                                1,
                                List.of(Channel.WEB),
                                0,
                                1,
                                Stage.AWARENESS,
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
}
