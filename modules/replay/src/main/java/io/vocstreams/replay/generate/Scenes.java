package io.vocstreams.replay.generate;

import io.vocstreams.model.AppTouchpoint;
import io.vocstreams.model.CallCenterTouchpoint;
import io.vocstreams.model.Channel;
import io.vocstreams.model.Header;
import io.vocstreams.model.MessagingTouchpoint;
import io.vocstreams.model.MessagingTouchpoint.Direction;
import io.vocstreams.model.MessagingTouchpoint.Medium;
import io.vocstreams.model.StoreTouchpoint;
import io.vocstreams.model.Touchpoint;
import io.vocstreams.model.WebTouchpoint;
import io.vocstreams.replay.generate.SampleWriter.About;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The visits that customers pay, from the first anonymous step to the survey. No scene takes longer than its LONGEST.
 */
final class Scenes {

    static final Duration LONGEST = Duration.ofHours(6);

    private final SampleWriter world;
    private final Improvements improvements;
    private final Delays delays;

    Scenes(SampleWriter world, Improvements improvements, Delays delays) {
        this.world = world;
        this.improvements = improvements;
        this.delays = delays;
    }

    /** Browses as nobody, logs in, orders; is asked by e-mail about the order. */
    void webOrder(Person person, Instant at) {
        world.meetInPassing(person, at, web("page_viewed"), person.cookie());
        world.meet(person, at.plusSeconds(70), web("product_viewed"), person.cookie());
        world.meet(person, at.plusSeconds(200), web("login"), person.cookie(), person.identity(), person.login());
        world.meet(person, at.plusSeconds(260), web("checkout_started"), person.login());
        Map<String, String> order = Map.of("orderId", world.newId("order"));
        Instant placedAt = at.plusSeconds(400);
        String placed = world.meet(person, placedAt, order, web("order_placed"), person.identity(), person.email());
        delays.placed(person, String.join("", order.values()), placed, placedAt);
        world.ask(
                person,
                Survey.CHECKOUT,
                at.plusSeconds(420),
                About.sameChannel(Channel.WEB),
                Channel.WEB,
                person.cookie());
        world.ask(
                person,
                Survey.RECOMMEND,
                at.plus(Duration.ofHours(5)),
                new About(Channel.WEB, null, order),
                Channel.EMAIL,
                person.email());
    }

    /** Uses the app before and after logging in, and rates a product in it. */
    void appUse(Person person, Instant at) {
        world.meetInPassing(person, at, app("screen_viewed"), person.device());
        String used = world.meet(person, at.plusSeconds(90), app("feature_used"), person.device(), person.identity());
        world.meet(person, at.plusSeconds(120), app("error_shown"), person.device());
        world.ask(
                person,
                Survey.PRODUCT,
                at.plusSeconds(300),
                new About(Channel.APP, used, Map.of()),
                Channel.EMAIL,
                person.device());
    }

    /** Calls from a number that the agent then finds the customer of. */
    void call(Person person, Instant at, boolean resolved) {
        world.meet(person, at, call("call_started", Optional.empty()), person.phone());
        world.meet(
                person,
                at.plusSeconds(500),
                call("call_ended", Optional.of(resolved)),
                person.phone(),
                person.identity());
        About call = About.sameChannel(Channel.CALL_CENTER);
        world.ask(person, Survey.SERVICE, at.plusSeconds(560), call, Channel.CALL_CENTER, person.phone());
        world.ask(person, Survey.SOLVING, at.plusSeconds(580), call, Channel.CALL_CENTER, person.phone());
    }

    /** Buys in a store with the loyalty card. */
    void purchase(Person person, Instant at) {
        Map<String, String> receipt = Map.of("receiptId", world.newId("receipt"));
        int store = person.store();
        world.meet(person, at, store(store, "store_entered", List.of()), person.loyalty());
        world.meet(
                person,
                at.plusSeconds(900),
                receipt,
                store(store, "purchase_completed", List.of(new StoreTouchpoint.Line("sku-1", 2, 1998))),
                person.loyalty());
        world.ask(
                person,
                Survey.RECOMMEND,
                at.plus(Duration.ofHours(3)),
                new About(Channel.STORE, null, receipt, improvements.isPoor(store, at)),
                Channel.WEB,
                person.email());
    }

    /** Writes to the company; is answered and asked. */
    void message(Person person, Instant at, Medium medium) {
        Channel channel = Channel.valueOf(medium.name());
        world.write(
                person,
                at,
                remark -> message("inquiry_sent", medium, Direction.INBOUND, remark.text()),
                person.email());
        world.meet(person, at.plusSeconds(1200), message("reply_received", medium, Direction.OUTBOUND), person.email());
        world.ask(person, Survey.SERVICE, at.plusSeconds(1800), About.sameChannel(channel), channel, person.email());
        world.ask(person, Survey.COMMENT, at.plusSeconds(1860), About.sameChannel(channel), channel, person.identity());
    }

    /** Browses without ever saying who they are. */
    void browse(Person stranger, Instant at) {
        world.meetInPassing(stranger, at, web("page_viewed"), stranger.cookie());
        world.meet(stranger, at.plusSeconds(40), web("product_viewed"), stranger.cookie());
        world.ask(
                stranger,
                Survey.PRODUCT,
                at.plusSeconds(80),
                About.sameChannel(Channel.WEB),
                Channel.WEB,
                stranger.cookie());
    }

    /** One customer after the other at a device that all share; between them, smileys that are nobody's. */
    void kiosk(Person kiosk, Person person, Instant at) {
        world.meet(person, at, store(1, "search_performed", List.of()), kiosk.identity(), person.identity());
        world.meet(person, at.plusSeconds(600), store(1, "product_viewed", List.of()), kiosk.identity());
        Instant nobodyIsThere = at.plus(Duration.ofMinutes(45));
        for (int i = 0; i < 3; i++) {
            world.ask(
                    kiosk,
                    Survey.KIOSK,
                    nobodyIsThere.plusSeconds(60L * i),
                    About.sameChannel(Channel.STORE),
                    Channel.STORE,
                    kiosk.identity());
        }
    }

    void campaign(Person person, Instant at) {
        world.meet(person, at, message("campaign_mailed", Medium.EMAIL, Direction.OUTBOUND), person.email());
    }

    static Function<Header, Touchpoint> web(String action) {
        return header ->
                new WebTouchpoint(header, action, "/" + action, null, null, 5000L, null, null, null, null, null);
    }

    private static Function<Header, Touchpoint> app(String action) {
        return header ->
                new AppTouchpoint(header, action, action, "7.1", "android", null, 3000L, null, null, null, null, null);
    }

    private static Function<Header, Touchpoint> call(String action, Optional<Boolean> resolved) {
        return header -> new CallCenterTouchpoint(
                header, action, "service", "agent-7", 20_000L, null, resolved.orElse(null), null);
    }

    static Function<Header, Touchpoint> store(int number, String action, List<StoreTouchpoint.Line> lines) {
        Optional<Long> amount =
                lines.stream().map(StoreTouchpoint.Line::amountMinor).reduce(Long::sum);
        return header ->
                new StoreTouchpoint(header, action, "store-" + number, null, null, amount.orElse(null), "EUR", lines);
    }

    private static Function<Header, Touchpoint> message(String action, Medium medium, Direction direction) {
        return message(action, medium, direction, null);
    }

    private static Function<Header, Touchpoint> message(
            String action, Medium medium, Direction direction, @Nullable String text) {
        return header -> new MessagingTouchpoint(header, action, medium, direction, null, null, null, text);
    }
}
