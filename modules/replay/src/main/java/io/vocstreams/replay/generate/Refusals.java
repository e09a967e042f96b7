package io.vocstreams.replay.generate;

import io.vocstreams.contracts.InputRecord;
import io.vocstreams.model.Channel;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Header;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.Operation;
import io.vocstreams.model.intake.RejectReason;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Records that no pipeline may take, of every reason that a well-formed record can give without regard to its arrival.
 */
final class Refusals {

    private static final Identifier SOMEBODY = new Identifier(IdentifierType.CUSTOMER_ID, "C-refused");

    private final SampleWriter world;
    private final TrueFacts facts;
    private final ArrivalOrder arrivals;

    Refusals(SampleWriter world, TrueFacts facts, ArrivalOrder arrivals) {
        this.world = world;
        this.facts = facts;
        this.arrivals = arrivals;
    }

    void addAll(Instant at) {
        Identifier junk = new Identifier(IdentifierType.COOKIE_ID, "undefined");
        Identifier email = new Identifier(IdentifierType.EMAIL, "mail-hash-refused");
        Instant future = at.plus(Duration.ofDays(3650));
        add(RejectReason.MISSING_FIELD, InputRecord.of(Scenes.web(" ").apply(header(at, SOMEBODY))), at);
        add(
                RejectReason.NO_USABLE_IDENTIFIER,
                InputRecord.of(Scenes.web("page_viewed").apply(header(at, junk))),
                at);
        add(
                RejectReason.LINK_INVALID,
                InputRecord.of(
                        new IdentityLink(world.newId("link"), 0, Operation.UPSERT, SOMEBODY, email, at, "generator")),
                at);
        add(RejectReason.SCALE_INVALID, InputRecord.of(nps(at, 1, 10, 5)), at);
        add(RejectReason.VALUE_OUT_OF_RANGE, InputRecord.of(nps(at, 0, 10, 11)), at);
        add(
                RejectReason.TIME_IN_FUTURE,
                InputRecord.of(Scenes.web("page_viewed").apply(header(future, SOMEBODY))),
                at);
    }

    private void add(RejectReason reason, InputRecord record, Instant at) {
        facts.refuse(reason);
        arrivals.addOnce(record, at);
    }

    private Header header(Instant at, Identifier identifier) {
        return world.header(world.newId("refused"), at, Map.of(), identifier);
    }

    private Feedback nps(Instant at, int min, int max, int value) {
        return new Feedback(
                header(at, SOMEBODY),
                "recommend",
                "1",
                Metric.NPS,
                min,
                max,
                Polarity.HIGHER_IS_BETTER,
                Feedback.Status.ANSWERED,
                value,
                null,
                null,
                Channel.WEB,
                null,
                null,
                null);
    }
}
