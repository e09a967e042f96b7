package io.vocstreams.testkit.plain;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.model.policy.IdentityPolicy;
import io.vocstreams.testkit.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainIdentityTest {

    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
    private static final Duration TICK = Duration.ofMillis(1);
    private static final Duration LOOKBACK = IdentityPolicy.DEFAULT.lookback();

    @Test
    void shouldFollowTheLatestLinkBefore() {
        String end = end(
                "cookie-id:k1",
                link("cookie-id:k1", "email:old", NOON.minus(Duration.ofDays(2))),
                link("cookie-id:k1", "email:new", NOON),
                link("cookie-id:k1", "email:later", NOON.plus(TICK)));

        assertThat(end).isEqualTo("email:new");
    }

    @Test
    void shouldStitchBackwardsToTheEarliestLinkWithinTheLookback() {
        PlainLink near = link("cookie-id:k1", "email:a", NOON.plus(LOOKBACK));
        PlainLink far = link("cookie-id:k1", "email:a", NOON.plus(LOOKBACK).plus(TICK));

        assertThat(end("cookie-id:k1", near)).isEqualTo("email:a");
        assertThat(end("cookie-id:k1", far)).isEqualTo("cookie-id:k1");
    }

    @Test
    void shouldNotLookAtALinkAfterItsValidity() {
        Duration validity = IdentityPolicy.DEFAULT.linkValidity();
        PlainLink valid = link("cookie-id:k1", "email:a", NOON.minus(validity));
        PlainLink invalid = link("cookie-id:k1", "email:a", NOON.minus(validity).minus(TICK));

        assertThat(end("cookie-id:k1", valid)).isEqualTo("email:a");
        assertThat(end("cookie-id:k1", invalid)).isEqualTo("cookie-id:k1");
    }

    @Test
    void shouldFollowAMergeForEverAndBackAsFarAsTheLookback() {
        PlainLink old = link("customer-id:a", "customer-id:b", Instant.parse("2001-01-01T00:00:00Z"));
        PlainLink soon = link("customer-id:a", "customer-id:b", NOON.plus(LOOKBACK));
        PlainLink tooSoon =
                link("customer-id:a", "customer-id:b", NOON.plus(LOOKBACK).plus(TICK));

        assertThat(end("customer-id:a", old)).isEqualTo("customer-id:b");
        assertThat(end("customer-id:a", soon)).isEqualTo("customer-id:b");
        assertThat(end("customer-id:a", tooSoon)).isEqualTo("customer-id:a");
    }

    @Test
    void shouldGiveASharedDeviceToWhoeverIdentifiedThereWithinHalfAnHour() {
        List<PlainLink> kiosk = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            kiosk.add(link("device-id:d1", "customer-id:c" + i, NOON.minus(Duration.ofHours(i))));
        }
        PlainLink recent = link("device-id:d1", "customer-id:c5", NOON.minus(Duration.ofMinutes(30)));
        PlainLink tooOld = link(
                "device-id:d1",
                "customer-id:c5",
                NOON.minus(Duration.ofMinutes(30)).minus(TICK));

        assertThat(end("device-id:d1", kiosk, recent)).isEqualTo("customer-id:c5");
        assertThat(end("device-id:d1", kiosk, tooOld)).isEqualTo("device-id:d1");
        assertThat(end("device-id:d1", kiosk)).isEqualTo("customer-id:c1");
    }

    @Test
    void shouldCountSharedTargetsByType() {
        List<PlainLink> household = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            household.add(link("device-id:d1", "customer-id:c" + i, NOON.minus(Duration.ofHours(i))));
        }
        PlainLink otherType = link("device-id:d1", "email:e1", NOON.minus(Duration.ofMinutes(31)));

        assertThat(end("device-id:d1", household, otherType)).isEqualTo("email:e1");
    }

    @Test
    void shouldPreferTheSmallestTargetTextAtEqualTimes() {
        String end =
                end("cookie-id:k1", link("cookie-id:k1", "login-id:a", NOON), link("cookie-id:k1", "email:z", NOON));

        assertThat(end).isEqualTo("email:z");
    }

    @Test
    void shouldEndACycleAtItsSmallestText() {
        String end = end(
                "customer-id:a",
                link("customer-id:a", "customer-id:d", NOON),
                link("customer-id:d", "customer-id:c", NOON),
                link("customer-id:c", "customer-id:d", NOON));

        assertThat(end).isEqualTo("customer-id:c");
    }

    @Test
    void shouldFollowAtMostEightLinks() {
        PlainLink[] chain = new PlainLink[12];
        for (int i = 0; i < chain.length; i++) {
            chain[i] = link("customer-id:x" + (10 + i), "customer-id:x" + (11 + i), NOON);
        }

        assertThat(end("customer-id:x10", chain)).isEqualTo("customer-id:x18");
    }

    private static String end(String strongest, List<PlainLink> links, PlainLink... more) {
        List<PlainLink> all = new ArrayList<>(links);
        all.addAll(Arrays.asList(more));
        return end(strongest, all.toArray(PlainLink[]::new));
    }

    private static String end(String strongest, PlainLink... links) {
        return new PlainIdentity(IdentityPolicy.DEFAULT, List.of(links))
                .end(Event.identifier(strongest), NOON)
                .text();
    }

    private static PlainLink link(String from, String to, Instant at) {
        return new PlainLink(Event.identifier(from), Event.identifier(to), at);
    }
}
