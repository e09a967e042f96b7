package io.vocstreams.journey.domain;

import io.vocstreams.journey.domain.Neighbourhood.Responses;
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
import org.jspecify.annotations.Nullable;

/** What one customer adds to the slots of all series, and how a change of the customer changes that. */
public final class Contributions {

    /** So few answers are looked at one by one; of more it is kept where they lie. */
    private static final int FEW = 64;

    private final SeriesOfAnswer series;
    private final SlotsOfAnswer slots;
    private final int few;

    public Contributions(ScorePolicy policy, ActionCatalogue catalogue) {
        this(policy, catalogue, FEW);
    }

    Contributions(ScorePolicy policy, ActionCatalogue catalogue, int few) {
        this.series = new SeriesOfAnswer(policy.breakdowns(), catalogue);
        this.few = few;
        this.slots = new SlotsOfAnswer(new Days(policy.zone()));
    }

    /** Which answers count differently, each side in time order. */
    record Difference(List<CountedAnswer> taken, List<CountedAnswer> added) {}

    /** What to add to the slots, and the answers with what is kept of them for the next time. */
    record Change(Map<Slot, Counts> slots, Counted counted) {}

    public Map<Slot, Counts> of(List<CountedAnswer> counted) {
        return between(List.of(), counted);
    }

    /** The difference of what the two count as. */
    public Map<Slot, Counts> between(List<CountedAnswer> before, List<CountedAnswer> after) {
        List<CountedAnswer> taken = new ArrayList<>();
        List<CountedAnswer> added = new ArrayList<>();
        SortedDifference.between(before, after, CountedAnswer::answer, CountedAnswer::equals, taken::add, added::add);
        Tally tally = new Tally();
        if (!taken.isEmpty() || !added.isEmpty()) {
            Difference difference = new Difference(taken, added);
            countAnswers(difference, tally);
            countCustomers(difference, Neighbourhood.in(before), Neighbourhood.in(after), tally);
        }
        return tally.counts();
    }

    /** The same, told what is different: of many answers, no others are looked at. */
    Change change(Counted before, Counted after, Difference difference) {
        if (difference.taken.isEmpty() && difference.added.isEmpty()) {
            return new Change(Map.of(), after);
        }
        Tally tally = new Tally();
        countAnswers(difference, tally);
        SeriesUses uses = before.uses();
        if (uses != null) {
            uses = uses.changed(usesOf(difference), tally);
        } else {
            countCustomers(difference, before::responses, after::responses, tally);
        }
        return new Change(tally.counts(), withUses(after, uses));
    }

    Counted withUses(Counted counted) {
        return withUses(counted, null);
    }

    private Counted withUses(Counted counted, @Nullable SeriesUses uses) {
        int size = counted.byTime().size();
        if (uses == null && size > few) {
            Difference all = new Difference(List.of(), counted.all());
            return counted.withUses(SeriesUses.NONE.changed(usesOf(all), new Tally()));
        }
        return counted.withUses(size > few / 2 ? uses : null);
    }

    private SeriesUses.Change usesOf(Difference difference) {
        SeriesUses.Change change = new SeriesUses.Change();
        difference.taken.forEach(counted -> addUses(change, counted, -1));
        difference.added.forEach(counted -> addUses(change, counted, 1));
        return change;
    }

    private void addUses(SeriesUses.Change change, CountedAnswer counted, int sign) {
        if (counted.answer().isResponse()) {
            change.add(series.of(counted), slots.of(counted), sign);
        }
    }

    private void countAnswers(Difference difference, Tally tally) {
        difference.taken.forEach(counted -> countAnswer(counted, tally, -1));
        difference.added.forEach(counted -> countAnswer(counted, tally, 1));
    }

    private void countAnswer(CountedAnswer counted, Tally tally, int sign) {
        List<Span> spans = slots.of(counted);
        for (Series one : series.of(counted)) {
            spans.forEach(span -> tally.answer(span.in(one), counted.answer(), sign));
        }
    }

    /** Where the customer is present in the series that changed: once a window, however many answers count there. */
    private void countCustomers(Difference difference, Responses before, Responses after, Tally tally) {
        Neighbourhood near =
                new Neighbourhood(slots.days(), series, difference.taken, difference.added).narrowed(before);
        Map<Series, Set<Span>> were = presence(near, before);
        Map<Series, Set<Span>> are = presence(near, after);
        for (Series one : near.changed()) {
            Set<Span> left = were.getOrDefault(one, Set.of());
            Set<Span> entered = are.getOrDefault(one, Set.of());
            if (!left.equals(entered)) {
                Presence.disjoint(left).forEach(span -> tally.customer(span.in(one), -1));
                Presence.disjoint(entered).forEach(span -> tally.customer(span.in(one), 1));
            }
        }
    }

    private Map<Series, Set<Span>> presence(Neighbourhood near, Responses all) {
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
