package io.vocstreams.testkit.plain;

import io.vocstreams.journey.domain.outcomes.Measure;
import io.vocstreams.journey.domain.outcomes.Selector;
import io.vocstreams.model.AppTouchpoint;
import io.vocstreams.model.CustomerProfile;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.MessagingTouchpoint;
import io.vocstreams.model.Touchpoint;
import io.vocstreams.model.WebTouchpoint;
import io.vocstreams.model.policy.JourneyPolicy;
import io.vocstreams.model.score.Dimension;
import io.vocstreams.model.voice.Voice;
import io.vocstreams.testkit.plain.PlainOpportunity.State;
import io.vocstreams.testkit.plain.PlainSelector.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a measure finds of one customer (§13), pair by pair. */
public final class PlainOutcomes {

    private static final Duration A_DAY = Duration.ofHours(24);

    private final Measure measure;
    private final String customerId;
    private final List<Subject> subjects;
    private final PlainExposures exposures;
    private final PlainResponses responses;
    private final @Nullable Instant clock;

    /** The customer anna's interactions, each of another event id, whose texts are not read. */
    public PlainOutcomes(
            Measure measure,
            List<Interaction> interactions,
            List<CustomerProfile> profiles,
            Map<String, Instant> experiments,
            JourneyPolicy policy,
            @Nullable Instant clock) {
        this(
                measure,
                new PlainCustomer(
                        interactions.stream().map(PlainOutcomes::ofAnna).toList(), policy, experiments),
                new PlainResponses(profiles),
                Map.of(),
                clock);
    }

    /**
     * One customer's interactions, each of another event id.
     *
     * @param voices what texts say, by the event that says it
     */
    PlainOutcomes(
            Measure measure,
            PlainCustomer customer,
            PlainResponses responses,
            Map<String, Voice> voices,
            @Nullable Instant clock) {
        this.measure = measure;
        this.customerId = customer.customerId();
        this.subjects = Stream.concat(
                        customer.touchpoints().stream()
                                .map(touchpoint -> new Subject(touchpoint, null, voices.get(eventId(touchpoint)))),
                        customer.abouts().stream()
                                .map(about -> new Subject(
                                        about.feedback(), about.touchpoint(), voices.get(eventId(about.feedback())))))
                .sorted(Comparator.comparing(Subject::interaction, PlainExposures.ORDER))
                .toList();
        this.exposures = customer.exposures();
        this.responses = responses;
        this.clock = clock;
    }

    static PlainOwned ofAnna(Interaction interaction) {
        Identifier anna = new Identifier(IdentifierType.CUSTOMER_ID, "anna");
        return new PlainOwned(new PlainEvent(anna, interaction), anna);
    }

    /** A line for each opportunity: its episode, what became of it, what closed it, and where it counts. */
    public List<String> lines() {
        return opportunities().stream().map(PlainOutcomes::line).sorted().toList();
    }

    private static String line(PlainOpportunity opportunity) {
        Subject closedBy = opportunity.closedBy();
        String places = opportunity.values().entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .map(value -> entry.getKey().name().toLowerCase(Locale.ROOT) + "=" + value))
                .sorted()
                .collect(Collectors.joining(" "));
        return opportunity.episode().stream()
                        .map(one -> eventId(one.interaction()))
                        .collect(Collectors.joining(" "))
                + " | "
                + opportunity.state()
                + " | "
                + (closedBy == null ? "-" : eventId(closedBy.interaction()) + " " + opportunity.elapsed())
                + " | "
                + places;
    }

    List<PlainOpportunity> opportunities() {
        Map<Subject, List<Subject>> episodes = new LinkedHashMap<>();
        Map<Subject, Subject> firstOf = new HashMap<>();
        for (Subject one : subjects) {
            if (!opens(one)) {
                continue;
            }
            Subject before = lastOpeningBefore(one);
            boolean joins = before != null
                    && !isEndedBetween(before, one)
                    && between(before, one).compareTo(measure.episode()) <= 0
                    && between(firstOf.getOrDefault(before, before), one).compareTo(A_DAY) < 0;
            Subject first = joins && before != null ? firstOf.getOrDefault(before, before) : one;
            firstOf.put(one, first);
            episodes.computeIfAbsent(first, any -> new ArrayList<>()).add(one);
        }
        return episodes.values().stream().map(this::opportunity).toList();
    }

    private @Nullable Subject lastOpeningBefore(Subject one) {
        return subjects.stream()
                .filter(other -> isBefore(other, one) && isSame(other, one) && opens(other))
                .reduce((any, later) -> later)
                .orElse(null);
    }

    /** "one that closes and does not open ends it" */
    private boolean isEndedBetween(Subject before, Subject one) {
        return subjects.stream()
                .anyMatch(other -> isBefore(before, other)
                        && isBefore(other, one)
                        && isSame(other, one)
                        && closes(other)
                        && !opens(other));
    }

    private PlainOpportunity opportunity(List<Subject> episode) {
        Subject first = episode.get(0);
        Instant deadline = time(episode.get(episode.size() - 1)).plus(measure.within());
        Subject closedBy = closedBy(episode, deadline);
        boolean decided = measure.closes() instanceof Measure.Self;
        // "else MISSED when the clock is strictly later than the deadline; else PENDING"
        boolean over = clock != null && clock.isAfter(deadline);
        State state = closedBy != null ? State.MET : decided || over ? State.MISSED : State.PENDING;
        return new PlainOpportunity(measure, List.copyOf(episode), state, closedBy, values(first, closedBy));
    }

    private @Nullable Subject closedBy(List<Subject> episode, Instant deadline) {
        Subject first = episode.get(0);
        if (measure.closes() instanceof Measure.Self self) {
            return self.condition().isEmpty() || isSelected(self.condition(), first) ? first : null;
        }
        // "the earliest (then smallest `eventId`) interaction at or after the first's `occurredAt`, not later than the
        // deadline, that closes it and is not of the episode"
        return subjects.stream()
                .filter(other ->
                        !time(other).isBefore(time(first)) && !time(other).isAfter(deadline))
                .filter(other -> isSame(other, first) && closes(other) && !episode.contains(other))
                .findFirst()
                .orElse(null);
    }

    private boolean opens(Subject subject) {
        // "an interaction without it opens nothing"
        return isSelected(measure.opens(), subject) && (measure.same() == null || value(subject) != null);
    }

    private boolean closes(Subject subject) {
        return measure.closes() instanceof Measure.By by && isSelected(by.selectors(), subject);
    }

    private boolean isSelected(List<Selector> selectors, Subject subject) {
        return selectors.stream().anyMatch(selector -> new PlainSelector(selector, exposures).selects(subject));
    }

    private boolean isSame(Subject left, Subject right) {
        String value = value(left);
        return measure.same() == null || (value != null && value.equals(value(right)));
    }

    private @Nullable String value(Subject subject) {
        return measure.same() == null ? null : value(subject, measure.same());
    }

    /** "a correlation key, or `campaignId`, `productId`, `surveyId` (the field, else the correlation of that name)" */
    static @Nullable String value(Subject subject, String key) {
        Interaction interaction = subject.interaction();
        String field =
                switch (key) {
                    case "campaignId" -> campaign(interaction);
                    case "productId" ->
                        interaction instanceof Feedback feedback
                                ? feedback.productId()
                                : ((Touchpoint) interaction).productId();
                    case "surveyId" -> interaction instanceof Feedback feedback ? feedback.surveyId() : null;
                    default -> null;
                };
        String value = field == null || field.isBlank()
                ? interaction.header().correlations().get(key)
                : field;
        return value == null || value.isBlank() ? null : value;
    }

    private static @Nullable String campaign(@Nullable Interaction interaction) {
        if (interaction instanceof WebTouchpoint web) {
            return web.campaignId();
        }
        if (interaction instanceof AppTouchpoint app) {
            return app.campaignId();
        }
        return interaction instanceof MessagingTouchpoint message ? message.campaignId() : null;
    }

    private Map<Dimension, List<String>> values(Subject first, @Nullable Subject closedBy) {
        Interaction interaction = first.interaction();
        Touchpoint place = first.place();
        Feedback feedback = interaction instanceof Feedback one ? one : null;
        Map<Dimension, List<String>> values = new EnumMap<>(Dimension.class);
        values.put(Dimension.CHANNEL, List.of(channel(first)));
        values.put(Dimension.ACTION, List.of(action(first)));
        values.put(
                Dimension.STAGE,
                List.of(
                        place == null
                                ? action(first)
                                : PlainActions.stageOf(place.action()).name()));
        String ownProduct = feedback == null ? null : feedback.productId();
        String ownStore = feedback == null ? null : feedback.storeId();
        values.put(Dimension.PRODUCT, firstFilled(ownProduct, place == null ? null : place.productId()));
        values.put(Dimension.STORE, firstFilled(ownStore, place == null ? null : place.storeId()));
        boolean named = feedback != null || interaction instanceof MessagingTouchpoint;
        values.put(Dimension.SURVEY, firstFilled(named ? value(first, "surveyId") : null, null));
        String placeCampaign = place == null ? null : value(new Subject(place, null), "campaignId");
        values.put(Dimension.CAMPAIGN, firstFilled(value(first, "campaignId"), placeCampaign));
        values.put(Dimension.SEGMENT, List.of(responses.segment(customerId, time(first))));
        values.put(Dimension.PERSONA, List.of(responses.persona(customerId, time(first))));
        // "Of an opportunity opened by `exposure: first`, `arm` has only the experiments first seen there" (§18)
        boolean byExposure = measure.opens().stream().anyMatch(Selector::firstExposure);
        List<String> experiments = byExposure ? exposures.firstSeenIn(interaction) : exposures.all();
        values.put(Dimension.ARM, List.copyOf(exposures.armsAt(time(first), experiments)));
        values.put(
                Dimension.EXPERIMENT,
                Stream.concat(
                                interaction.header().experiments().entrySet().stream(),
                                place == null ? Stream.empty() : place.header().experiments().entrySet().stream())
                        .map(entry -> entry.getKey() + "/" + entry.getValue())
                        .distinct()
                        .toList());
        Voice voice = first.voice();
        if (voice != null) {
            values.put(Dimension.THEME, List.copyOf(PlainVoices.themes(voice).keySet()));
            values.put(
                    Dimension.FUNCTION, List.copyOf(PlainVoices.functions(voice).keySet()));
        }
        values.put(Dimension.PATH, List.of(channel(first) + ">" + (closedBy == null ? "-" : channel(closedBy))));
        values.put(Dimension.NEXT, List.of(channel(first) + ">" + (closedBy == null ? "-" : next(closedBy))));
        return values;
    }

    private static List<String> firstFilled(@Nullable String own, @Nullable String other) {
        String value = own != null && !own.isBlank() ? own : other;
        return value == null || value.isBlank() ? List.of() : List.of(value);
    }

    private static String channel(Subject subject) {
        Touchpoint place = subject.place();
        return place != null
                ? place.channel().name()
                : ((Feedback) subject.interaction()).channel().name();
    }

    private static String action(Subject subject) {
        Touchpoint place = subject.place();
        return place == null ? "UNATTRIBUTED" : place.action();
    }

    /** "actions outside the catalogue are `UNKNOWN`" */
    private static String next(Subject subject) {
        String action = action(subject);
        boolean unknown =
                subject.place() != null && PlainActions.stageOf(action).name().equals("UNKNOWN");
        return unknown ? "UNKNOWN" : action;
    }

    private static boolean isBefore(Subject earlier, Subject later) {
        return PlainExposures.ORDER.compare(earlier.interaction(), later.interaction()) < 0;
    }

    private static Duration between(Subject earlier, Subject later) {
        return Duration.between(time(earlier), time(later));
    }

    private static Instant time(Subject subject) {
        return subject.interaction().header().occurredAt();
    }

    private static String eventId(Interaction interaction) {
        return interaction.header().eventId();
    }
}
