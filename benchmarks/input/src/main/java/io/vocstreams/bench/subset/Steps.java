package io.vocstreams.bench.subset;

import io.vocstreams.contract.AppTouchpoint;
import io.vocstreams.contract.CallCenterTouchpoint;
import io.vocstreams.contract.Channel;
import io.vocstreams.contract.EventHeader;
import io.vocstreams.contract.JourneyStep;
import io.vocstreams.contract.MessagingTouchpoint;
import io.vocstreams.contract.Stage;
import io.vocstreams.contract.StoreTouchpoint;
import io.vocstreams.contract.WebTouchpoint;
import org.apache.avro.specific.SpecificRecord;

/** The touchpoints of all channels as steps of one kind. */
public final class Steps {

    private Steps() {}

    public static JourneyStep of(SpecificRecord touchpoint) {
        if (touchpoint instanceof WebTouchpoint web) {
            return step(web.getHeader(), Channel.WEB, web.getAction());
        } else if (touchpoint instanceof AppTouchpoint app) {
            return step(app.getHeader(), Channel.APP, app.getAction());
        } else if (touchpoint instanceof CallCenterTouchpoint call) {
            return step(call.getHeader(), Channel.CALL_CENTER, call.getAction());
        } else if (touchpoint instanceof StoreTouchpoint store) {
            return step(store.getHeader(), Channel.STORE, store.getAction());
        } else if (touchpoint instanceof MessagingTouchpoint message) {
            Channel channel = Channel.valueOf(message.getMedium().name());
            return step(message.getHeader(), channel, message.getAction());
        }
        throw new IllegalArgumentException(touchpoint.getSchema().getName() + " is no touchpoint");
    }

    private static JourneyStep step(EventHeader header, Channel channel, String action) {
        return new JourneyStep(header.getEventId(), header.getOccurredAt(), channel, action, Stage.UNKNOWN, 0);
    }
}
