package io.vocstreams.contracts;

import io.vocstreams.model.Consent;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.ResolvedInteraction;

/** Between feedback, and what IDENTITY publishes, in the model and in Avro. */
final class InteractionMapping {

    private InteractionMapping() {}

    static io.vocstreams.contract.Feedback toAvro(Feedback feedback) {
        return new io.vocstreams.contract.Feedback(
                HeaderMapping.toAvro(feedback.header()),
                feedback.surveyId(),
                feedback.questionId(),
                Enums.METRIC.toAvro(feedback.metric()),
                feedback.scaleMin(),
                feedback.scaleMax(),
                Enums.POLARITY.toAvro(feedback.polarity()),
                Enums.FEEDBACK_STATUS.toAvro(feedback.status()),
                feedback.value(),
                feedback.comment(),
                feedback.language(),
                Enums.CHANNEL.toAvro(feedback.channel()),
                feedback.touchpointId(),
                feedback.storeId(),
                feedback.productId());
    }

    static Feedback toModel(io.vocstreams.contract.Feedback feedback) {
        return new Feedback(
                HeaderMapping.toModel(feedback.getHeader()),
                feedback.getSurveyId(),
                feedback.getQuestionId(),
                Enums.METRIC.toModel(feedback.getMetric()),
                feedback.getScaleMin(),
                feedback.getScaleMax(),
                Enums.POLARITY.toModel(feedback.getPolarity()),
                Enums.FEEDBACK_STATUS.toModel(feedback.getStatus()),
                feedback.getValue(),
                feedback.getComment(),
                feedback.getLanguage(),
                Enums.CHANNEL.toModel(feedback.getChannel()),
                feedback.getTouchpointId(),
                feedback.getStoreId(),
                feedback.getProductId());
    }

    static io.vocstreams.contract.Consent toAvro(Consent consent) {
        return new io.vocstreams.contract.Consent(
                HeaderMapping.toAvro(consent.header()),
                consent.purpose(),
                Enums.CONSENT_STATUS.toAvro(consent.status()));
    }

    static Consent toModel(io.vocstreams.contract.Consent consent) {
        return new Consent(
                HeaderMapping.toModel(consent.getHeader()),
                consent.getPurpose(),
                Enums.CONSENT_STATUS.toModel(consent.getStatus()));
    }

    static io.vocstreams.contract.ResolvedInteraction toAvro(ResolvedInteraction resolved) {
        return new io.vocstreams.contract.ResolvedInteraction(
                Enums.OPERATION.toAvro(resolved.operation()),
                resolved.customerId(),
                resolved.identified(),
                HeaderMapping.identifiersToAvro(resolved.path()),
                IncomingForm.write(resolved.interaction()));
    }

    static ResolvedInteraction toModel(io.vocstreams.contract.ResolvedInteraction resolved) {
        return new ResolvedInteraction(
                Enums.OPERATION.toModel(resolved.getOperation()),
                resolved.getCustomerId(),
                resolved.getIdentified(),
                HeaderMapping.identifiersToModel(resolved.getPath()),
                (Interaction) IncomingForm.read(resolved.getInteraction()));
    }
}
