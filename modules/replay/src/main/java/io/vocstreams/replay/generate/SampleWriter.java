package io.vocstreams.replay.generate;

import io.vocstreams.contracts.InputRecord;
import io.vocstreams.model.Channel;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Header;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.model.Operation;
import io.vocstreams.model.Touchpoint;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where things happen: each is noted as a fact, and sent as a record or as several versions of one. */
final class SampleWriter {

    private static final String SOURCE = "generator";

    private final GeneratorOptions options;
    private final Random random;
    private final TrueFacts facts;
    private final ArrivalOrder arrivals;
    private int events;
    private boolean inverted;

    SampleWriter(GeneratorOptions options, Random random, TrueFacts facts, ArrivalOrder arrivals) {
        this.options = options;
        this.random = random;
        this.facts = facts;
        this.arrivals = arrivals;
    }

    Random random() {
        return random;
    }

    String newId(String kind) {
        return kind + "-" + ++events;
    }

    /**
     * What an answer is about and how it says so.
     *
     * @param poor whether it went so that people are unhappy
     */
    record About(Channel channel, @Nullable String touchpointId, Map<String, String> correlations, boolean poor) {

        /** Of something that went as it should. */
        About(Channel channel, @Nullable String touchpointId, Map<String, String> correlations) {
            this(channel, touchpointId, correlations, false);
        }

        /** Nothing says it, but the latest touchpoint on the channel where the answer was collected is meant. */
        static About sameChannel(Channel channel) {
            return new About(channel, null, Map.of());
        }
    }

    /** A touchpoint that stands. Its event id is returned. */
    String meet(Person person, Instant at, Function<Header, Touchpoint> made, Identifier... identifiers) {
        return meet(person, at, Map.of(), made, identifiers);
    }

    String meet(
            Person person,
            Instant at,
            Map<String, String> correlations,
            Function<Header, Touchpoint> made,
            Identifier... identifiers) {
        Header header = header(newId("t"), at, correlations, identifiers);
        Touchpoint touchpoint = made.apply(header);
        arrivals.add(InputRecord.of(touchpoint));
        if (!touchpoint.isOutbound()) {
            facts.add(new TrueFacts.Meeting(person, at, touchpoint.channel(), touchpoint.action(), header.eventId()));
        }
        return header.eventId();
    }

    /** A touchpoint that no answer and no stitching rests on; a share of them is taken back. */
    void meetInPassing(Person person, Instant at, Function<Header, Touchpoint> made, Identifier identifier) {
        if (random.nextDouble() >= options.retractions()) {
            meet(person, at, made, identifier);
            return;
        }
        Header header = header(newId("t"), at, Map.of(), identifier);
        arrivals.addVersions(
                InputRecord.of(made.apply(header)), InputRecord.of(made.apply(retracted(header))), invert());
    }

    /** An answer, dismissal or partial answer; a share of answers is corrected or taken back. */
    void ask(Person person, Survey survey, Instant at, About about, Channel collected, Identifier identifier) {
        Header header = header(newId("f"), at, about.correlations(), identifier);
        double chance = random.nextDouble();
        Feedback.Status status = chance < 0.06
                ? Feedback.Status.DISMISSED
                : chance < 0.1 ? Feedback.Status.PARTIAL : Feedback.Status.ANSWERED;
        Integer value = status == Feedback.Status.ANSWERED ? value(survey, about.poor()) : null;
        Feedback feedback = feedback(header, survey, status, value, collected, about.touchpointId());
        double fate = random.nextDouble();
        if (fate < options.retractions()) {
            Feedback gone = feedback(retracted(header), survey, status, value, collected, about.touchpointId());
            arrivals.addVersions(InputRecord.of(feedback), InputRecord.of(gone), invert());
            return;
        }
        if (fate < options.retractions() + options.corrections() && value != null) {
            correct(
                    feedback,
                    survey == Survey.RECOMMEND ? 3 : survey.scale().min(),
                    survey == Survey.RECOMMEND ? 9 : value);
            note(person, survey, feedback, survey == Survey.RECOMMEND ? Integer.valueOf(9) : value, about.channel());
            return;
        }
        arrivals.add(InputRecord.of(feedback));
        note(person, survey, feedback, value, about.channel());
    }

    /** A message with a ticket of its own, so that it is read by itself. */
    void write(Person person, Instant at, Function<Remark, Function<Header, Touchpoint>> made, Identifier identifier) {
        Map<String, String> ticket = Map.of("ticketId", newId("ticket"));
        Remark remark = Remark.of(String.join(" ", ticket.values()));
        Function<Header, Touchpoint> message = made.apply(remark);
        String eventId = meet(person, at, ticket, message, identifier);
        Channel channel = message.apply(header(eventId, at, ticket, identifier)).channel();
        facts.add(new TrueFacts.Voice(person, at, channel, eventId, remark, true));
    }

    private void correct(Feedback feedback, int wrong, int right) {
        Header first = feedback.header();
        Header second = new Header(
                first.eventId(),
                1,
                Operation.UPSERT,
                first.source(),
                first.occurredAt(),
                first.receivedAt(),
                first.identifiers(),
                first.correlations(),
                first.experiments());
        arrivals.addVersions(
                InputRecord.of(feedback.under(first).answered(wrong)),
                InputRecord.of(feedback.under(second).answered(right)),
                invert());
    }

    private void note(Person person, Survey survey, Feedback feedback, @Nullable Integer value, Channel about) {
        facts.add(new TrueFacts.Answer(
                person,
                !person.isKnown() && person.identity().type() == IdentifierType.DEVICE_ID,
                survey,
                feedback.status(),
                value,
                about,
                feedback.header().occurredAt(),
                feedback.header().eventId()));
        if (feedback.comment() != null) {
            facts.add(new TrueFacts.Voice(
                    person,
                    feedback.header().occurredAt(),
                    about,
                    feedback.header().eventId(),
                    Remark.of(feedback.header().eventId()),
                    false));
        }
    }

    Header header(String eventId, Instant at, Map<String, String> correlations, Identifier... identifiers) {
        return new Header(
                eventId,
                0,
                Operation.UPSERT,
                SOURCE,
                at,
                null,
                List.of(identifiers),
                correlations,
                Map.of("layout", eventId.hashCode() % 2 == 0 ? "A" : "B"));
    }

    private static Header retracted(Header header) {
        return header.version(header.revision(), Operation.RETRACT);
    }

    private @Nullable Integer value(Survey survey, boolean poor) {
        if (survey == Survey.COMMENT) {
            return null;
        }
        int points = survey.scale().points();
        int one = random.nextInt(points);
        int other = random.nextInt(points);
        // The better of two throws: scores that look like scores.
        return survey.scale().min() + (poor ? Math.min(one, other) : Math.max(one, other));
    }

    private boolean invert() {
        inverted = !inverted;
        return inverted;
    }

    static Feedback feedback(
            Header header,
            Survey survey,
            Feedback.Status status,
            @Nullable Integer value,
            Channel collected,
            @Nullable String touchpointId) {
        Remark remark = Remark.of(header.eventId());
        boolean comments = status != Feedback.Status.DISMISSED && isCommented(survey, header.eventId());
        return new Feedback(
                header,
                survey.id(),
                "1",
                survey.scale().metric(),
                survey.scale().min(),
                survey.scale().max(),
                survey.scale().polarity(),
                status,
                value,
                comments ? remark.text() : null,
                remark.language(),
                collected,
                touchpointId,
                null,
                survey == Survey.PRODUCT ? "P-1" : null);
    }

    /** Not everybody has something to add. */
    private static boolean isCommented(Survey survey, String eventId) {
        return survey == Survey.COMMENT || (survey == Survey.RECOMMEND && Math.floorMod(eventId.hashCode(), 3) == 0);
    }
}
