package io.vocstreams.contracts;

import io.vocstreams.model.Incoming;
import io.vocstreams.model.IncomingKind;
import java.util.List;

/**
 * The names of the topics that the code speaks of; those of touchpoints are found by their kind. What is agreed about
 * each is in the {@link TopicCatalogue}.
 */
public final class Topics {

    public static final String FEEDBACK = "voc.feedback.v1";
    public static final String CONSENTS = "voc.consents.v1";
    public static final String IDENTITY_LINKS = "voc.identity-links.v1";
    public static final String CUSTOMERS = "voc.customers.v1";
    public static final String CASE_ACTIONS = "voc.case-actions.v1";
    public static final String IMPROVEMENT_ACTIONS = "voc.improvement-actions.v1";
    public static final String EXPERIMENT_PLANS = "voc.experiment-plans.v1";
    public static final String OPERATIONS = "voc.operations.v1";

    public static final String INTERACTIONS = "voc.interactions.v1";
    public static final String JOURNEYS = "voc.journeys.v1";
    public static final String ATTRIBUTIONS = "voc.attributions.v1";
    public static final String AT_RISK = "voc.at-risk.v1";
    public static final String GUIDANCE = "voc.guidance.v1";
    public static final String SCORES = "voc.scores.v1";
    public static final String RATES = "voc.rates.v1";
    public static final String CASES = "voc.cases.v1";
    public static final String IMPROVEMENTS = "voc.improvements.v1";
    public static final String EXPERIMENTS = "voc.experiments.v1";
    public static final String CASE_EVENTS = "voc.case-events.v1";

    public static final String READINGS = "voc.readings.v1";
    public static final String RECEIPTS = "voc.receipts.v1";
    public static final String REJECTED = "voc.rejected.v1";
    public static final String DEAD_LETTERS = "voc.dead-letters.v1";
    public static final String LEDGER = "voc.ledger.v1";

    public static final String IDENTITY_HOPS = "voc.identity.hops.v1";
    public static final String IDENTITY_WATERMARKS = "voc.identity.watermarks.v1";
    public static final String IDENTITY_CONSENTS = "voc.identity.consents.v1";
    public static final String JOURNEY_EXCHANGE = "voc.journey.exchange.v1";
    public static final String SCORES_DELTAS = "voc.scores.deltas.v1";
    public static final String ACTIONS_CLAIMS = "voc.actions.claims.v1";
    public static final String ACTIONS_EXCHANGE = "voc.actions.exchange.v1";

    /** Where touchpoints, feedback and consents come in. */
    public static final List<String> INTERACTION_INPUTS = IncomingForm.all().stream()
            .filter(IncomingForm::isInteraction)
            .map(IncomingForm::topic)
            .toList();

    /** Of those, where touchpoints do. */
    public static final List<String> TOUCHPOINT_INPUTS = IncomingForm.all().stream()
            .filter(IncomingForm::isTouchpoint)
            .map(IncomingForm::topic)
            .toList();

    private Topics() {}

    /** Where a producing service writes it. */
    public static String inputOf(Incoming value) {
        return inputOf(value.kind());
    }

    /** Where producing services write records of a kind. */
    public static String inputOf(IncomingKind kind) {
        return IncomingForm.of(kind).topic();
    }
}
