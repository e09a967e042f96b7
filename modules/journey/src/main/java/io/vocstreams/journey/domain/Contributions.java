package io.vocstreams.journey.domain;

import io.vocstreams.journey.domain.SlotsOfAnswer.Span;
import io.vocstreams.model.policy.ScorePolicy;
import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Days;
import io.vocstreams.model.score.Series;
import io.vocstreams.model.score.Slot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one customer adds to the slots of all series, and how a change of the customer changes that. */
public final class Contributions {

    private final ScorePolicy policy;
    private final ActionCatalogue catalogue;
    private final CountedAnswers answers;
    private final SlotsOfAnswer slots;

    public Contributions(ScorePolicy policy, ActionCatalogue catalogue) {
        this.policy = policy;
        this.catalogue = catalogue;
        this.answers = new CountedAnswers(policy);
        this.slots = new SlotsOfAnswer(new Days(policy.zone()));
    }

    /** The answers that are counted, in time order. */
    public List<CountedAnswer> counted(
            CustomerHistory history, List<Attributed> attributions, List<CountedAnswer> before) {
        return answers.of(history, attributions, before);
    }

    public Map<Slot, Counts> of(List<CountedAnswer> counted) {
        return between(List.of(), counted);
    }

    /** The difference of what the two count as, without looking at answers far from those that changed. */
    public Map<Slot, Counts> between(List<CountedAnswer> before, List<CountedAnswer> after) {
        List<CountedAnswer> taken = new ArrayList<>();
        List<CountedAnswer> added = new ArrayList<>();
        SortedDifference.between(before, after, CountedAnswer::answer, CountedAnswer::equals, taken::add, added::add);
        Tally tally = new Tally();
        if (!taken.isEmpty() || !added.isEmpty()) {
            SeriesOfAnswer series = new SeriesOfAnswer(policy.breakdowns(), catalogue);
            taken.forEach(counted -> countAnswer(counted, series, tally, -1));
            added.forEach(counted -> countAnswer(counted, series, tally, 1));
            Neighbourhood near = new Neighbourhood(slots.days(), series, taken, added);
            countCustomers(near.narrowed(before), before, after, tally);
        }
        return tally.counts();
    }

    private void countAnswer(CountedAnswer counted, SeriesOfAnswer series, Tally tally, int sign) {
        List<Span> spans = slots.of(counted);
        for (Series one : series.of(counted)) {
            spans.forEach(span -> tally.answer(span.in(one), counted.answer(), sign));
        }
    }

    /** Where the customer is present in the series that changed: once a window, however many answers count there. */
    private void countCustomers(
            Neighbourhood near, List<CountedAnswer> before, List<CountedAnswer> after, Tally tally) {
        Map<Series, Set<Span>> were = presence(near, before);
        Map<Series, Set<Span>> are = presence(near, after);
        for (Series series : near.changed()) {
            Set<Span> left = were.getOrDefault(series, Set.of());
            Set<Span> entered = are.getOrDefault(series, Set.of());
            if (!left.equals(entered)) {
                Presence.disjoint(left).forEach(span -> tally.customer(span.in(series), -1));
                Presence.disjoint(entered).forEach(span -> tally.customer(span.in(series), 1));
            }
        }
    }

    private Map<Series, Set<Span>> presence(Neighbourhood near, List<CountedAnswer> all) {
        IdentityHashMap<List<Series>, Set<Span>> bySeriesList = new IdentityHashMap<>();
        for (CountedAnswer counted : near.of(all)) {
            List<Series> changed = near.changedSeriesOf(counted);
            if (!changed.isEmpty()) {
                bySeriesList.computeIfAbsent(changed, list -> new HashSet<>()).addAll(slots.of(counted));
            }
        }
        Map<Series, Set<Span>> bySeries = new HashMap<>();
        bySeriesList.forEach((list, spans) -> {
            for (Series series : list) {
                bySeries.merge(series, spans, Contributions::union);
            }
        });
        return bySeries;
    }

    private static Set<Span> union(Set<Span> one, Set<Span> other) {
        Set<Span> union = new HashSet<>(one);
        union.addAll(other);
        return union;
    }
}
