package io.vocstreams.testkit.worlds;

import io.vocstreams.model.AppTouchpoint;
import io.vocstreams.model.CallCenterTouchpoint;
import io.vocstreams.model.MessagingTouchpoint;
import io.vocstreams.model.MessagingTouchpoint.Direction;
import io.vocstreams.model.MessagingTouchpoint.Medium;
import io.vocstreams.model.StoreTouchpoint;
import io.vocstreams.model.WebTouchpoint;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Touchpoints on all channels; a few are invalid. */
final class Touches {

    private Touches() {}

    static Arbitrary<EventContent> contents() {
        return Arbitraries.frequencyOf(
                Tuple.of(4, web()),
                Tuple.of(2, app()),
                Tuple.of(2, call()),
                Tuple.of(2, store()),
                Tuple.of(4, message()));
    }

    static Arbitrary<String> filled(String... values) {
        return Arbitraries.of(values).injectNull(0.5);
    }

    private static Arbitrary<String> actions() {
        return Arbitraries.frequency(
                Tuple.of(3, "page_viewed"),
                Tuple.of(2, "cart_updated"),
                Tuple.of(1, "order_placed"),
                Tuple.of(2, "login"),
                Tuple.of(2, "call_started"),
                Tuple.of(1, "coupon_redeemed"),
                Tuple.of(1, "odd=one"),
                Tuple.of(1, " "));
    }

    private static Arbitrary<EventContent> web() {
        return Combinators.combine(actions(), filled("p1", "p|2", " "))
                .as((action, product) -> header -> new WebTouchpoint(header, action, product));
    }

    private static Arbitrary<EventContent> app() {
        return Combinators.combine(actions(), filled("p1"))
                .as((action, product) -> header -> new AppTouchpoint(header, action, product));
    }

    private static Arbitrary<EventContent> call() {
        return Combinators.combine(actions(), resolved())
                .as((action, resolved) ->
                        header -> new CallCenterTouchpoint(header, action, null, null, null, null, resolved, null));
    }

    private static Arbitrary<EventContent> store() {
        return Combinators.combine(actions(), Arbitraries.of("b1", "b2", "50%", ""))
                .as((action, store) ->
                        header -> new StoreTouchpoint(header, action, store, null, null, null, null, List.of()));
    }

    private static Arbitrary<EventContent> message() {
        return Combinators.combine(
                        actions(),
                        Arbitraries.of(Medium.class),
                        Arbitraries.frequency(
                                Tuple.of(4, Direction.OUTBOUND),
                                Tuple.of(4, Direction.INBOUND),
                                Tuple.of(1, Direction.UNKNOWN)),
                        resolved(),
                        Texts.any())
                .as((action, medium, direction, resolved, said) -> header ->
                        new MessagingTouchpoint(header, action, medium, direction, null, resolved, null, said.text()));
    }

    private static Arbitrary<Boolean> resolved() {
        return Arbitraries.of(true, false).injectNull(0.5);
    }
}
