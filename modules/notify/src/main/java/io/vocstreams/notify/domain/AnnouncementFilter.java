package io.vocstreams.notify.domain;

import io.vocstreams.model.cases.CaseAnnouncement;
import io.vocstreams.model.cases.CaseEvent;
import io.vocstreams.model.cases.Severity;
import java.util.Set;

/** What a webhook wants to receive; an empty set asks for nothing in particular. */
public record AnnouncementFilter(
        Set<CaseEvent.Transition> transitions, Set<Severity> severities, Set<String> owners, Set<String> rules) {

    public AnnouncementFilter {
        transitions = Set.copyOf(transitions);
        severities = Set.copyOf(severities);
        owners = Set.copyOf(owners);
        rules = Set.copyOf(rules);
    }

    public boolean holds(CaseAnnouncement announcement) {
        return isIn(transitions, announcement.event().transition())
                && isIn(severities, announcement.severity())
                && isIn(owners, announcement.owner())
                && isIn(rules, announcement.ruleId());
    }

    private static <T> boolean isIn(Set<T> asked, T value) {
        return asked.isEmpty() || asked.contains(value);
    }
}
