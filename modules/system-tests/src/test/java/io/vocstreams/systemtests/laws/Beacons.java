package io.vocstreams.systemtests.laws;

import io.vocstreams.model.MessagingTouchpoint.Direction;
import io.vocstreams.model.MessagingTouchpoint.Medium;
import io.vocstreams.model.intake.Intake;
import io.vocstreams.systemtests.driver.Producers;
import io.vocstreams.testkit.Event;
import io.vocstreams.testkit.Input;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Records that tell every input of IDENTITY the time, and what time that makes it. */
final class Beacons {

    private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");

    private Beacons() {}

    static List<Input> at(Instant time) {
        Event event = Event.of("beacon", time, "customer-id:beacon");
        return List.of(
                event.web("login"),
                Event.of("beacon-app", time, "customer-id:beacon").app("login", null),
                Event.of("beacon-call", time, "customer-id:beacon").call("call_started", null),
                Event.of("beacon-store", time, "customer-id:beacon").store("store_entered", "b1"),
                Event.of("beacon-message", time, "customer-id:beacon")
                        .message(Medium.CHAT, Direction.INBOUND, "inquiry_sent", null),
                Event.of("beacon-feedback", time, "customer-id:beacon").nps(9),
                Event.link("beacon-link", time, "cookie-id:beacon", "customer-id:beacon"));
    }

    /** The least, over the inputs, of the greatest time that each was brought by what is not refused. */
    static Instant slowest(List<Input> inputs) {
        Intake intake = new Intake(Duration.ZERO);
        Map<String, Instant> greatest = new TreeMap<>();
        for (Input input : inputs) {
            if (input instanceof Input.Happened happened
                    && intake.judge(happened.interaction(), END_OF_TIME).isEmpty()) {
                Instant time = happened.interaction().header().occurredAt();
                greatest.merge(Producers.topicOf(input), time, Beacons::later);
            } else if (input instanceof Input.Linked linked
                    && intake.judge(linked.link(), END_OF_TIME).isEmpty()) {
                greatest.merge(Producers.topicOf(input), linked.link().occurredAt(), Beacons::later);
            }
        }
        return greatest.values().stream().min(Instant::compareTo).orElseThrow();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
