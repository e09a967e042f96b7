package io.vocstreams.journey.domain.customer;

import io.vocstreams.journey.domain.attribution.Attributed;
import io.vocstreams.journey.domain.history.Answer;
import io.vocstreams.journey.domain.history.CustomerEvent;
import io.vocstreams.journey.domain.history.EventKey;
import io.vocstreams.journey.domain.history.Touch;
import io.vocstreams.journey.domain.journeys.Cut;
import io.vocstreams.journey.domain.journeys.Cuts;
import io.vocstreams.journey.domain.journeys.Recut;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The journeys of a customer that changes have reached since the last publication, and what is needed to say how
 * those that exist no more were then.
 */
final class Unpublished {

    private final boolean wasIdentified;
    /** As they were. */
    private final NavigableMap<CustomerEvent, Cut> old = new TreeMap<>(CustomerEvent.ORDER);

    private final Map<String, Cut> oldById = new HashMap<>();
    /** What is cut since, by the first touchpoint. */
    private final NavigableMap<CustomerEvent, Cut> cut = new TreeMap<>(CustomerEvent.ORDER);
    /** One for each id, so that its holder can be found. */
    private final Map<String, Cut> reached = new LinkedHashMap<>();

    private final Map<EventKey, Optional<Touch>> touches = new HashMap<>();
    private final NavigableMap<CustomerEvent, Optional<Attributed>> answers = new TreeMap<>(CustomerEvent.ORDER);

    Unpublished(boolean wasIdentified) {
        this.wasIdentified = wasIdentified;
    }

    boolean wasIdentified() {
        return wasIdentified;
    }

    Collection<Cut> reached() {
        return reached.values();
    }

    void reach(@Nullable Cut journey) {
        if (journey != null) {
            reached.putIfAbsent(journey.id(), journey);
        }
    }

    void replaced(EventKey key, @Nullable Touch was) {
        touches.putIfAbsent(key, Optional.ofNullable(was));
    }

    void recut(Recut recut) {
        for (Cut before : recut.before()) {
            if (!cut.containsKey(before.first())) {
                old.putIfAbsent(before.first(), before);
                oldById.merge(before.id(), before, BinaryOperator.minBy(Cut.ORDER));
            }
            reach(before);
        }
        for (Cut after : recut.after()) {
            cut.put(after.first(), after);
            reach(after);
        }
    }

    void was(Attributed attributed) {
        answers.putIfAbsent(attributed.answer(), Optional.of(attributed));
    }

    void is(Answer answer) {
        answers.putIfAbsent(answer, Optional.empty());
    }

    /** The journey of this id as it was, of two the first; null if there was none. */
    @Nullable
    Cut was(String journeyId) {
        return oldById.get(journeyId);
    }

    /** What came after it then. */
    @Nullable
    Cut nextOf(Cut was, Cuts now) {
        Map.Entry<CustomerEvent, Cut> known = old.higherEntry(was.first());
        Cut next = known == null ? null : known.getValue();
        Cut left = now.after(was);
        while (left != null && cut.containsKey(left.first())) {
            left = now.after(left);
        }
        return next == null || (left != null && Cut.ORDER.compare(left, next) < 0) ? left : next;
    }

    /** What was in a range, in order: what is there now, but for what has changed. */
    List<Touch> between(Collection<Touch> now, Cut was, CustomerEvent messagesPast) {
        List<Touch> then = new ArrayList<>();
        for (Touch touch : now) {
            if (!touches.containsKey(touch.key())) {
                then.add(touch);
            }
        }
        for (Optional<Touch> replaced : touches.values()) {
            replaced.filter(touch -> touch.outbound()
                            ? !touch.occurredAt().isBefore(was.startedAt())
                                    && CustomerEvent.ORDER.compare(touch, messagesPast) < 0
                            : CustomerEvent.ORDER.compare(touch, was.first()) >= 0
                                    && CustomerEvent.ORDER.compare(touch, was.last()) <= 0)
                    .ifPresent(then::add);
        }
        then.sort(CustomerEvent.ORDER);
        return then;
    }

    /** The feedback about a journey, as it was. */
    List<String> feedback(String journeyId, NavigableMap<CustomerEvent, Answer> now) {
        NavigableMap<CustomerEvent, Answer> then = new TreeMap<>(now);
        then.keySet().removeIf(answers::containsKey);
        answers.values().forEach(replaced -> replaced.filter(was -> journeyId.equals(was.journeyId()))
                .ifPresent(was -> then.put(was.answer(), was.answer())));
        return then.values().stream().map(answer -> answer.key().eventId()).toList();
    }
}
