package io.vocstreams.testkit.plain;

import io.vocstreams.journey.domain.outcomes.Measure;
import io.vocstreams.journey.domain.outcomes.Opportunity;
import io.vocstreams.journey.domain.outcomes.Selector;
import io.vocstreams.journey.domain.triggers.Departments;
import io.vocstreams.journey.domain.triggers.Rule;
import io.vocstreams.model.Channel;
import io.vocstreams.model.CustomerProfile;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.Touchpoint;
import io.vocstreams.model.policy.JourneyPolicy;
import io.vocstreams.model.voice.Sentiment;
import io.vocstreams.model.voice.ThemeFinding;
import io.vocstreams.model.voice.Voice;
import io.vocstreams.testkit.plain.PlainSelector.Subject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What rules find of one customer (§15), event by event. */
public final class PlainCases {

    private static final Duration A_DAY = Duration.ofHours(24);
    private static final Duration A_MONTH = Duration.ofDays(30);

    private final List<Rule> rules;
    private final List<Measure> measures;
    private final Departments departments;
    private final List<Interaction> sorted;
    private final List<CustomerProfile> profiles;
    private final boolean identified;
    private final JourneyPolicy policy;
    private final @Nullable Instant clock;
    private final PlainExposures exposures;
    private final List<Subject> subjects = new ArrayList<>();

    /** A reason to act: by which rule, on which event, when. */
    private record Found(Rule rule, String eventId, Instant time) {}

    /** The customer anna's interactions, each of another event id. */
    public PlainCases(
            List<Rule> rules,
            List<Measure> measures,
            Departments departments,
            List<Interaction> interactions,
            List<CustomerProfile> profiles,
            boolean identified,
            JourneyPolicy policy,
            @Nullable Instant clock) {
        this.rules = rules;
        this.measures = measures;
        this.departments = departments;
        this.sorted = interactions.stream().sorted(PlainExposures.ORDER).toList();
        this.profiles = profiles;
        this.identified = identified;
        this.policy = policy;
        this.clock = clock;
        this.exposures = new PlainExposures(Map.of(), sorted);
        PlainAttribution attribution = new PlainAttribution(policy, touchpoints());
        Map<String, Voice> voices = voices();
        sorted.forEach(one -> subjects.add(new Subject(
                one,
                one instanceof Feedback feedback ? attribution.about(feedback).touchpoint() : null,
                voices.get(one.header().eventId()))));
    }

    private Map<String, Voice> voices() {
        PlainCustomer customer =
                new PlainCustomer(sorted.stream().map(PlainOutcomes::ofAnna).toList(), policy, Map.of());
        return new PlainVoices(customer, new PlainResponses(profiles), ZoneOffset.UTC).voices();
    }

    /** A line for each case: its id, rule, first trigger, how many triggers, when it opened, themes, and who acts. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Rule rule : rules) {
            List<Found> own = triggers().stream()
                    .filter(found -> found.rule().equals(rule))
                    .toList();
            Map<Integer, List<Integer>> episodes =
                    episodes(own.stream().map(Found::time).toList(), rule.episode());
            episodes.forEach((first, members) -> lines.add(line(own.get(first), members.size())));
        }
        return lines.stream().sorted().toList();
    }

    private String line(Found first, int triggers) {
        String id = UUID.nameUUIDFromBytes(
                        (first.rule().id() + "\n" + first.eventId()).getBytes(StandardCharsets.UTF_8))
                .toString();
        return String.join(
                " | ",
                id,
                first.rule().id(),
                first.eventId(),
                String.valueOf(triggers),
                first.time().toString(),
                String.join(" ", themes(first)),
                owner(first));
    }

    private Subject subject(Found found) {
        return subjects.stream()
                .filter(one -> id(one).equals(found.eventId()))
                .findFirst()
                .orElseThrow();
    }

    private List<String> themes(Found first) {
        Voice voice = subject(first).voice();
        return voice == null ? List.of() : List.copyOf(PlainVoices.themes(voice).keySet());
    }

    /** "`owner` (department by rule and dimension)": the first line that fits, else the rule's own. */
    private String owner(Found first) {
        Subject subject = subject(first);
        Touchpoint place = subject.place();
        Channel channel = place != null ? place.channel() : ((Feedback) subject.interaction()).channel();
        for (Departments.Line line : departments.lines()) {
            boolean fits = (line.rules().isEmpty()
                            || line.rules().contains(first.rule().id()))
                    && (line.channels().isEmpty() || line.channels().contains(channel));
            Voice voice = subject.voice();
            List<ThemeFinding> themes = new ArrayList<>(voice == null ? List.of() : voice.themes());
            themes.removeIf(theme -> !line.themes().isEmpty() && !line.themes().contains(theme.id()));
            themes.sort(Comparator.comparing(ThemeFinding::id));
            themes.sort(Comparator.comparing(theme -> theme.spans().get(0).start()));
            themes.sort(Comparator.comparing(theme -> theme.polarity() == Sentiment.NEGATIVE ? 0 : 1));
            boolean needsTheme = line.owner() == null || !line.themes().isEmpty();
            if (fits && !(needsTheme && themes.isEmpty())) {
                return line.owner() == null ? PlainVoices.ownerOf(themes.get(0).id()) : line.owner();
            }
        }
        return first.rule().then().owner();
    }

    private List<Found> triggers() {
        List<Found> triggers = new ArrayList<>();
        for (Rule rule : rules) {
            found(rule).stream().filter(this::concerns).forEach(triggers::add);
        }
        List<Found> signs = ordered(triggers);
        for (Rule rule : rules) {
            if (rule.when() instanceof Rule.AtRisk) {
                for (int i = 0; i < signs.size(); i++) {
                    // "before which its customer was not at risk and with which it is"
                    Instant time = signs.get(i).time();
                    if (!isAtRisk(signs.subList(0, i), time) && isAtRisk(signs.subList(0, i + 1), time)) {
                        Found begins = new Found(rule, signs.get(i).eventId(), time);
                        if (concerns(begins)) {
                            triggers.add(begins);
                        }
                    }
                }
            }
        }
        return ordered(triggers);
    }

    private static List<Found> ordered(List<Found> triggers) {
        return triggers.stream()
                .sorted(Comparator.comparing(Found::time)
                        .thenComparing(Found::eventId, PlainOrder.ORDER)
                        .thenComparing(found -> found.rule().id()))
                .toList();
    }

    /** "triggers with times in (c − P30D, c] of at least two different signals from different events" */
    private static boolean isAtRisk(List<Found> triggers, Instant time) {
        List<Found> near = triggers.stream()
                .filter(found -> found.time().isAfter(time.minus(A_MONTH))
                        && !found.time().isAfter(time))
                .toList();
        return near.stream().anyMatch(one -> near.stream()
                .anyMatch(other ->
                        !Objects.equals(one.rule().signal(), other.rule().signal())
                                && !one.eventId().equals(other.eventId())));
    }

    private List<Found> found(Rule rule) {
        if (rule.when() instanceof Rule.Selected selected) {
            return selected(selected.selectors()).stream()
                    .map(one -> new Found(rule, id(one), time(one)))
                    .toList();
        }
        if (rule.when() instanceof Rule.Repeated repeated) {
            return repeated(rule, repeated);
        }
        if (rule.when() instanceof Rule.Measured measured) {
            return measured(rule, measured);
        }
        return rule.when() instanceof Rule.JourneyEnded ended ? ended(rule, ended) : List.of();
    }

    private List<Found> repeated(Rule rule, Rule.Repeated repeated) {
        Map<String, List<Subject>> groups = new TreeMap<>();
        for (Subject one : selected(repeated.selectors())) {
            String value = repeated.same() == null ? "" : PlainOutcomes.value(one, repeated.same());
            if (value != null) {
                groups.computeIfAbsent(value, any -> new ArrayList<>()).add(one);
            }
        }
        List<Found> found = new ArrayList<>();
        for (List<Subject> group : groups.values()) {
            List<Subject> counted = group;
            if (repeated.gap() != null) {
                // "events are taken together as episodes of §13 and each counts once, as its first"
                counted = episodes(group.stream().map(PlainCases::time).toList(), repeated.gap()).keySet().stream()
                        .map(group::get)
                        .toList();
            }
            for (int i = 0; i < counted.size(); i++) {
                if (isRipe(counted, i, repeated) && (i == 0 || !isRipe(counted, i - 1, repeated))) {
                    found.add(new Found(rule, id(counted.get(i)), time(counted.get(i))));
                }
            }
        }
        return found;
    }

    /** "ripe if it and those in the `within` before it are at least `times`" */
    private static boolean isRipe(List<Subject> counted, int index, Rule.Repeated repeated) {
        Instant from = time(counted.get(index)).minus(repeated.within());
        long near = counted.subList(0, index + 1).stream()
                .filter(one -> !time(one).isBefore(from))
                .count();
        return near >= repeated.times();
    }

    private List<Found> measured(Rule rule, Rule.Measured measured) {
        Measure measure = measures.stream()
                .filter(one -> one.id().equals(measured.measure()))
                .findFirst()
                .orElseThrow();
        List<Found> found = new ArrayList<>();
        for (String line : new PlainOutcomes(measure, sorted, profiles, Map.of(), policy, clock).lines()) {
            String[] parts = line.split(" \\| ", -1);
            String[] episode = parts[0].split(" ", -1);
            if (parts[1].equals(measured.state().name())) {
                // "MET: what closed it; MISSED: the deadline"
                Instant time = measured.state() == Opportunity.State.MET
                        ? timeOf(parts[2].split(" ", -1)[0])
                        : timeOf(episode[episode.length - 1]).plus(measure.within());
                found.add(new Found(rule, episode[0], time));
            }
        }
        return found;
    }

    private List<Found> ended(Rule rule, Rule.JourneyEnded wanted) {
        List<PlainJourney> journeys = PlainJourneys.cut("anna", touchpoints(), policy);
        List<Found> found = new ArrayList<>();
        for (int i = 0; i < journeys.size(); i++) {
            PlainJourney journey = journeys.get(i);
            Instant over = journey.lastAt().plus(policy.inactivityGap());
            Instant next = i + 1 < journeys.size() ? journeys.get(i + 1).startedAt() : null;
            boolean closed = next != null || (clock != null && clock.isAfter(over));
            if (closed && PlainJourneys.outcome(journey) == wanted.outcome()) {
                // "lastAt + gap, or the next journey's start if earlier (its event is the journey's first)"
                Instant time = next != null && next.isBefore(over) ? next : over;
                found.add(new Found(rule, journey.touchpoints().get(0).header().eventId(), time));
            }
        }
        return found;
    }

    private boolean concerns(Found found) {
        Rule.Who who = found.rule().who();
        PlainResponses responses = new PlainResponses(profiles);
        Instant at = timeOf(found.eventId());
        return (who.segments().isEmpty() || who.segments().contains(responses.segment("anna", at)))
                && (who.personas().isEmpty() || who.personas().contains(responses.persona("anna", at)))
                && (who.identified() == null || who.identified() == identified);
    }

    /** By the index of each first, those of its episode: what follows the one before within so much, for a day. */
    private static Map<Integer, List<Integer>> episodes(List<Instant> times, Duration pause) {
        Map<Integer, List<Integer>> episodes = new TreeMap<>();
        int first = 0;
        for (int i = 0; i < times.size(); i++) {
            boolean joins = i > 0
                    && Duration.between(times.get(i - 1), times.get(i)).compareTo(pause) <= 0
                    && Duration.between(times.get(first), times.get(i)).compareTo(A_DAY) < 0;
            first = joins ? first : i;
            episodes.computeIfAbsent(first, any -> new ArrayList<>()).add(i);
        }
        return episodes;
    }

    private List<Subject> selected(List<Selector> selectors) {
        return subjects.stream()
                .filter(one ->
                        selectors.stream().anyMatch(selector -> new PlainSelector(selector, exposures).selects(one)))
                .toList();
    }

    private List<Touchpoint> touchpoints() {
        return sorted.stream()
                .filter(Touchpoint.class::isInstance)
                .map(Touchpoint.class::cast)
                .toList();
    }

    private Instant timeOf(String eventId) {
        return sorted.stream()
                .map(Interaction::header)
                .filter(header -> header.eventId().equals(eventId))
                .findFirst()
                .orElseThrow()
                .occurredAt();
    }

    private static String id(Subject subject) {
        return subject.interaction().header().eventId();
    }

    private static Instant time(Subject subject) {
        return subject.interaction().header().occurredAt();
    }
}
