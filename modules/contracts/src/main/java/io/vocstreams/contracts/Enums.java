package io.vocstreams.contracts;

import io.vocstreams.model.Attribution;
import io.vocstreams.model.Channel;
import io.vocstreams.model.Consent;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.model.Journey;
import io.vocstreams.model.LifecycleStage;
import io.vocstreams.model.MessagingTouchpoint;
import io.vocstreams.model.Operation;
import io.vocstreams.model.cases.Case;
import io.vocstreams.model.cases.CaseAction;
import io.vocstreams.model.cases.CaseEvent;
import io.vocstreams.model.cases.CaseReason;
import io.vocstreams.model.cases.Receipt;
import io.vocstreams.model.cases.Severity;
import io.vocstreams.model.cases.Sla;
import io.vocstreams.model.guidance.Decision;
import io.vocstreams.model.guidance.GuidanceClass;
import io.vocstreams.model.guidance.GuidanceReason;
import io.vocstreams.model.improvement.Improvement;
import io.vocstreams.model.improvement.ImprovementAction;
import io.vocstreams.model.intake.RejectReason;
import io.vocstreams.model.score.Finality;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import io.vocstreams.model.score.Reason;
import io.vocstreams.model.voice.Sentiment;

/** Every enum of the model with its generated twin. */
final class Enums {

    static final EnumMapping<Channel, io.vocstreams.contract.Channel> CHANNEL =
            new EnumMapping<>(Channel.values(), io.vocstreams.contract.Channel.values());
    static final EnumMapping<IdentifierType, io.vocstreams.contract.IdentifierType> IDENTIFIER_TYPE =
            new EnumMapping<>(IdentifierType.values(), io.vocstreams.contract.IdentifierType.values());
    static final EnumMapping<Operation, io.vocstreams.contract.Operation> OPERATION =
            new EnumMapping<>(Operation.values(), io.vocstreams.contract.Operation.values());
    static final EnumMapping<MessagingTouchpoint.Medium, io.vocstreams.contract.Medium> MEDIUM =
            new EnumMapping<>(MessagingTouchpoint.Medium.values(), io.vocstreams.contract.Medium.values());
    static final EnumMapping<MessagingTouchpoint.Direction, io.vocstreams.contract.Direction> DIRECTION =
            new EnumMapping<>(MessagingTouchpoint.Direction.values(), io.vocstreams.contract.Direction.values());
    static final EnumMapping<Metric, io.vocstreams.contract.Metric> METRIC =
            new EnumMapping<>(Metric.values(), io.vocstreams.contract.Metric.values());
    static final EnumMapping<Polarity, io.vocstreams.contract.Polarity> POLARITY =
            new EnumMapping<>(Polarity.values(), io.vocstreams.contract.Polarity.values());
    static final EnumMapping<Feedback.Status, io.vocstreams.contract.FeedbackStatus> FEEDBACK_STATUS =
            new EnumMapping<>(Feedback.Status.values(), io.vocstreams.contract.FeedbackStatus.values());
    static final EnumMapping<Consent.Status, io.vocstreams.contract.ConsentStatus> CONSENT_STATUS =
            new EnumMapping<>(Consent.Status.values(), io.vocstreams.contract.ConsentStatus.values());
    static final EnumMapping<LifecycleStage, io.vocstreams.contract.Stage> STAGE =
            new EnumMapping<>(LifecycleStage.values(), io.vocstreams.contract.Stage.values());
    static final EnumMapping<Journey.Status, io.vocstreams.contract.JourneyStatus> JOURNEY_STATUS =
            new EnumMapping<>(Journey.Status.values(), io.vocstreams.contract.JourneyStatus.values());
    static final EnumMapping<Journey.Outcome, io.vocstreams.contract.JourneyOutcome> JOURNEY_OUTCOME =
            new EnumMapping<>(Journey.Outcome.values(), io.vocstreams.contract.JourneyOutcome.values());
    static final EnumMapping<Attribution.Rule, io.vocstreams.contract.AttributionRule> ATTRIBUTION_RULE =
            new EnumMapping<>(Attribution.Rule.values(), io.vocstreams.contract.AttributionRule.values());
    static final EnumMapping<Finality, io.vocstreams.contract.Finality> FINALITY =
            new EnumMapping<>(Finality.values(), io.vocstreams.contract.Finality.values());
    static final EnumMapping<Reason, io.vocstreams.contract.Reason> REASON =
            new EnumMapping<>(Reason.values(), io.vocstreams.contract.Reason.values());
    static final EnumMapping<Sentiment, io.vocstreams.contract.Sentiment> SENTIMENT =
            new EnumMapping<>(Sentiment.values(), io.vocstreams.contract.Sentiment.values());
    static final EnumMapping<RejectReason, io.vocstreams.contract.RejectReason> REJECT_REASON =
            new EnumMapping<>(RejectReason.values(), io.vocstreams.contract.RejectReason.values());

    static final EnumMapping<Case.Status, io.vocstreams.contract.CaseStatus> CASE_STATUS =
            new EnumMapping<>(Case.Status.values(), io.vocstreams.contract.CaseStatus.values());
    static final EnumMapping<Sla, io.vocstreams.contract.Sla> SLA =
            new EnumMapping<>(Sla.values(), io.vocstreams.contract.Sla.values());
    static final EnumMapping<Severity, io.vocstreams.contract.Severity> SEVERITY =
            new EnumMapping<>(Severity.values(), io.vocstreams.contract.Severity.values());
    static final EnumMapping<CaseReason, io.vocstreams.contract.CaseReason> CASE_REASON =
            new EnumMapping<>(CaseReason.values(), io.vocstreams.contract.CaseReason.values());
    static final EnumMapping<CaseAction.Kind, io.vocstreams.contract.CaseActionKind> CASE_ACTION_KIND =
            new EnumMapping<>(CaseAction.Kind.values(), io.vocstreams.contract.CaseActionKind.values());
    static final EnumMapping<CaseEvent.Transition, io.vocstreams.contract.CaseTransition> CASE_TRANSITION =
            new EnumMapping<>(CaseEvent.Transition.values(), io.vocstreams.contract.CaseTransition.values());

    static final EnumMapping<GuidanceClass, io.vocstreams.contract.GuidanceClass> GUIDANCE_CLASS =
            new EnumMapping<>(GuidanceClass.values(), io.vocstreams.contract.GuidanceClass.values());
    static final EnumMapping<Decision, io.vocstreams.contract.GuidanceDecision> DECISION =
            new EnumMapping<>(Decision.values(), io.vocstreams.contract.GuidanceDecision.values());
    static final EnumMapping<GuidanceReason, io.vocstreams.contract.GuidanceReason> GUIDANCE_REASON =
            new EnumMapping<>(GuidanceReason.values(), io.vocstreams.contract.GuidanceReason.values());

    static final EnumMapping<Receipt.Outcome, io.vocstreams.contract.ReceiptOutcome> RECEIPT_OUTCOME =
            new EnumMapping<>(Receipt.Outcome.values(), io.vocstreams.contract.ReceiptOutcome.values());

    static final EnumMapping<ImprovementAction.Kind, io.vocstreams.contract.ImprovementActionKind>
            IMPROVEMENT_ACTION_KIND = new EnumMapping<>(
                    ImprovementAction.Kind.values(), io.vocstreams.contract.ImprovementActionKind.values());
    static final EnumMapping<Improvement.Status, io.vocstreams.contract.ImprovementStatus> IMPROVEMENT_STATUS =
            new EnumMapping<>(Improvement.Status.values(), io.vocstreams.contract.ImprovementStatus.values());

    private Enums() {}
}
