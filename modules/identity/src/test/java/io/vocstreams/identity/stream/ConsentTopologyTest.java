package io.vocstreams.identity.stream;

import static io.vocstreams.identity.domain.Cast.cookie;
import static io.vocstreams.identity.domain.Cast.customer;
import static io.vocstreams.identity.domain.Cast.day;
import static io.vocstreams.identity.domain.Cast.link;
import static io.vocstreams.identity.domain.Cast.login;
import static io.vocstreams.identity.domain.Cast.visit;
import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.identity.domain.Resolver;
import io.vocstreams.model.Consent;
import io.vocstreams.model.Header;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.Operation;
import io.vocstreams.model.policy.IdentityPolicy;
import io.vocstreams.model.policy.Retention;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Consents go to the customer they belong to now, however old they are. */
class ConsentTopologyTest {

    private static final Retention SHORT = Policies.horizon(
            Duration.ofDays(5), new IdentityPolicy(Duration.ofDays(20), Duration.ofDays(3), 3, Duration.ofMinutes(30)));

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void shouldGoToTheCustomer(int count) {
        try (Tasks tasks = new Tasks(count, SHORT, new Random(1))) {
            tasks.bring(link("l", login("anna"), customer("1"), day(0)));
            tasks.carryAll();
            tasks.bring(consent("c1", 0, Operation.UPSERT, day(1), login("anna")));
            tasks.carryAll();

            assertThat(tasks.consents()).singleElement().asString().startsWith("c1 r0 -> 1 true");
            assertThat(tasks.published()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void shouldFollowAMergeOfAnyTimeAndComeBack(int count) {
        IdentityLink merge = link("m", customer("1"), customer("2"), day(250));
        Consent consent = consent("c1", 0, Operation.UPSERT, day(0), customer("1"));
        try (Tasks tasks = new Tasks(count, SHORT, new Random(1))) {
            tasks.bring(consent);
            tasks.carryAll();
            tasks.bring(merge);
            tasks.workOff();
            assertThat(tasks.consents()).singleElement().asString().startsWith("c1 r0 -> 2 true");
            assertThat(new Resolver(List.of(consent), List.of(merge), SHORT.identity()).resolve())
                    .singleElement()
                    .satisfies(resolved -> assertThat(resolved.customerId()).isEqualTo("2"));

            tasks.bring(new IdentityLink(
                    "m", 1, Operation.RETRACT, merge.from(), merge.to(), merge.occurredAt(), merge.source()));
            tasks.workOff();

            assertThat(tasks.consents()).singleElement().asString().startsWith("c1 r0 -> 1 true");
        }
    }

    @Test
    void shouldFollowTheLatestOfSeveralMerges() {
        try (Tasks tasks = new Tasks(1, SHORT, new Random(1))) {
            tasks.bring(link("m1", customer("1"), customer("2"), day(10)));
            tasks.bring(link("m2", customer("1"), customer("3"), day(20)));
            tasks.bring(consent("c1", 0, Operation.UPSERT, day(0), customer("1")));
            tasks.workOff();

            assertThat(tasks.consents()).singleElement().asString().startsWith("c1 r0 -> 3 true");
        }
    }

    @Test
    void shouldNeverBeTooLateAndBeKeptForEver() {
        try (Tasks tasks = new Tasks(1, SHORT, new Random(1))) {
            tasks.bring(consent("c1", 0, Operation.UPSERT, day(0), customer("1")));
            ForgettingTopologyTest.advanceTo(tasks, 100);
            tasks.bring(consent("c2", 0, Operation.UPSERT, day(1), customer("1")));
            tasks.bring(consent("c1", 0, Operation.UPSERT, day(0), customer("1")));
            tasks.bring(consent("c1", 1, Operation.RETRACT, day(0), customer("1")));
            tasks.bring(link("m", customer("1"), customer("2"), day(100)));
            tasks.workOff();

            assertThat(tasks.rejected()).isEmpty();
            assertThat(tasks.consents()).singleElement().asString().startsWith("c2 r0 -> 2 true");
        }
    }

    @Test
    void shouldSayNothingOfWhatTimeItIs() {
        try (Tasks tasks = new Tasks(1, SHORT, new Random(1))) {
            tasks.bring(visit("e1", day(50), cookie("c")));
            ForgettingTopologyTest.advanceTo(tasks, 60);
            tasks.bring(consent("c1", 0, Operation.UPSERT, day(0), cookie("c")));
            tasks.settle();
            tasks.bring(visit("e2", day(1), cookie("c")));

            assertThat(tasks.rejected()).hasSize(1);
        }
    }

    private static Consent consent(
            String eventId, int revision, Operation operation, Instant at, Identifier identifier) {
        Header header =
                new Header(eventId, revision, operation, "test", at, null, List.of(identifier), Map.of(), Map.of());
        return new Consent(header, "offers", Consent.Status.GRANTED);
    }
}
