package io.vocstreams.model.intake;

import io.vocstreams.model.Consent;
import io.vocstreams.model.CustomerProfile;
import io.vocstreams.model.Fact;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Header;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.Operation;
import io.vocstreams.model.StoreTouchpoint;
import io.vocstreams.model.Touchpoint;
import io.vocstreams.model.cases.CaseAction;
import io.vocstreams.model.guidance.Notice;
import io.vocstreams.model.improvement.ImprovementAction;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import io.vocstreams.model.score.Scale;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Judges one record by itself and by the wall clock; the first reason that applies decides. */
public record Intake(Duration futureTolerance) {

    private static final String JUNK = "blank, a word such as `null` or `guest`, of type UNKNOWN, "
            + "or a CUSTOMER_ID that begins with the prefix of another type such as `email:`";
    private static final Set<Integer> CSAT_POINTS = Set.of(3, 4, 5, 6, 7, 10);

    public Optional<Rejection> judge(Interaction interaction, Instant now) {
        Header header = interaction.header();
        return missing(interaction)
                .or(() -> Identifiers.usable(header.identifiers()).isEmpty()
                        ? rejection(
                                RejectReason.NO_USABLE_IDENTIFIER, "header.identifiers", unusable(header.identifiers()))
                        : Optional.empty())
                .or(() -> interaction instanceof Feedback feedback && header.operation() != Operation.RETRACT
                        ? unscorable(feedback)
                        : Optional.empty())
                .or(() -> inFuture("header.occurredAt", header.occurredAt(), now));
    }

    public Optional<Rejection> judge(IdentityLink link, Instant now) {
        return blank("linkId", link.linkId())
                .or(() -> absent("occurredAt", link.occurredAt()))
                .or(() -> unknown("operation", link.operation() == Operation.UNKNOWN))
                .or(() -> junkEnd("from", link.from()))
                .or(() -> junkEnd("to", link.to()))
                .or(() -> pointsWrongWay(Identifiers.normal(link.from()), Identifiers.normal(link.to())))
                .or(() -> inFuture("occurredAt", link.occurredAt(), now));
    }

    public static Optional<Rejection> judge(CustomerProfile profile) {
        return blank("customerId", profile.customerId()).or(() -> absent("effectiveAt", profile.effectiveAt()));
    }

    /** Of a retraction only ids and times are judged. None is too late. */
    public Optional<Rejection> judge(CaseAction action, Instant now) {
        return judge("caseId", action, action.kind() == CaseAction.Kind.UNKNOWN, now);
    }

    /** As of cases. */
    public Optional<Rejection> judge(ImprovementAction action, Instant now) {
        return judge("improvementId", action, action.kind() == ImprovementAction.Kind.UNKNOWN, now);
    }

    /** Of a retraction the kind is not judged. */
    public Optional<Rejection> judge(Notice notice, Instant now) {
        return blank("operationId", notice.operationId())
                .or(() -> unknown("operation", notice.operation() == Operation.UNKNOWN))
                .or(() -> blank("subject.key", notice.subject().key()))
                .or(() -> blank("subject.value", notice.subject().value()))
                .or(() -> notice.version().isRetracted() ? Optional.empty() : blank("kind", notice.kind()))
                .or(() -> absent("occurredAt", notice.occurredAt()))
                .or(() -> absent("validUntil", notice.validUntil()))
                .or(() -> notice.validUntil().isBefore(notice.occurredAt())
                                || notice.validUntil()
                                        .isAfter(notice.occurredAt().plus(Notice.LONGEST))
                        ? rejection(
                                RejectReason.VALUE_OUT_OF_RANGE,
                                "validUntil",
                                "`validUntil` " + notice.validUntil() + " is before `occurredAt` " + notice.occurredAt()
                                        + ", or more than " + Notice.LONGEST + " after it")
                        : Optional.empty())
                .or(() -> inFuture("occurredAt", notice.occurredAt(), now));
    }

    private Optional<Rejection> judge(String about, Fact action, boolean unknownKind, Instant now) {
        return blank(about, action.about())
                .or(() -> blank("actionId", action.actionId()))
                .or(() -> absent("at", action.at()))
                .or(() -> absent("recordedAt", action.recordedAt()))
                .or(() -> unknown("operation", action.operation() == Operation.UNKNOWN))
                .or(() -> unknown("kind", action.operation() != Operation.RETRACT && unknownKind))
                .or(() -> inFuture("at", action.at(), now));
    }

    /**
     * To be judged before all else, where the bytes are at hand.
     *
     * @param bytes of key, value and headers, uncompressed
     */
    public static Rejection tooLarge(long bytes, long most) {
        return new Rejection(
                RejectReason.TOO_LARGE,
                "the record has " + bytes + " bytes, uncompressed with key and headers; at most " + most
                        + " are taken; only its head is kept");
    }

    /** Of interactions only: links and profiles are never too late. */
    public static Rejection tooLate(Instant occurredAt, Instant watermark, Duration horizon) {
        return new Rejection(
                RejectReason.TOO_LATE,
                "header.occurredAt",
                "`header.occurredAt` " + occurredAt + " is more than " + horizon + " before the watermark "
                        + watermark);
    }

    private static Optional<Rejection> missing(Interaction interaction) {
        Header header = interaction.header();
        Optional<Rejection> common = blank("header.eventId", header.eventId())
                .or(() -> absent("header.occurredAt", header.occurredAt()))
                .or(() -> unknown("header.operation", header.operation() == Operation.UNKNOWN));
        // Of a retraction only id, identifiers and times are judged.
        if (common.isPresent() || header.operation() == Operation.RETRACT) {
            return common;
        }
        if (interaction instanceof Feedback feedback) {
            return blank("surveyId", feedback.surveyId())
                    .or(() -> blank("questionId", feedback.questionId()))
                    .or(() -> unknown("metric", feedback.metric() == Metric.UNKNOWN))
                    .or(() -> unknown("status", feedback.status() == Feedback.Status.UNKNOWN));
        }
        if (interaction instanceof Consent consent) {
            return blank("purpose", consent.purpose())
                    .or(() -> unknown("status", consent.status() == Consent.Status.UNKNOWN));
        }
        Touchpoint touchpoint = (Touchpoint) interaction;
        return blank("action", touchpoint.action())
                .or(() -> interaction instanceof StoreTouchpoint store
                        ? blank("storeId", store.storeId())
                        : Optional.empty());
    }

    private static Optional<Rejection> unscorable(Feedback feedback) {
        if (feedback.metric() == Metric.TEXT) {
            return Optional.empty();
        }
        Scale scale = new Scale(feedback.metric(), feedback.scaleMin(), feedback.scaleMax(), feedback.polarity());
        if (!isValid(scale)) {
            return rejection(
                    RejectReason.SCALE_INVALID,
                    offendingPart(scale),
                    "`scaleMin`.." + "`scaleMax` " + scale.min() + ".." + scale.max() + " with `polarity` "
                            + scale.polarity() + " is no scale of " + scale.metric());
        }
        return feedback.status() == Feedback.Status.ANSWERED ? outOfRange(scale, feedback.value()) : Optional.empty();
    }

    /** Whether answers can be given on such a scale. */
    public static boolean isValid(Scale scale) {
        boolean higher = scale.polarity() == Polarity.HIGHER_IS_BETTER;
        return switch (scale.metric()) {
            case NPS -> higher && scale.min() == 0 && scale.max() == 10;
            case CSAT -> higher && scale.min() == 1 && CSAT_POINTS.contains(scale.max());
            case CES ->
                scale.polarity() != Polarity.UNKNOWN && scale.min() == 1 && (scale.max() == 5 || scale.max() == 7);
            case RATING ->
                scale.polarity() != Polarity.UNKNOWN
                        && scale.min() < scale.max()
                        && (long) scale.max() - scale.min() <= 100;
            case TEXT, UNKNOWN -> false;
        };
    }

    /** The part of an invalid scale that is to be mended first. */
    private static String offendingPart(Scale scale) {
        if (isValid(new Scale(scale.metric(), scale.min(), scale.max(), Polarity.HIGHER_IS_BETTER))) {
            return "polarity";
        }
        int start = scale.metric() == Metric.RATING ? scale.min() : scale.metric() == Metric.NPS ? 0 : 1;
        return scale.min() == start ? "scaleMax" : "scaleMin";
    }

    private static Optional<Rejection> outOfRange(Scale scale, @Nullable Integer value) {
        if (value == null) {
            return rejection(RejectReason.VALUE_OUT_OF_RANGE, "value", "`value` is null in an ANSWERED feedback");
        }
        return scale.contains(value)
                ? Optional.empty()
                : rejection(
                        RejectReason.VALUE_OUT_OF_RANGE,
                        "value",
                        "`value` " + value + " is outside " + scale.min() + ".." + scale.max());
    }

    /** Says the types only: a value may be personal, even where it does not look like it. */
    private static String unusable(List<Identifier> identifiers) {
        if (identifiers.isEmpty()) {
            return "`header.identifiers` is empty";
        }
        String types = identifiers.stream()
                .map(identifier -> identifier.type().name())
                .distinct()
                .collect(Collectors.joining(", "));
        return "none of `header.identifiers` (" + types + ") is usable: " + JUNK;
    }

    private static Optional<Rejection> junkEnd(String field, Identifier end) {
        return Identifiers.isJunk(end)
                ? rejection(
                        RejectReason.NO_USABLE_IDENTIFIER,
                        field,
                        "`" + field + "` (" + end.type() + ") is no usable identifier: " + JUNK)
                : Optional.empty();
    }

    private static Optional<Rejection> pointsWrongWay(Identifier from, Identifier to) {
        boolean merge = from.type() == IdentifierType.CUSTOMER_ID && to.type() == IdentifierType.CUSTOMER_ID;
        boolean valid = merge || to.isStrongerThan(from);
        if (from.equals(to)) {
            return rejection(RejectReason.LINK_INVALID, "to", "`from` and `to` are the same " + from.type());
        }
        return valid
                ? Optional.empty()
                : rejection(
                        RejectReason.LINK_INVALID,
                        "to",
                        "`to` (" + to.type() + ") is not stronger than `from` (" + from.type() + ")");
    }

    private Optional<Rejection> inFuture(String field, Instant occurredAt, Instant now) {
        return occurredAt.isAfter(now.plus(futureTolerance))
                ? rejection(
                        RejectReason.TIME_IN_FUTURE,
                        field,
                        "`" + field + "` " + occurredAt + " is more than " + futureTolerance + " after " + now)
                : Optional.empty();
    }

    private static Optional<Rejection> blank(String field, String value) {
        return Identifiers.isBlank(value)
                ? rejection(RejectReason.MISSING_FIELD, field, "`" + field + "` is blank")
                : Optional.empty();
    }

    /** A required timestamp cannot be null in Avro; a producer that has none sends 0. */
    private static Optional<Rejection> absent(String field, Instant time) {
        return time.toEpochMilli() <= 0
                ? rejection(RejectReason.MISSING_FIELD, field, "`" + field + "` is missing (0 or before 1970)")
                : Optional.empty();
    }

    private static Optional<Rejection> unknown(String field, boolean unknown) {
        return unknown ? rejection(RejectReason.MISSING_FIELD, field, "`" + field + "` is UNKNOWN") : Optional.empty();
    }

    private static Optional<Rejection> rejection(RejectReason reason, String field, String detail) {
        return Optional.of(new Rejection(reason, field, detail));
    }
}
