package io.vocstreams.journey.domain.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ArmsTest {

    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final Duration REACH = Experiments.REACH;

    private final Arms arms = new Arms(new Experiments(Map.of("button", START)));

    @Test
    void shouldBeTheVariantThatWasSeenWithinTheReach() {
        see("e", 0, "button", "blue");

        assertThat(arms.at(START.minusMillis(1))).isEmpty();
        assertThat(arms.at(START)).containsExactly("button/blue");
        assertThat(arms.at(START.plus(REACH).minusMillis(1))).containsExactly("button/blue");
        assertThat(arms.at(START.plus(REACH))).isEmpty();
    }

    @Test
    void shouldBeCrossedWhileTwoVariantsAreWithinTheReach() {
        see("e", 0, "button", "blue");
        see("f", 10, "button", "green");
        see("g", 20, "button", "green");

        assertThat(arms.at(day(9))).containsExactly("button/blue");
        assertThat(arms.at(day(10))).containsExactly("button/CROSSED");
        assertThat(arms.at(day(91))).containsExactly("button/green");
        assertThat(arms.at(day(111))).isEmpty();
    }

    @Test
    void shouldNotLookAtWhatIsBeforeTheStartOrNotPlanned() {
        arms.add(key("early"), START.minusMillis(1), Map.of("button", "green"));
        see("other", 1, "banner", "red");
        see("e", 2, "button", "blue");

        assertThat(arms.at(day(3))).containsExactly("button/blue");
        assertThat(arms.isFirstExposure(key("e"), day(2))).isTrue();
    }

    @Test
    void shouldBeFirstWhereNothingWasSeenInTheReachBefore() {
        see("e", 0, "button", "blue");
        see("f", 90, "button", "blue");
        see("g", 182, "button", "blue");

        assertThat(arms.isFirstExposure(key("e"), day(0))).isTrue();
        assertThat(arms.isFirstExposure(key("f"), day(90))).isFalse();
        assertThat(arms.isFirstExposure(key("g"), day(182))).isTrue();
        assertThat(arms.firstSeenIn(key("e"), day(0))).containsExactly("button/blue");
        assertThat(arms.firstSeenIn(key("f"), day(90))).isEmpty();
    }

    @Test
    void shouldTakeTheSmallerIdForTheFirstOfOneMoment() {
        see("b", 0, "button", "blue");
        see("a", 0, "button", "green");

        assertThat(arms.isFirstExposure(key("a"), day(0))).isTrue();
        assertThat(arms.isFirstExposure(key("b"), day(0))).isFalse();
        assertThat(arms.firstSeenIn(key("a"), day(0))).containsExactly("button/CROSSED");
    }

    /** Whatever comes or goes, outside of what it is said to reach nothing is another arm. */
    @RepeatedTest(50)
    void shouldSayWhatAChangeCanReach(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<Integer> days = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            List<Set<String>> before = all();
            Set<Instant> reached = new TreeSet<>();
            List<Integer> changed = new ArrayList<>();
            for (int j = random.nextInt(3); j >= 0; j--) {
                int day = days.isEmpty() || random.nextBoolean()
                        ? random.nextInt(200)
                        : days.remove(random.nextInt(days.size()));
                changed.add(day);
                if (arms.isFirstExposure(key("e" + day), day(day)) || days.contains(day)) {
                    arms.remove(key("e" + day), day(day), seen(day));
                    days.remove(Integer.valueOf(day));
                } else {
                    see("e" + day, day, "button", seen(day).getOrDefault("button", ""));
                    days.add(day);
                }
            }
            changed.forEach(day ->
                    arms.reachedBy(key("e" + day), day(day), seen(day)).forEach(span -> reached.addAll(in(span))));
            List<Set<String>> after = all();
            for (int day = 0; day < after.size(); day++) {
                if (!after.get(day).equals(before.get(day))) {
                    assertThat(reached).contains(day(day));
                }
            }
        }
    }

    private List<Set<String>> all() {
        List<Set<String>> all = new ArrayList<>();
        for (int day = 0; day < 300; day++) {
            all.add(arms.at(day(day)));
        }
        return all;
    }

    private static List<Instant> in(Arms.Span span) {
        List<Instant> days = new ArrayList<>();
        for (Instant day = span.from(); day.isBefore(span.until()); day = day.plus(Duration.ofDays(1))) {
            days.add(day);
        }
        return days;
    }

    private static Map<String, String> seen(int day) {
        return Map.of("button", day % 3 == 0 ? "blue" : "green");
    }

    private void see(String id, int day, String experiment, String variant) {
        arms.add(key(id), day(day), Map.of(experiment, variant));
    }

    private static EventKey key(String id) {
        return new EventKey("cookie-id:c", id);
    }

    private static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }
}
