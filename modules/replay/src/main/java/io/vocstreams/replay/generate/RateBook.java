package io.vocstreams.replay.generate;

import io.vocstreams.model.Channel;
import io.vocstreams.replay.generate.TrueFacts.Meeting;
import io.vocstreams.replay.generate.Truth.TrueRate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Works out the true rates of some of the shipped measures, in the plainest way. It shares no code with the pipeline.
 */
final class RateBook {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Set<String> GOALS = Set.of("order_placed", "purchase_completed");
    private static final Set<String> CONTACTS =
            Set.of("call_started", "chat_started", "inquiry_sent", "complaint_filed");
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final List<Question> QUESTIONS = List.of(
            new Question("browse-to-order", Set.of("product_viewed"), GOALS, Duration.ofDays(30), HALF_AN_HOUR),
            new Question("checkout-completion", Set.of("checkout_started"), GOALS, DAY, HALF_AN_HOUR),
            new Question("first-contact-resolution", CONTACTS, CONTACTS, Duration.ofDays(7), HALF_AN_HOUR));

    private final TrueFacts facts;
    private final Instant lastBoundary;

    private record Question(String measure, Set<String> opens, Set<String> closes, Duration within, Duration episode) {}

    /** What opened and joined, and whether something else closed it in time. */
    private record Chance(Channel channel, Instant at, boolean met) {}

    RateBook(TrueFacts facts, Instant lastBoundary) {
        this.facts = facts;
        this.lastBoundary = lastBoundary;
    }

    Map<String, TrueRate> write() {
        Map<String, List<Meeting>> byCustomer = facts.meetings().stream()
                .sorted(Comparator.comparing(Meeting::at).thenComparing(Meeting::eventId))
                .collect(Collectors.groupingBy(meeting -> meeting.person().customerId()));
        Map<String, TrueRate> rates = new TreeMap<>();
        for (Question question : QUESTIONS) {
            byCustomer.values().forEach(meetings -> chances(question, meetings).forEach(chance -> keys(question, chance)
                    .forEach(key -> rates.merge(key, new TrueRate(1, chance.met() ? 1 : 0), RateBook::sum))));
        }
        return rates;
    }

    private static TrueRate sum(TrueRate one, TrueRate other) {
        return new TrueRate(one.opportunities() + other.opportunities(), one.met() + other.met());
    }

    private static List<Chance> chances(Question question, List<Meeting> meetings) {
        List<Chance> chances = new ArrayList<>();
        List<Meeting> episode = new ArrayList<>();
        for (Meeting meeting : meetings) {
            boolean opens = question.opens().contains(meeting.action());
            boolean ends = !opens && question.closes().contains(meeting.action());
            boolean joins = opens
                    && !episode.isEmpty()
                    && Duration.between(episode.get(episode.size() - 1).at(), meeting.at())
                                    .compareTo(question.episode())
                            <= 0
                    && Duration.between(episode.get(0).at(), meeting.at()).compareTo(DAY) < 0;
            if ((ends || (opens && !joins)) && !episode.isEmpty()) {
                chances.add(chance(question, episode, meetings));
                episode = new ArrayList<>();
            }
            if (opens) {
                episode.add(meeting);
            }
        }
        if (!episode.isEmpty()) {
            chances.add(chance(question, episode, meetings));
        }
        return chances;
    }

    private static Chance chance(Question question, List<Meeting> episode, List<Meeting> meetings) {
        Meeting first = episode.get(0);
        Instant deadline = episode.get(episode.size() - 1).at().plus(question.within());
        boolean met = meetings.stream()
                .filter(meeting -> question.closes().contains(meeting.action()))
                .filter(meeting -> !episode.contains(meeting))
                .anyMatch(meeting ->
                        !meeting.at().isBefore(first.at()) && !meeting.at().isAfter(deadline));
        return new Chance(first.channel(), first.at(), met);
    }

    private List<String> keys(Question question, Chance chance) {
        Instant day = chance.at().truncatedTo(ChronoUnit.DAYS);
        List<String> windows = new ArrayList<>(List.of("P1D|" + day));
        for (int after = 1; after <= 28; after++) {
            Instant end = day.plus(DAY.multipliedBy(after));
            if (!end.isAfter(lastBoundary)) {
                windows.add("rolling-P28D|" + end.minus(DAY.multipliedBy(28)));
            }
        }
        List<String> keys = new ArrayList<>();
        for (String breakdown : List.of("*", "channel=" + chance.channel())) {
            windows.forEach(window -> keys.add(question.measure() + "|1|" + breakdown + "|" + window));
        }
        return keys;
    }
}
