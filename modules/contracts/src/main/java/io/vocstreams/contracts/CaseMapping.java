package io.vocstreams.contracts;

import io.vocstreams.contract.RiskTrigger;
import io.vocstreams.model.cases.Case;
import io.vocstreams.model.cases.CaseAction;
import io.vocstreams.model.cases.CaseAnnouncement;
import io.vocstreams.model.cases.CaseEvent;
import io.vocstreams.model.cases.Receipt;
import io.vocstreams.model.cases.Risk;
import java.util.stream.Collectors;

/** Between cases, what people do about them and what is announced of them, in the model and in Avro. */
public final class CaseMapping {

    private CaseMapping() {}

    public static io.vocstreams.contract.Case toAvro(Case from) {
        return new io.vocstreams.contract.Case(
                from.caseId(),
                from.ruleId(),
                from.ruleVersion(),
                from.signal(),
                from.customerId(),
                from.triggerEventId(),
                from.triggers(),
                from.journeyId(),
                Enums.CHANNEL.toAvro(from.channel()),
                from.storeId(),
                from.productId(),
                from.themes(),
                Enums.SEVERITY.toAvro(from.severity()),
                from.owner(),
                from.assignee(),
                from.openedAt(),
                from.contactDueAt(),
                from.resolveDueAt(),
                Enums.CASE_STATUS.toAvro(from.status()),
                Enums.SLA.toAvro(from.contactSla()),
                Enums.SLA.toAvro(from.resolveSla()),
                from.triggerWithdrawn(),
                from.rootCause(),
                from.nextAnswerId(),
                from.nextAnswerScore(),
                from.revision(),
                from.reasons().stream().sorted().map(Enums.CASE_REASON::toAvro).toList(),
                from.asOf());
    }

    static Case toModel(io.vocstreams.contract.Case from) {
        return new Case(
                from.getCaseId(),
                from.getRuleId(),
                from.getRuleVersion(),
                from.getSignal(),
                from.getCustomerId(),
                from.getTriggerEventId(),
                from.getTriggers(),
                from.getJourneyId(),
                Enums.CHANNEL.toModel(from.getChannel()),
                from.getStoreId(),
                from.getProductId(),
                from.getThemes(),
                Enums.SEVERITY.toModel(from.getSeverity()),
                from.getOwner(),
                from.getAssignee(),
                from.getOpenedAt(),
                from.getContactDueAt(),
                from.getResolveDueAt(),
                Enums.CASE_STATUS.toModel(from.getStatus()),
                Enums.SLA.toModel(from.getContactSla()),
                Enums.SLA.toModel(from.getResolveSla()),
                from.getTriggerWithdrawn(),
                from.getRootCause(),
                from.getNextAnswerId(),
                from.getNextAnswerScore(),
                from.getRevision(),
                from.getReasons().stream().map(Enums.CASE_REASON::toModel).collect(Collectors.toSet()),
                from.getAsOf());
    }

    public static io.vocstreams.contract.CaseAction toAvro(CaseAction from) {
        return new io.vocstreams.contract.CaseAction(
                from.caseId(),
                from.actionId(),
                from.revision(),
                Enums.OPERATION.toAvro(from.operation()),
                Enums.CASE_ACTION_KIND.toAvro(from.kind()),
                from.at(),
                from.recordedAt(),
                from.actor(),
                from.assignee(),
                from.until(),
                from.rootCause(),
                from.outcome());
    }

    static CaseAction toModel(io.vocstreams.contract.CaseAction from) {
        return new CaseAction(
                from.getCaseId(),
                from.getActionId(),
                from.getRevision(),
                Enums.OPERATION.toModel(from.getOperation()),
                Enums.CASE_ACTION_KIND.toModel(from.getKind()),
                from.getAt(),
                from.getRecordedAt(),
                from.getActor(),
                from.getAssignee(),
                from.getUntil(),
                from.getRootCause(),
                from.getOutcome());
    }

    public static io.vocstreams.contract.AtRisk toAvro(Risk from) {
        return new io.vocstreams.contract.AtRisk(
                from.customerId(),
                from.signs().stream()
                        .map(sign -> new RiskTrigger(sign.signal(), sign.ruleId(), sign.eventId(), sign.at()))
                        .toList(),
                from.until(),
                from.revision(),
                from.asOf());
    }

    static Risk toModel(io.vocstreams.contract.AtRisk from) {
        return new Risk(
                from.getCustomerId(),
                from.getTriggers().stream()
                        .map(trigger -> new Risk.Sign(
                                trigger.getSignal(), trigger.getRuleId(), trigger.getEventId(), trigger.getAt()))
                        .toList(),
                from.getUntil(),
                from.getRevision(),
                from.getAsOf());
    }

    public static io.vocstreams.contract.CaseEvent toAvro(CaseAnnouncement from) {
        CaseEvent event = from.event();
        return new io.vocstreams.contract.CaseEvent(
                event.id(),
                event.caseId(),
                from.customerId(),
                from.ruleId(),
                Enums.SEVERITY.toAvro(from.severity()),
                from.owner(),
                Enums.CASE_TRANSITION.toAvro(event.transition()),
                event.cause(),
                event.at(),
                from.asOf());
    }

    static CaseAnnouncement toModel(io.vocstreams.contract.CaseEvent from) {
        return new CaseAnnouncement(
                new CaseEvent(
                        from.getCaseId(),
                        Enums.CASE_TRANSITION.toModel(from.getTransition()),
                        from.getCause(),
                        from.getAt()),
                from.getCustomerId(),
                from.getRuleId(),
                Enums.SEVERITY.toModel(from.getSeverity()),
                from.getOwner(),
                from.getAsOf());
    }

    static io.vocstreams.contract.Receipt toAvro(Receipt from) {
        return new io.vocstreams.contract.Receipt(
                from.caseEventId(),
                from.caseId(),
                from.webhook(),
                from.urlHash(),
                Enums.RECEIPT_OUTCOME.toAvro(from.outcome()),
                from.status(),
                from.attempts(),
                from.at());
    }

    static Receipt toModel(io.vocstreams.contract.Receipt from) {
        return new Receipt(
                from.getCaseEventId(),
                from.getCaseId(),
                from.getWebhook(),
                from.getUrlHash(),
                Enums.RECEIPT_OUTCOME.toModel(from.getOutcome()),
                from.getStatus(),
                from.getAttempts(),
                from.getAt());
    }
}
