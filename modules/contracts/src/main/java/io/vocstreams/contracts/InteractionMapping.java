package io.vocstreams.contracts;

import io.vocstreams.model.AppTouchpoint;
import io.vocstreams.model.CallCenterTouchpoint;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.MessagingTouchpoint;
import io.vocstreams.model.ResolvedInteraction;
import io.vocstreams.model.StoreTouchpoint;
import io.vocstreams.model.WebTouchpoint;
import org.apache.avro.specific.SpecificRecord;

/** Between interactions, whichever they are, in the model and in Avro. */
final class InteractionMapping {

    private InteractionMapping() {}

    static SpecificRecord toAvro(Interaction interaction) {
        if (interaction instanceof WebTouchpoint web) {
            return TouchpointMapping.toAvro(web);
        } else if (interaction instanceof AppTouchpoint app) {
            return TouchpointMapping.toAvro(app);
        } else if (interaction instanceof CallCenterTouchpoint call) {
            return TouchpointMapping.toAvro(call);
        } else if (interaction instanceof StoreTouchpoint store) {
            return TouchpointMapping.toAvro(store);
        } else if (interaction instanceof MessagingTouchpoint message) {
            return TouchpointMapping.toAvro(message);
        }
        return toAvro((Feedback) interaction);
    }

    static Interaction toModel(Object record) {
        if (record instanceof io.vocstreams.contract.WebTouchpoint web) {
            return TouchpointMapping.toModel(web);
        } else if (record instanceof io.vocstreams.contract.AppTouchpoint app) {
            return TouchpointMapping.toModel(app);
        } else if (record instanceof io.vocstreams.contract.CallCenterTouchpoint call) {
            return TouchpointMapping.toModel(call);
        } else if (record instanceof io.vocstreams.contract.StoreTouchpoint store) {
            return TouchpointMapping.toModel(store);
        } else if (record instanceof io.vocstreams.contract.MessagingTouchpoint message) {
            return TouchpointMapping.toModel(message);
        }
        return toModel((io.vocstreams.contract.Feedback) record);
    }

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

    static io.vocstreams.contract.ResolvedInteraction toAvro(ResolvedInteraction resolved) {
        return new io.vocstreams.contract.ResolvedInteraction(
                Enums.OPERATION.toAvro(resolved.operation()),
                resolved.customerId(),
                resolved.identified(),
                HeaderMapping.identifiersToAvro(resolved.path()),
                toAvro(resolved.interaction()));
    }

    static ResolvedInteraction toModel(io.vocstreams.contract.ResolvedInteraction resolved) {
        return new ResolvedInteraction(
                Enums.OPERATION.toModel(resolved.getOperation()),
                resolved.getCustomerId(),
                resolved.getIdentified(),
                HeaderMapping.identifiersToModel(resolved.getPath()),
                toModel(resolved.getInteraction()));
    }
}
