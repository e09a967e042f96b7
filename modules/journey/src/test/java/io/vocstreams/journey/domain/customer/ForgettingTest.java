package io.vocstreams.journey.domain.customer;

import static io.vocstreams.journey.domain.history.CustomerEvents.NPS;
import static io.vocstreams.journey.domain.history.CustomerEvents.ORIGIN;
import static io.vocstreams.journey.domain.history.CustomerEvents.RULES;
import static io.vocstreams.journey.domain.history.CustomerEvents.answer;
import static io.vocstreams.journey.domain.history.CustomerEvents.asked;
import static io.vocstreams.journey.domain.history.CustomerEvents.at;
import static io.vocstreams.journey.domain.history.CustomerEvents.history;
import static io.vocstreams.journey.domain.history.CustomerEvents.outbound;
import static io.vocstreams.journey.domain.history.CustomerEvents.touch;
import static io.vocstreams.journey.domain.history.CustomerEvents.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.journey.domain.history.CustomerEvent;
import io.vocstreams.journey.domain.history.CustomerHistory;
import io.vocstreams.journey.domain.history.EventKey;
import io.vocstreams.journey.domain.history.Touch;
import io.vocstreams.model.Channel;
import io.vocstreams.model.Feedback.Status;
import io.vocstreams.model.policy.IdentityPolicy;
import io.vocstreams.model.policy.JourneyPolicy;
import io.vocstreams.model.policy.Retention;
import io.vocstreams.model.policy.TimePolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ForgettingTest {

    private static final Retention RETENTION =
            new Retention(TimePolicy.DEFAULT, IdentityPolicy.DEFAULT, JourneyPolicy.DEFAULT);
    private static final Instant START = at("01 10:00");

    @Test
    void shouldKeepAJourneyUntilItsLastTouchpointIsOlderThanTheRetention() {
        CustomerEvent[] journey = {web("a", 0), web("b", 5)};

        assertThat(expired(5, journey)).isEmpty();
        assertThat(expired(6, journey)).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void shouldKeepAJourneyAsLongAsTheFeedbackAboutIt() {
        CustomerEvent[] both = {web("a", 0), with(answer("f", day(20), 9), Channel.WEB, "a", Map.of())};

        assertThat(expired(20, both)).isEmpty();
        assertThat(expired(21, both)).containsExactlyInAnyOrder("a", "f");
    }

    @Test
    void shouldDropFeedbackAboutNothingByItsOwnTime() {
        CustomerEvent[] both = {answer("f", day(0), 9), web("a", 3)};

        assertThat(expired(1, both)).containsExactly("f");
    }

    @Test
    void shouldDropAnOutboundMessageInNoJourneyByItsOwnTime() {
        CustomerEvent[] both = {outbound("m", day(0)), web("a", 3)};

        assertThat(expired(1, both)).containsExactly("m");
    }

    @Test
    void shouldKeepAnOutboundMessageAsLongAsTheFeedbackThatNamesIt() {
        CustomerEvent[] both = {outbound("m", day(0)), with(answer("f", day(9), 9), Channel.EMAIL, "m", Map.of())};

        assertThat(expired(8, both)).isEmpty();
        assertThat(expired(10, both)).containsExactlyInAnyOrder("m", "f");
    }

    @Test
    void shouldKeepAnAnswerThatHidesAnEarlierOneAsLongAsThatOne() {
        CustomerEvent[] all = {
            with(answer("f", day(0), 9), Channel.WEB, "late", Map.of()), answer("g", day(1), 9), web("late", 60)
        };

        assertThat(expired(30, all)).isEmpty();
    }

    @Test
    void shouldKeepAnAnswerThatHidesOneThatIsKeptForHidingAnother() {
        CustomerEvent[] all = {
            with(answer("f", day(0), 9), Channel.WEB, "late", Map.of()),
            answer("g", day(1), 9),
            answer("h", day(2), 9),
            web("late", 60)
        };

        assertThat(expired(30, all)).isEmpty();
    }

    @Test
    void shouldDropADismissedSurveyThatHidesNothing() {
        CustomerEvent[] all = {
            with(answer("f", day(0), 9), Channel.WEB, "late", Map.of()),
            asked(answer("g", day(1), 9), "survey", NPS, Status.DISMISSED),
            web("late", 60)
        };

        assertThat(expired(30, all)).containsExactly("g");
    }

    @Test
    void shouldDropAnAnswerToAnotherSurveyThanTheOneThatIsKept() {
        CustomerEvent[] all = {
            with(answer("f", day(0), 9), Channel.WEB, "late", Map.of()),
            asked(answer("g", day(1), 9), "other", NPS, Status.ANSWERED),
            web("late", 60)
        };

        assertThat(expired(30, all)).containsExactly("g");
    }

    @Test
    void shouldDropAnAnswerThatIsHiddenByOneThatIsKept() {
        CustomerEvent[] all = {
            answer("f", day(0), 9), with(answer("g", day(1), 9), Channel.WEB, "late", Map.of()), web("late", 60)
        };

        assertThat(expired(30, all)).containsExactly("f");
    }

    @Test
    void shouldLeaveOfTheHistoryWhatIsNotExpired() {
        CustomerHistory history = history(web("a", 0), web("b", 1), answer("f", day(0), 9), answer("g", day(1), 9));

        assertThat(history.without(Set.of(new EventKey(ORIGIN, "a"), new EventKey(ORIGIN, "f"))))
                .isEqualTo(history(web("b", 1), answer("g", day(1), 9)));
    }

    private static Set<String> expired(int days, CustomerEvent... events) {
        Instant settled = day(days).plus(RETENTION.history());
        return Forgetting.expired(RULES.derive(history(events), null), settled, RETENTION).stream()
                .peek(key -> assertThat(key.origin()).isEqualTo(ORIGIN))
                .map(EventKey::eventId)
                .collect(Collectors.toSet());
    }

    private static Touch web(String eventId, int days) {
        return touch(eventId, day(days), Channel.WEB, "page_viewed");
    }

    private static Instant day(int days) {
        return START.plus(Duration.ofDays(days));
    }
}
