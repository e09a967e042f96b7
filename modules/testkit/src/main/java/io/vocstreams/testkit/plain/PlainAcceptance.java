package io.vocstreams.testkit.plain;

import io.vocstreams.model.CustomerProfile;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Header;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.Operation;
import io.vocstreams.model.StoreTouchpoint;
import io.vocstreams.model.Touchpoint;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The reasons of §4 that can be judged by the record alone. */
final class PlainAcceptance {

    private static final List<String> JUNK = List.of(
            "-1",
            "null",
            "nil",
            "none",
            "nan",
            "undefined",
            "anonymous",
            "unknown",
            "true",
            "false",
            "object object",
            "guest",
            "n/a",
            "?",
            "-");

    private static final String OTHERS_PREFIX = "(?s)(login-id|loyalty-id|email|phone|device-id|cookie-id|unknown):.*";

    /** "white space, BOM, zero-width characters, control characters" */
    private static final String UNSEEN = "[\\p{Z}\\p{Cc}\\p{Cf}]";

    /** "quotes and brackets around it" */
    private static final String WRAPPING = "[\\p{Ps}\\p{Pe}\\p{Pi}\\p{Pf}\"'`´<>＂＇＜＞\\p{Z}\\p{Cc}\\p{Cf}]";

    private PlainAcceptance() {}

    static boolean isAccepted(Interaction interaction) {
        Header header = interaction.header();
        // MISSING_FIELD: "blank `eventId`, `occurredAt`; … and UNKNOWN in `operation`". A time that is left out is 0.
        if (text(header.eventId()).isEmpty()
                || !header.occurredAt().isAfter(Instant.EPOCH)
                || header.operation() == Operation.UNKNOWN) {
            return false;
        }
        // NO_USABLE_IDENTIFIER: "none left after trimming and dropping junk"
        if (usable(header.identifiers()).isEmpty()) {
            return false;
        }
        // "Of a RETRACT only id, identifiers and times are judged."
        if (header.operation() == Operation.RETRACT) {
            return true;
        }
        return interaction instanceof Feedback feedback
                ? isAcceptedFeedback(feedback)
                : isAcceptedTouchpoint((Touchpoint) interaction);
    }

    /** MISSING_FIELD: "`action`; `storeId` of a store touchpoint" */
    private static boolean isAcceptedTouchpoint(Touchpoint touchpoint) {
        boolean storeIsMissing = touchpoint instanceof StoreTouchpoint store
                && text(store.storeId()).isEmpty();
        return !text(touchpoint.action()).isEmpty() && !storeIsMissing;
    }

    private static boolean isAcceptedFeedback(Feedback feedback) {
        // MISSING_FIELD: "`surveyId`, `questionId`; … and UNKNOWN in … `metric`, `status`"
        if (text(feedback.surveyId()).isEmpty()
                || text(feedback.questionId()).isEmpty()
                || feedback.metric() == Metric.UNKNOWN
                || feedback.status() == Feedback.Status.UNKNOWN) {
            return false;
        }
        // "Of TEXT neither scale, polarity nor value is judged"
        if (feedback.metric() == Metric.TEXT) {
            return true;
        }
        if (!isValidScale(feedback)) {
            return false;
        }
        // VALUE_OUT_OF_RANGE: "ANSWERED with a null value or one outside the scale"
        Integer value = feedback.value();
        return feedback.status() != Feedback.Status.ANSWERED
                || (value != null && value >= feedback.scaleMin() && value <= feedback.scaleMax());
    }

    /**
     * SCALE_INVALID: "NPS other than 0..10 higher-is-better; CSAT other than 1..{3,4,5,6,7,10} higher-is-better; CES
     * other than 1..5 or 1..7 (either polarity); RATING with min ≥ max or wider than 100; polarity UNKNOWN"
     */
    private static boolean isValidScale(Feedback feedback) {
        int min = feedback.scaleMin();
        int max = feedback.scaleMax();
        if (feedback.polarity() == Polarity.UNKNOWN) {
            return false;
        }
        boolean higher = feedback.polarity() == Polarity.HIGHER_IS_BETTER;
        return switch (feedback.metric()) {
            case NPS -> min == 0 && max == 10 && higher;
            case CSAT -> min == 1 && List.of(3, 4, 5, 6, 7, 10).contains(max) && higher;
            case CES -> min == 1 && (max == 5 || max == 7);
            case RATING -> min < max && (long) max - (long) min <= 100;
            case TEXT, UNKNOWN -> throw new IllegalArgumentException("No scale of " + feedback.metric());
        };
    }

    static boolean isAccepted(IdentityLink link) {
        // MISSING_FIELD: "`linkId`", "`occurredAt`", "UNKNOWN in `operation`"
        if (text(link.linkId()).isEmpty()
                || !link.occurredAt().isAfter(Instant.EPOCH)
                || link.operation() == Operation.UNKNOWN) {
            return false;
        }
        // NO_USABLE_IDENTIFIER: "For a link: a junk end"
        if (isJunk(link.from()) || isJunk(link.to())) {
            return false;
        }
        // LINK_INVALID: "`to` is not stronger than `from` and the two are not two different CUSTOMER_IDs"
        Identifier from = trimmed(link.from());
        Identifier to = trimmed(link.to());
        boolean merge = from.type() == IdentifierType.CUSTOMER_ID
                && to.type() == IdentifierType.CUSTOMER_ID
                && !from.equals(to);
        return merge || PlainStrength.isStronger(to, from);
    }

    /** MISSING_FIELD: "`customerId`, `effectiveAt`" */
    static boolean isAccepted(CustomerProfile profile) {
        return !text(profile.customerId()).isEmpty() && profile.effectiveAt().isAfter(Instant.EPOCH);
    }

    static List<Identifier> usable(List<Identifier> identifiers) {
        List<Identifier> usable = new ArrayList<>();
        for (Identifier identifier : identifiers) {
            if (!isJunk(identifier)) {
                usable.add(trimmed(identifier));
            }
        }
        return usable;
    }

    static Identifier trimmed(Identifier identifier) {
        return new Identifier(identifier.type(), text(identifier.value()));
    }

    /** "values are trimmed […] at both ends and compared in Unicode NFC" */
    static String text(String value) {
        String composed = Normalizer.normalize(value, Normalizer.Form.NFC);
        return without(composed, UNSEEN);
    }

    private static String without(String value, String unwanted) {
        return value.replaceAll("^" + unwanted + "+", "").replaceAll(unwanted + "+$", "");
    }

    /**
     * "junk: a CUSTOMER_ID that begins with another type's text prefix ({@code email:}), blank, {@code -1}, without a
     * letter (of any script) or a digit other than 0, type UNKNOWN, and, ignoring case, quotes and brackets around it,
     * {@code null}, {@code nil}, {@code none}, …"
     */
    private static boolean isJunk(Identifier identifier) {
        String value = text(identifier.value());
        boolean tellsSomething = value.codePoints()
                .anyMatch(point ->
                        Character.isLetter(point) || (Character.isDigit(point) && Character.digit(point, 10) != 0));
        return identifier.type() == IdentifierType.UNKNOWN
                || value.isEmpty()
                || !tellsSomething
                || JUNK.contains(without(value, WRAPPING).toLowerCase(Locale.ROOT))
                || (identifier.type() == IdentifierType.CUSTOMER_ID && value.matches(OTHERS_PREFIX));
    }
}
