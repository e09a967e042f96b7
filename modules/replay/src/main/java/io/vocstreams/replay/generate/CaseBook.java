package io.vocstreams.replay.generate;

import io.vocstreams.model.Feedback;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.voice.Sentiment;
import io.vocstreams.replay.generate.TrueFacts.Answer;
import io.vocstreams.replay.generate.TrueFacts.Meeting;
import io.vocstreams.replay.generate.TrueFacts.Voice;
import io.vocstreams.replay.generate.Truth.TrueCase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Works out which cases some of the shipped rules call for, in the plainest way. It shares no code with the pipeline.
 */
final class CaseBook {

    private static final int HIGHEST_DETRACTOR = 6;
    private static final Set<String> CONTACTS =
            Set.of("call_started", "chat_started", "inquiry_sent", "complaint_filed");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    private final TrueFacts facts;
    private final Map<String, TrueCase> cases = new TreeMap<>();

    /** Something that happened to a customer. */
    private record Event(String customerId, Instant at, String eventId) {}

    CaseBook(TrueFacts facts) {
        this.facts = facts;
    }

    Map<String, TrueCase> write() {
        byCustomer(facts.answers(), CaseBook::isDetractor, CaseBook::event).forEach(low -> open("detractor", low));
        byCustomer(facts.meetings(), meeting -> CONTACTS.contains(meeting.action()), CaseBook::event)
                .forEach(contacts -> open("repeat-contact", repeated(contacts)));
        byCustomer(facts.voices(), voice -> voice.remark().polarity() == Sentiment.NEGATIVE, CaseBook::event)
                .forEach(blame -> open("negative-voice", blame));
        return cases;
    }

    private static boolean isDetractor(Answer answer) {
        Integer value = answer.value();
        return answer.scale().metric() == Metric.NPS
                && answer.status() == Feedback.Status.ANSWERED
                && value != null
                && value <= HIGHEST_DETRACTOR;
    }

    /** What comes in one go is one contact; the second within a week calls for a case, the third is in it. */
    private static List<Event> repeated(List<Event> contacts) {
        List<Event> firsts = together(contacts, HALF_AN_HOUR).stream()
                .map(episode -> episode.get(0))
                .toList();
        List<Event> triggers = new ArrayList<>();
        boolean repeatsBefore = false;
        for (int i = 1; i < firsts.size(); i++) {
            Duration pause =
                    Duration.between(firsts.get(i - 1).at(), firsts.get(i).at());
            boolean repeats = pause.compareTo(WEEK) <= 0;
            if (repeats && !repeatsBefore) {
                triggers.add(firsts.get(i));
            }
            repeatsBefore = repeats;
        }
        return triggers;
    }

    /** One case for what calls for it within a day. */
    private void open(String ruleId, List<Event> triggers) {
        together(triggers, DAY).forEach(episode -> {
            Event first = episode.get(0);
            cases.put(NamedIds.of(ruleId, first.eventId()), new TrueCase(ruleId, first.customerId(), episode.size()));
        });
    }

    private static List<List<Event>> together(List<Event> events, Duration pause) {
        List<List<Event>> episodes = new ArrayList<>();
        List<Event> episode = List.of();
        for (Event event : events) {
            boolean joins = !episode.isEmpty()
                    && Duration.between(episode.get(episode.size() - 1).at(), event.at())
                                    .compareTo(pause)
                            <= 0
                    && Duration.between(episode.get(0).at(), event.at()).compareTo(DAY) < 0;
            if (!joins) {
                episode = new ArrayList<>();
                episodes.add(episode);
            }
            episode.add(event);
        }
        return episodes;
    }

    private static <T> List<List<Event>> byCustomer(List<T> all, Predicate<T> chosen, Function<T, Event> event) {
        return List.copyOf(all.stream()
                .filter(chosen)
                .map(event)
                .sorted(Comparator.comparing(Event::at).thenComparing(Event::eventId))
                .collect(Collectors.groupingBy(Event::customerId))
                .values());
    }

    private static Event event(Answer answer) {
        return new Event(answer.person().customerId(), answer.at(), answer.eventId());
    }

    private static Event event(Voice voice) {
        return new Event(voice.person().customerId(), voice.at(), voice.eventId());
    }

    private static Event event(Meeting meeting) {
        return new Event(meeting.person().customerId(), meeting.at(), meeting.eventId());
    }
}
