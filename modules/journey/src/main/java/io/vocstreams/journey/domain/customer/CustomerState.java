package io.vocstreams.journey.domain.customer;

import io.vocstreams.journey.domain.attribution.Attributed;
import io.vocstreams.journey.domain.counting.Counted;
import io.vocstreams.journey.domain.counting.CountedAnswer;
import io.vocstreams.journey.domain.counting.CountedAnswers;
import io.vocstreams.journey.domain.counting.CountedMessage;
import io.vocstreams.journey.domain.counting.Counting;
import io.vocstreams.journey.domain.counting.Presence;
import io.vocstreams.journey.domain.counting.SlotSums;
import io.vocstreams.journey.domain.history.Answer;
import io.vocstreams.journey.domain.history.Arms;
import io.vocstreams.journey.domain.history.Changes;
import io.vocstreams.journey.domain.history.Conversation;
import io.vocstreams.journey.domain.history.CustomerEvent;
import io.vocstreams.journey.domain.history.CustomerHistory;
import io.vocstreams.journey.domain.history.CustomerSet;
import io.vocstreams.journey.domain.history.EventKey;
import io.vocstreams.journey.domain.history.Experiments;
import io.vocstreams.journey.domain.history.ProfileVersion;
import io.vocstreams.journey.domain.history.TimeMark;
import io.vocstreams.journey.domain.history.Touch;
import io.vocstreams.journey.domain.journeys.Cut;
import io.vocstreams.journey.domain.journeys.Cuts;
import io.vocstreams.journey.domain.voices.Heard;
import io.vocstreams.model.voice.Voice;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One customer's set, what followed from it when it was last derived, and what has changed since then. It is changed in
 * place: whatever is different is found in the changes, and the rest is not looked at.
 */
public final class CustomerState {

    private final String id;
    private final CustomerSet set;
    private final Cuts cuts = new Cuts();
    private final CountedAnswers answers = new CountedAnswers();
    private final Map<Conversation, CountedMessage> messages = new HashMap<>();
    private Map<EventKey, Voice> knownVoices;
    private @Nullable Presence presence;
    private Changes changes = new Changes();
    private Unpublished unpublished;
    private List<ProfileVersion> profiles;
    private Arms arms;
    private int exposures;
    private boolean identified;

    private CustomerState(CustomerHistory history) {
        this.id = history.customerId();
        this.set = CustomerSet.of(history);
        this.identified = history.identified();
        this.profiles = history.profiles();
        this.knownVoices = history.voices();
        this.arms = new Arms(history.experiments());
        history.touches().forEach(touch -> expose(touch, 1));
        history.answers().forEach(answer -> expose(answer, 1));
        this.unpublished = new Unpublished(identified);
    }

    /** One of whom nothing is derived yet. */
    public static CustomerState of(CustomerHistory history) {
        CustomerState state = new CustomerState(history);
        state.changes.changeAll();
        return state;
    }

    public String id() {
        return id;
    }

    public boolean isIdentified() {
        return identified;
    }

    /** One in another's place; null is none. */
    public void replace(@Nullable Touch old, @Nullable Touch replacement) {
        if (old != null) {
            set.remove(old);
            expose(old, -1);
            changes.touches().add(old);
            unpublished.replaced(old.key(), old);
        }
        if (replacement != null) {
            set.add(replacement);
            expose(replacement, 1);
            changes.touches().add(replacement);
            unpublished.replaced(replacement.key(), old);
        }
    }

    /** An answer that comes or goes also concerns the one whose place it takes. */
    public void replace(@Nullable Answer old, @Nullable Answer replacement) {
        if (old != null) {
            set.remove(old);
            expose(old, -1);
            changes.answers().add(old);
            changes.expose(old);
            changes.addAnswer(set.before(old));
        }
        if (replacement != null) {
            set.add(replacement);
            expose(replacement, 1);
            changes.answers().add(replacement);
            changes.expose(replacement);
            changes.addAnswer(set.before(replacement));
        }
    }

    /** Of whom is known who it is, or no more, everything is different. */
    public void identify(boolean isIdentified) {
        if (identified != isIdentified) {
            identified = isIdentified;
            changes.changeAll();
        }
    }

    /**
     * Profiles are as these say, and no others.
     *
     * @param others all versions, in time order
     */
    public void stateProfiles(List<ProfileVersion> others) {
        NavigableSet<Instant> bounds = new TreeSet<>(Set.of(Instant.MIN));
        profiles.forEach(version -> bounds.add(version.effectiveAt()));
        others.forEach(version -> bounds.add(version.effectiveAt()));
        for (Instant bound : bounds) {
            String segment = CustomerHistory.segmentAt(profiles, bound);
            if (!segment.equals(CustomerHistory.segmentAt(others, bound))) {
                Instant next = bounds.higher(bound);
                changes.answers()
                        .addAll(set.answers()
                                .subMap(new TimeMark(bound), next == null ? TimeMark.LAST : new TimeMark(next))
                                .values());
                if (set.hasThreads()) {
                    changes.changeMessages();
                }
            }
        }
        profiles = others;
    }

    /** Other rules hold than those by which it stands. */
    public void changeRules() {
        changes.changeAll();
        changes.readAgain();
    }

    /** Experiments are planned as these say, and no others. Returns whether that matters to the customer. */
    public boolean plan(Experiments others) {
        if (others.equals(arms.planned())) {
            return false;
        }
        if (isExposed()) {
            arms = Arms.of(others, set.allTouches(), set.answers().values());
            changes.answers().addAll(set.answers().values());
            messagesChanged();
            return true;
        }
        arms = new Arms(others);
        return false;
    }

    /** Whether anything showed a variant of an experiment, be it planned or not. */
    public boolean isExposed() {
        return exposures > 0;
    }

    private void expose(CustomerEvent happening, int sign) {
        Map<String, String> variants = happening.experiments();
        if (!variants.isEmpty()) {
            exposures += sign;
            if (sign > 0) {
                arms.add(happening.key(), happening.occurredAt(), variants);
            } else {
                arms.remove(happening.key(), happening.occurredAt(), variants);
            }
            messagesChanged();
        }
    }

    /** What is said in messages may come from another arm. */
    private void messagesChanged() {
        if (set.hasThreads()) {
            changes.changeMessages();
        }
    }

    /** Which variants of planned experiments were seen. */
    public Arms arms() {
        return arms;
    }

    public boolean hasChanged() {
        return !changes.isNothing();
    }

    /** All touchpoints, outbound messages among them. */
    public Collection<Touch> touches() {
        return set.allTouches();
    }

    /** What the answers are about, as it was last derived. */
    public List<Attributed> attributed() {
        return answers.byTime().values().stream().map(CountedAnswer::attributed).toList();
    }

    /** What is read, as it was last derived, in order. */
    public List<Heard> heard() {
        return counted()
                .flatMap(counted -> counted.heard().stream())
                .sorted(Comparator.comparing(Heard::event, CustomerEvent.ORDER))
                .toList();
    }

    /** What follows from conversations. */
    Map<Conversation, CountedMessage> messages() {
        return messages;
    }

    /** Tells the tally what it means that some count in the place of others. To be called before they are replaced. */
    void count(Collection<Counted> before, Collection<Counted> after, SlotSums tally) {
        before.forEach(counted -> count(counted, -1, tally));
        after.forEach(counted -> count(counted, 1, tally));
    }

    private void count(Counted counted, int sign, SlotSums tally) {
        for (Counting counting : counted.countings()) {
            tally.answer(counting, sign);
            presence().change(counting, sign, tally);
        }
    }

    /** It is only known once it is asked for. */
    private Presence presence() {
        Presence known = presence;
        if (known == null) {
            Presence all = new Presence();
            counted().forEach(counted -> counted.countings().forEach(all::add));
            presence = all;
            return all;
        }
        return known;
    }

    private Stream<Counted> counted() {
        return Stream.concat(answers.all().stream(), messages.values().stream());
    }

    /** What was read before this was derived for the first time; nothing afterwards. */
    Map<EventKey, Voice> takeKnownVoices() {
        Map<EventKey, Voice> known = knownVoices;
        knownVoices = Map.of();
        return known;
    }

    CustomerSet set() {
        return set;
    }

    Cuts cuts() {
        return cuts;
    }

    CountedAnswers answers() {
        return answers;
    }

    Unpublished unpublished() {
        return unpublished;
    }

    Changes takeChanges() {
        Changes taken = changes;
        changes = new Changes();
        return taken;
    }

    /** Readers know of all journeys now as they are. */
    public void published() {
        unpublished = new Unpublished(identified);
    }

    /** Of an unidentified device each answer counts. */
    boolean isDevice() {
        return CustomerHistory.isDevice(id, identified);
    }

    String segmentAt(Instant time) {
        return CustomerHistory.segmentAt(profiles, time);
    }

    /** Two events may bear one id; of journeys that begin with them the first holds the journey's id. */
    @Nullable
    Cut holder(Cut journey) {
        Cut holder = null;
        for (Touch touch : set.withEventId(journey.first().key().eventId())) {
            Cut cut = touch.outbound() ? null : cuts.startingWith(touch);
            if (cut != null && (holder == null || Cut.ORDER.compare(cut, holder) < 0)) {
                holder = cut;
            }
        }
        return holder;
    }
}
