package io.vocstreams.bench.flink;

import io.vocstreams.bench.subset.Steps;
import io.vocstreams.contract.Channel;
import io.vocstreams.contract.JourneyStep;
import io.vocstreams.contract.Stage;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/** A touchpoint as Flink keeps it: a plain object with public fields, which its own serializer knows. */
public final class Touch {

    public String customer = "";
    public String eventId = "";
    public long at;
    public String channel = "";
    public String action = "";

    static Touch of(String customer, SpecificRecord touchpoint) {
        JourneyStep step = Steps.of(touchpoint);
        Touch touch = new Touch();
        touch.customer = customer;
        touch.eventId = step.getEventId();
        touch.at = step.getOccurredAt().toEpochMilli();
        touch.channel = step.getChannel().name();
        touch.action = step.getAction();
        return touch;
    }

    JourneyStep step() {
        return new JourneyStep(eventId, Instant.ofEpochMilli(at), Channel.valueOf(channel), action, Stage.UNKNOWN, 0);
    }
}
