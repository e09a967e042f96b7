package io.vocstreams.contracts;

import io.vocstreams.model.AppTouchpoint;
import io.vocstreams.model.CallCenterTouchpoint;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.Incoming;
import io.vocstreams.model.MessagingTouchpoint;
import io.vocstreams.model.StoreTouchpoint;
import io.vocstreams.model.WebTouchpoint;
import java.util.List;

/** The names of all topics. What is agreed about each is in the {@link TopicCatalogue}. */
public final class Topics {

    public static final String WEB_TOUCHPOINTS = "voc.touchpoints.web.v1";
    public static final String APP_TOUCHPOINTS = "voc.touchpoints.app.v1";
    public static final String CALL_CENTER_TOUCHPOINTS = "voc.touchpoints.call-center.v1";
    public static final String STORE_TOUCHPOINTS = "voc.touchpoints.store.v1";
    public static final String MESSAGING_TOUCHPOINTS = "voc.touchpoints.messaging.v1";
    public static final String FEEDBACK = "voc.feedback.v1";
    public static final String IDENTITY_LINKS = "voc.identity-links.v1";
    public static final String CUSTOMERS = "voc.customers.v1";

    public static final String INTERACTIONS = "voc.interactions.v1";
    public static final String JOURNEYS = "voc.journeys.v1";
    public static final String ATTRIBUTIONS = "voc.attributions.v1";
    public static final String SCORES = "voc.scores.v1";

    public static final String REJECTED = "voc.rejected.v1";
    public static final String DEAD_LETTERS = "voc.dead-letters.v1";
    public static final String LEDGER = "voc.ledger.v1";

    public static final String IDENTITY_HOPS = "voc.identity.hops.v1";
    public static final String IDENTITY_WATERMARKS = "voc.identity.watermarks.v1";
    public static final String JOURNEY_EXCHANGE = "voc.journey.exchange.v1";
    public static final String SCORES_DELTAS = "voc.scores.deltas.v1";

    /** Where touchpoints and feedback come in. */
    public static final List<String> INTERACTION_INPUTS = List.of(
            WEB_TOUCHPOINTS,
            APP_TOUCHPOINTS,
            CALL_CENTER_TOUCHPOINTS,
            STORE_TOUCHPOINTS,
            MESSAGING_TOUCHPOINTS,
            FEEDBACK);

    private Topics() {}

    /** Where a producing service writes it. */
    public static String inputOf(Incoming value) {
        if (value instanceof WebTouchpoint) {
            return WEB_TOUCHPOINTS;
        } else if (value instanceof AppTouchpoint) {
            return APP_TOUCHPOINTS;
        } else if (value instanceof CallCenterTouchpoint) {
            return CALL_CENTER_TOUCHPOINTS;
        } else if (value instanceof StoreTouchpoint) {
            return STORE_TOUCHPOINTS;
        } else if (value instanceof MessagingTouchpoint) {
            return MESSAGING_TOUCHPOINTS;
        } else if (value instanceof Feedback) {
            return FEEDBACK;
        }
        return value instanceof IdentityLink ? IDENTITY_LINKS : CUSTOMERS;
    }
}
