package io.vocstreams.replay.generate;

import io.vocstreams.model.MessagingTouchpoint;
import io.vocstreams.model.MessagingTouchpoint.Direction;
import io.vocstreams.model.MessagingTouchpoint.Medium;
import io.vocstreams.model.Operation;
import io.vocstreams.model.guidance.Notice;
import io.vocstreams.replay.generate.Truth.Fate;
import io.vocstreams.replay.generate.Truth.TrueGuidance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Orders that are late: some customers were told so, of the others it is too late to tell them. */
final class Delays {

    private static final String RULE = "order-delayed";
    private static final int ONE_IN = 3;
    private static final Duration RECENT = Duration.ofDays(20);
    private static final Duration KNOWN_AFTER = Duration.ofHours(1);
    private static final Duration TOLD_AFTER = Duration.ofMinutes(61);

    private final SampleWriter world;
    private final Instant end;
    private final List<Order> orders = new ArrayList<>();

    private record Order(Person person, String orderId, String eventId, Instant at) {

        String operationId() {
            return "late-" + orderId;
        }

        String guidanceId() {
            return NamedIds.of(RULE, operationId(), eventId);
        }
    }

    Delays(SampleWriter world, Instant end) {
        this.world = world;
        this.end = end;
    }

    /** So long ago that JOURNEY keeps nothing of it, none is late. */
    void placed(Person person, String orderId, String eventId, Instant at) {
        if (at.isAfter(end.minus(RECENT))) {
            orders.add(new Order(person, orderId, eventId, at));
        }
    }

    List<Notice> notices() {
        return late().stream()
                .map(order -> new Notice(
                        new Notice.Subject("orderId", order.orderId()),
                        order.operationId(),
                        0,
                        Operation.UPSERT,
                        "warehouse",
                        "ORDER_DELAYED",
                        null,
                        order.at().plus(KNOWN_AFTER),
                        // Over when the sample is.
                        order.at().plus(Scenes.LONGEST.minusHours(1)),
                        Map.of("newDate", "in two days")))
                .toList();
    }

    /** What the sender says of those whom it told. */
    void tell() {
        told().forEach(order -> world.meet(
                order.person(),
                order.at().plus(TOLD_AFTER),
                Map.of("guidanceId", order.guidanceId(), "ruleId", RULE, "operationId", order.operationId()),
                header -> new MessagingTouchpoint(
                        header, "guidance_sent", Medium.EMAIL, Direction.OUTBOUND, null, null, null, null),
                order.person().email()));
    }

    Map<String, TrueGuidance> truth() {
        Map<String, TrueGuidance> truth = new TreeMap<>();
        List<Order> told = told();
        late().forEach(order -> truth.put(
                order.guidanceId(),
                new TrueGuidance(order.person().customerId(), told.contains(order) ? Fate.TOLD : Fate.NOT_TOLD)));
        return truth;
    }

    private List<Order> late() {
        return everyOne(orders, ONE_IN);
    }

    private List<Order> told() {
        return everyOne(late(), 2);
    }

    private static List<Order> everyOne(List<Order> orders, int in) {
        List<Order> some = new ArrayList<>();
        for (int i = 0; i < orders.size(); i += in) {
            some.add(orders.get(i));
        }
        return some;
    }
}
