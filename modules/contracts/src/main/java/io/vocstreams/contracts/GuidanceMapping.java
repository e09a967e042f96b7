package io.vocstreams.contracts;

import io.vocstreams.contract.Guidance;
import io.vocstreams.contract.NoticeSubject;
import io.vocstreams.model.guidance.GuidanceRow;
import io.vocstreams.model.guidance.Notice;
import java.util.TreeMap;

/** Between operations and guidance in the model and in Avro. */
public final class GuidanceMapping {

    private GuidanceMapping() {}

    public static io.vocstreams.contract.Notice toAvro(Notice notice) {
        return new io.vocstreams.contract.Notice(
                notice.operationId(),
                notice.revision(),
                Enums.OPERATION.toAvro(notice.operation()),
                notice.source(),
                toAvro(notice.subject()),
                notice.kind(),
                notice.severity(),
                notice.occurredAt(),
                notice.validUntil(),
                new TreeMap<>(notice.attributes()));
    }

    static Notice toModel(io.vocstreams.contract.Notice notice) {
        return new Notice(
                toModel(notice.getSubject()),
                notice.getOperationId(),
                notice.getRevision(),
                Enums.OPERATION.toModel(notice.getOperation()),
                notice.getSource(),
                notice.getKind(),
                notice.getSeverity(),
                notice.getOccurredAt(),
                notice.getValidUntil(),
                notice.getAttributes());
    }

    public static Guidance toAvro(GuidanceRow row) {
        GuidanceRow.Content content = row.content();
        return new Guidance(
                content.guidanceId(),
                content.customerId(),
                content.journeyId(),
                content.ruleId(),
                content.ruleVersion(),
                content.operationId(),
                toAvro(content.subject()),
                content.kind(),
                content.evidence(),
                Enums.GUIDANCE_CLASS.toAvro(content.guidanceClass()),
                Enums.CHANNEL.toAvro(content.channel()),
                Enums.DECISION.toAvro(content.decision()),
                content.reason() == null ? null : Enums.GUIDANCE_REASON.toAvro(content.reason()),
                content.template(),
                new TreeMap<>(content.parameters()),
                content.previous(),
                content.decidedAt(),
                content.latencyMillis(),
                row.revision());
    }

    static GuidanceRow toModel(Guidance row) {
        return new GuidanceRow(
                new GuidanceRow.Content(
                        row.getGuidanceId(),
                        row.getCustomerId(),
                        row.getJourneyId(),
                        row.getRuleId(),
                        row.getRuleVersion(),
                        row.getOperationId(),
                        toModel(row.getSubject()),
                        row.getKind(),
                        row.getEvidence(),
                        Enums.GUIDANCE_CLASS.toModel(row.getClass$()),
                        Enums.CHANNEL.toModel(row.getChannel()),
                        Enums.DECISION.toModel(row.getDecision()),
                        row.getReason() == null ? null : Enums.GUIDANCE_REASON.toModel(row.getReason()),
                        row.getTemplate(),
                        row.getParameters(),
                        row.getPrevious(),
                        row.getDecidedAt(),
                        row.getLatencyMillis()),
                row.getRevision());
    }

    private static NoticeSubject toAvro(Notice.Subject subject) {
        return new NoticeSubject(subject.key(), subject.value());
    }

    private static Notice.Subject toModel(NoticeSubject subject) {
        return new Notice.Subject(subject.getKey(), subject.getValue());
    }
}
