package io.vocstreams.journey.stream;

import io.vocstreams.journey.domain.customer.CustomerState;
import io.vocstreams.journey.domain.history.Answer;
import io.vocstreams.journey.domain.history.CustomerEvent;
import io.vocstreams.journey.domain.history.CustomerHistory;
import io.vocstreams.journey.domain.history.EventKey;
import io.vocstreams.journey.domain.history.Experiments;
import io.vocstreams.journey.domain.history.Permission;
import io.vocstreams.journey.domain.history.ProfileVersion;
import io.vocstreams.journey.domain.history.Touch;
import io.vocstreams.journey.domain.outcomes.KnownOpportunities;
import io.vocstreams.journey.domain.outcomes.MeasuredSet;
import io.vocstreams.model.guidance.Notice;
import io.vocstreams.model.voice.Voice;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One customer's entries of all stores, in memory, with what was last derived from them. */
final class HeldCustomer {

    /** So many opportunities need the memory of a touchpoint. */
    private static final int OPPORTUNITIES_AN_ITEM = 4;

    private final String id;
    private final NavigableMap<Instant, ProfileVersion> profiles;
    private final Map<EventKey, HeldItem<Touch>> touches = new HashMap<>();
    private final Map<EventKey, HeldItem<Answer>> answers = new HashMap<>();
    private final Map<EventKey, HeldItem<Permission>> consents = new HashMap<>();
    private final Map<String, PublishedJourney> published = new HashMap<>();
    private final Map<EventKey, Voice> voices = new HashMap<>();
    private final KnownOpportunities opportunities = new KnownOpportunities();
    private final Map<String, KnownCase> cases = new TreeMap<>();

    private KnownRisk risk = KnownRisk.NONE;
    private KnownGuidance guidance = KnownGuidance.NONE;
    private final Map<Notice.Subject, Integer> named = new HashMap<>();
    private @Nullable Experiments planned;
    private int identified;
    private @Nullable CustomerState state;
    private @Nullable MeasuredSet measured;

    HeldCustomer(String id, NavigableMap<Instant, ProfileVersion> profiles) {
        this.id = id;
        this.profiles = profiles;
    }

    /** To be called when all entries of the stores are in it. */
    void loaded() {
        identified = identified(touches.values()) + identified(answers.values());
    }

    /** Whether anything of it showed a variant of an experiment. */
    boolean isExposed() {
        return contents(touches).stream().anyMatch(touch -> !touch.experiments().isEmpty())
                || contents(answers).stream()
                        .anyMatch(answer -> !answer.experiments().isEmpty());
    }

    String id() {
        return id;
    }

    Map<EventKey, HeldItem<Touch>> touches() {
        return touches;
    }

    Map<EventKey, HeldItem<Answer>> answers() {
        return answers;
    }

    Map<EventKey, HeldItem<Permission>> consents() {
        return consents;
    }

    /** What it has said of purposes. */
    List<Permission> permissions() {
        return contents(consents);
    }

    NavigableMap<Instant, ProfileVersion> profiles() {
        return profiles;
    }

    Map<String, PublishedJourney> published() {
        return published;
    }

    /** What readers know of what its texts say. */
    Map<EventKey, Voice> voices() {
        return voices;
    }

    /** What readers know of its opportunities. */
    KnownOpportunities opportunities() {
        return opportunities;
    }

    /** What ACTIONS knows of its cases, by their ids. */
    Map<String, KnownCase> cases() {
        return cases;
    }

    KnownRisk risk() {
        return risk;
    }

    void risk(KnownRisk known) {
        risk = known;
    }

    /** What readers know of what it is told. */
    KnownGuidance guidance() {
        return guidance;
    }

    void guidance(KnownGuidance known) {
        guidance = known;
    }

    /** What its touchpoints name by the keys of rules for guidance, and how many of them do. */
    Map<Notice.Subject, Integer> named() {
        return named;
    }

    /** Of one that was just loaded, nothing is derived yet. */
    boolean isDerived() {
        return state != null;
    }

    /** What measures look at; null while nobody has asked. */
    @Nullable
    MeasuredSet measured() {
        return measured;
    }

    void measured(@Nullable MeasuredSet set) {
        measured = set;
    }

    CustomerState state() {
        return Objects.requireNonNull(state, "not derived yet");
    }

    void stands(CustomerState derived) {
        state = derived;
    }

    /** The set as the stores have it. */
    CustomerHistory storedHistory() {
        return CustomerHistory.of(
                        id, isIdentified(), contents(touches), contents(answers), profiles.values(), derivedUnder())
                .with(voices);
    }

    /** What was planned when what readers know was derived, as the store has it; null of one who has seen nothing. */
    @Nullable
    Experiments planned() {
        return planned;
    }

    void planned(@Nullable Experiments experiments) {
        planned = experiments;
    }

    private Experiments derivedUnder() {
        return planned == null ? Experiments.NONE : planned;
    }

    /** The way that holds of an event; null if it is not the customer's. */
    @Nullable
    Membership<?> holding(EventKey key) {
        HeldItem<Answer> answer = answers.get(key);
        if (answer != null) {
            return answer.holding();
        }
        HeldItem<Touch> touch = touches.get(key);
        return touch == null ? null : touch.holding();
    }

    /** To be called when an item has changed. */
    void identifiedBy(HeldItem<?> before, HeldItem<?> after) {
        identified += after.identified() - before.identified();
    }

    boolean isIdentified() {
        return identified > 0;
    }

    /** In touchpoints and answers: what it takes of memory. */
    int size() {
        return 1
                + touches.size()
                + answers.size()
                + consents.size()
                + published.size()
                + voices.size()
                + opportunities.size() / OPPORTUNITIES_AN_ITEM
                + cases.size()
                + guidance.rows().size();
    }

    private static <T extends CustomerEvent> int identified(Collection<HeldItem<T>> items) {
        return items.stream().mapToInt(HeldItem::identified).sum();
    }

    private static <T extends CustomerEvent> List<T> contents(Map<EventKey, HeldItem<T>> items) {
        return items.values().stream()
                .map(HeldItem::content)
                .filter(Objects::nonNull)
                .toList();
    }
}
