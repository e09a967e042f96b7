package io.vocstreams.contracts.internal;

import io.vocstreams.model.Attribution;
import io.vocstreams.model.Channel;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Journey;
import io.vocstreams.model.cases.CaseAction;
import io.vocstreams.model.cases.CaseEvent;
import io.vocstreams.model.cases.Severity;
import io.vocstreams.model.guidance.Decision;
import io.vocstreams.model.guidance.GuidanceClass;
import io.vocstreams.model.guidance.GuidanceReason;
import io.vocstreams.model.score.Finality;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import io.vocstreams.model.score.Reason;
import io.vocstreams.model.score.WindowSize;
import io.vocstreams.model.voice.Sentiment;

/**
 * The number of every symbol that is stored. Stores, changelogs and topics outlive a build, so no number ever changes
 * or is given again; a new symbol takes the next free one, wherever it stands in its enum.
 */
public final class EnumNumbers {

    public static final EnumCode<Channel> CHANNELS = new EnumCode<>(Channel.class, symbol -> switch (symbol) {
        case WEB -> 0;
        case APP -> 1;
        case CALL_CENTER -> 2;
        case STORE -> 3;
        case EMAIL -> 4;
        case CHAT -> 5;
        case SOCIAL -> 6;
        case UNKNOWN -> 7;
    });

    public static final EnumCode<Metric> METRICS = new EnumCode<>(Metric.class, symbol -> switch (symbol) {
        case NPS -> 0;
        case CSAT -> 1;
        case CES -> 2;
        case RATING -> 3;
        case TEXT -> 4;
        case UNKNOWN -> 5;
    });

    public static final EnumCode<Polarity> POLARITIES = new EnumCode<>(Polarity.class, symbol -> switch (symbol) {
        case HIGHER_IS_BETTER -> 0;
        case LOWER_IS_BETTER -> 1;
        case UNKNOWN -> 2;
    });

    public static final EnumCode<Feedback.Status> ANSWER_STATUSES =
            new EnumCode<>(Feedback.Status.class, symbol -> switch (symbol) {
                case ANSWERED -> 0;
                case DISMISSED -> 1;
                case PARTIAL -> 2;
                case UNKNOWN -> 3;
            });

    public static final EnumCode<Attribution.Rule> RULES =
            new EnumCode<>(Attribution.Rule.class, symbol -> switch (symbol) {
                case EXPLICIT -> 0;
                case CORRELATION -> 1;
                case SAME_CHANNEL -> 2;
                case ANY_CHANNEL -> 3;
                case NONE -> 4;
                case UNKNOWN -> 5;
            });

    public static final EnumCode<Journey.Status> JOURNEY_STATUSES =
            new EnumCode<>(Journey.Status.class, symbol -> switch (symbol) {
                case OPEN -> 0;
                case CLOSED -> 1;
                case SUPERSEDED -> 2;
                case UNKNOWN -> 3;
            });

    public static final EnumCode<Reason> REASONS = new EnumCode<>(Reason.class, symbol -> switch (symbol) {
        case NEW_RESPONSE -> 0;
        case CORRECTED_RESPONSE -> 1;
        case RETRACTED_RESPONSE -> 2;
        case REASSIGNED -> 3;
        case WINDOW_CLOSED -> 4;
        case UNKNOWN -> 5;
        case NEW_OPPORTUNITY -> 6;
        case DECIDED -> 7;
        case CORRECTED -> 8;
        case RETRACTED -> 9;
    });

    public static final EnumCode<Finality> FINALITIES = new EnumCode<>(Finality.class, symbol -> switch (symbol) {
        case PROVISIONAL -> 0;
        case FINAL -> 1;
        case CORRECTED -> 2;
        case UNKNOWN -> 3;
    });

    public static final EnumCode<WindowSize> WINDOW_SIZES = new EnumCode<>(WindowSize.class, symbol -> switch (symbol) {
        case HOUR -> 0;
        case DAY -> 1;
        case ROLLING_7_DAYS -> 2;
        case ROLLING_28_DAYS -> 3;
        case MONTH -> 4;
        case ROLLING_91_DAYS -> 5;
    });

    public static final EnumCode<Severity> SEVERITIES = new EnumCode<>(Severity.class, symbol -> switch (symbol) {
        case LOW -> 0;
        case MEDIUM -> 1;
        case HIGH -> 2;
        case UNKNOWN -> 3;
    });

    public static final EnumCode<CaseAction.Kind> CASE_ACTION_KINDS =
            new EnumCode<>(CaseAction.Kind.class, symbol -> switch (symbol) {
                case ASSIGN -> 0;
                case NOTE -> 1;
                case CONTACTED -> 2;
                case RESOLVE -> 3;
                case REOPEN -> 4;
                case SNOOZE -> 5;
                case UNKNOWN -> 6;
            });

    public static final EnumCode<CaseEvent.Transition> CASE_TRANSITIONS =
            new EnumCode<>(CaseEvent.Transition.class, symbol -> switch (symbol) {
                case OPENED -> 0;
                case ASSIGNED -> 1;
                case CONTACTED -> 2;
                case BREACHED -> 3;
                case WITHDRAWN -> 4;
                case REOPENED -> 5;
                case RESOLVED -> 6;
                case UNKNOWN -> 7;
            });

    public static final EnumCode<Sentiment> SENTIMENTS = new EnumCode<>(Sentiment.class, symbol -> switch (symbol) {
        case POSITIVE -> 0;
        case NEGATIVE -> 1;
        case MIXED -> 2;
        case NEUTRAL -> 3;
        case UNKNOWN -> 4;
    });

    public static final EnumCode<GuidanceClass> GUIDANCE_CLASSES =
            new EnumCode<>(GuidanceClass.class, symbol -> switch (symbol) {
                case SAFETY -> 0;
                case SERVICE -> 1;
                case MARKETING -> 2;
                case UNKNOWN -> 3;
            });

    public static final EnumCode<Decision> DECISIONS = new EnumCode<>(Decision.class, symbol -> switch (symbol) {
        case SEND -> 0;
        case SENT -> 1;
        case HOLD -> 2;
        case SUPPRESSED -> 3;
        case WITHDRAWN -> 4;
        case UNKNOWN -> 5;
    });

    public static final EnumCode<GuidanceReason> GUIDANCE_REASONS =
            new EnumCode<>(GuidanceReason.class, symbol -> switch (symbol) {
                case NO_CONSENT -> 0;
                case CAPPED -> 1;
                case STALE -> 2;
                case SUPERSEDED -> 3;
                case ALREADY_TOLD -> 4;
                case ENDED -> 5;
                case QUIET_HOURS -> 6;
                case NO_RECEIPT -> 7;
                case UNKNOWN -> 8;
            });

    private EnumNumbers() {}
}
