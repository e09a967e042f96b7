package io.vocstreams.journey.domain.customer;

import io.vocstreams.journey.domain.attribution.Attributed;
import io.vocstreams.journey.domain.history.Answer;
import io.vocstreams.journey.domain.history.CustomerEvent;
import io.vocstreams.journey.domain.history.EventKey;
import io.vocstreams.journey.domain.history.Question;
import io.vocstreams.journey.domain.history.Touch;
import io.vocstreams.journey.domain.journeys.DerivedJourney;
import io.vocstreams.model.policy.Retention;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What of a customer can no longer change, and whose absence changes nothing that is left. */
public final class Forgetting {

    private Forgetting() {}

    /** Journeys go whole and together with the answers about them; the rest goes by its own time. */
    public static Set<EventKey> expired(Derivation derivation, Instant settled, Retention retention) {
        Instant limit = settled.minus(retention.history());
        List<Group> groups = groups(derivation);
        Set<Group> staying = new HashSet<>();
        groups.stream().filter(group -> !group.isOlderThan(limit)).forEach(staying::add);
        keepSuccessors(derivation, groups, staying);
        Set<EventKey> expired = new HashSet<>();
        groups.stream()
                .filter(group -> !staying.contains(group))
                .forEach(group -> group.members.stream().map(CustomerEvent::key).forEach(expired::add));
        return expired;
    }

    private static List<Group> groups(Derivation derivation) {
        List<Group> groups = new ArrayList<>();
        Map<EventKey, Group> ofTouch = new HashMap<>();
        for (DerivedJourney journey : derivation.journeys()) {
            Group group = new Group(journey.content().path().lastAt());
            groups.add(group);
            for (Touch touch : journey.touches()) {
                group.members.add(touch);
                ofTouch.put(touch.key(), group);
            }
        }
        for (Touch touch : derivation.history().touches()) {
            if (!ofTouch.containsKey(touch.key())) {
                Group alone = new Group(touch.occurredAt());
                alone.members.add(touch);
                groups.add(alone);
                ofTouch.put(touch.key(), alone);
            }
        }
        for (Attributed attributed : derivation.attributions()) {
            Group group = attributed.touch() == null
                    ? null
                    : ofTouch.get(attributed.touch().key());
            if (group == null) {
                group = new Group(attributed.answer().occurredAt());
                groups.add(group);
            }
            group.add(attributed.answer());
        }
        return groups;
    }

    /** An answer that hides an earlier one stays as long as that one: without it, the earlier one would count again. */
    private static void keepSuccessors(Derivation derivation, List<Group> groups, Set<Group> staying) {
        if (staying.isEmpty() || staying.size() == groups.size()) {
            return;
        }
        Map<Group, Set<Group>> successors = successors(groups);
        addConversations(derivation.conversations(), groups, successors);
        List<Group> open = new ArrayList<>(staying);
        while (!open.isEmpty()) {
            Group group = open.remove(open.size() - 1);
            for (Group successor : successors.getOrDefault(group, Set.of())) {
                if (staying.add(successor)) {
                    open.add(successor);
                }
            }
        }
    }

    private static Map<Group, Set<Group>> successors(List<Group> groups) {
        List<Held> answers = new ArrayList<>();
        for (Group group : groups) {
            for (CustomerEvent member : group.members) {
                if (member instanceof Answer answer && answer.isResponse()) {
                    answers.add(new Held(answer, group));
                }
            }
        }
        answers.sort((one, other) -> CustomerEvent.ORDER.compare(one.answer, other.answer));
        Map<Group, Set<Group>> successors = new HashMap<>();
        Map<Question, Group> latest = new HashMap<>();
        for (Held held : answers) {
            @Nullable Group previous = latest.put(Question.of(held.answer), held.group);
            if (previous != null && previous != held.group) {
                successors.computeIfAbsent(previous, group -> new HashSet<>()).add(held.group);
            }
        }
        return successors;
    }

    /** Messages that are read as one text stay together: without one of them, the others would say something else. */
    private static void addConversations(
            Collection<List<Touch>> conversations, List<Group> groups, Map<Group, Set<Group>> successors) {
        if (conversations.isEmpty()) {
            return;
        }
        Map<CustomerEvent, Group> ofMember = new TreeMap<>(CustomerEvent.ORDER);
        groups.forEach(group -> group.members.forEach(member -> ofMember.put(member, group)));
        for (List<Touch> messages : conversations) {
            Set<Group> together = new HashSet<>();
            messages.forEach(message -> together.add(Objects.requireNonNull(ofMember.get(message))));
            together.forEach(group ->
                    successors.computeIfAbsent(group, any -> new HashSet<>()).addAll(together));
        }
    }

    private record Held(Answer answer, Group group) {}

    /** What is dropped together. Each group is itself: two are never equal. */
    private static final class Group {
        private final List<CustomerEvent> members = new ArrayList<>();
        private Instant lastAt;

        Group(Instant lastAt) {
            this.lastAt = lastAt;
        }

        void add(Answer answer) {
            members.add(answer);
            lastAt = answer.occurredAt().isAfter(lastAt) ? answer.occurredAt() : lastAt;
        }

        boolean isOlderThan(Instant limit) {
            return lastAt.isBefore(limit);
        }
    }
}
