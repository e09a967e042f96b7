package io.vocstreams.journey.domain;

import io.vocstreams.model.Journey;
import io.vocstreams.model.policy.JourneyPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes a customer from one standing to the next, part after part, each looking only where the change can reach. */
final class Steps {

    private final TouchSummary.Adding adding;
    private final JourneyRule rule;
    private final Recutting recutting;
    private final Reattribution reattribution;
    private final Recounting recounting;
    private final Contributions contributions;

    Steps(
            JourneyPolicy policy,
            ActionCatalogue catalogue,
            Attributions attributions,
            CountedAnswers countedAnswers,
            Contributions contributions) {
        this.adding = new TouchSummary.Adding(policy.visitGap(), catalogue);
        this.rule = new JourneyRule(policy.visitGap(), catalogue);
        this.recutting = new Recutting(policy);
        this.reattribution = new Reattribution(policy, attributions);
        this.recounting = new Recounting(countedAnswers);
        this.contributions = contributions;
    }

    /** What follows from a set, worked out by the same parts as a step: of none to all that is in it. */
    Standing stand(CustomerHistory history, @Nullable Instant clock) {
        Timeline timeline = Timeline.of(history.touches(), adding);
        CutJourneys journeys = recutting
                .recut(history.customerId(), recutting.none(), timeline, history.touches(), clock)
                .journeys();
        List<Attributed> attributed = reattribution.attribute(history.answers(), timeline, journeys);
        return new Standing(
                history.customerId(),
                history.identified(),
                history.profiles(),
                timeline,
                journeys,
                AttributedAnswers.of(attributed),
                contributions.withUses(recounting.counted(history, attributed)));
    }

    /**
     * @param anew of whom everything is different: one who is identified now, or no more
     */
    Step step(Standing before, Edit edit, Function<CustomerHistory, Standing> anew) {
        Timeline timeline = before.timeline();
        List<Touch> changed = new ArrayList<>(edit.touches().size());
        for (Edit.Replaced<Touch> touch : edit.touches()) {
            if (touch.old() != null) {
                timeline = timeline.without(touch.old());
                changed.add(touch.old());
            }
            if (touch.replacement() != null) {
                timeline = timeline.with(touch.replacement());
                changed.add(touch.replacement());
            }
        }
        Recut recut = recutting.recut(before.customerId(), before.journeys(), timeline, changed, edit.clock());
        Reattribution.Result attributed =
                reattribution.reattribute(before.answers(), edit.answer(), timeline, recut, changed);
        Recounting.Result recounted = recounting.recount(before, edit, attributed);
        Contributions.Change change = contributions.change(
                before.counted(),
                recounted.counted(),
                new Contributions.Difference(recounted.before(), recounted.after()));
        Standing after = new Standing(
                before.customerId(),
                edit.identified(),
                edit.profiles(),
                timeline,
                recut.journeys(),
                attributed.answers(),
                change.counted());
        if (before.identified() != after.identified()) {
            return stepAnew(before, anew.apply(after.history()));
        }
        return new Step(
                after,
                new Difference(
                        JourneyDifference.reached(before, after, recut, attributed),
                        ClaimChanges.between(attributed.before(), attributed.after()),
                        change.slots()));
    }

    List<JourneyChange> changes(Standing before, Standing after, Collection<CutJourney> journeys) {
        return new JourneyDifference(rule, before, after).among(journeys);
    }

    Journey draft(JourneyChange change) {
        return record(change, rule.draft(change.standing(), change.journey()));
    }

    Journey outline(JourneyChange change) {
        return record(change, rule.outline(change.standing(), change.journey()));
    }

    private static Journey record(JourneyChange change, Journey draft) {
        return change.isGone() ? DerivedJourney.superseded(draft, change.supersededBy()) : draft;
    }

    private Step stepAnew(Standing before, Standing after) {
        Recut all = new Recut(
                after.journeys(), before.journeys().all(), after.journeys().all());
        Reattribution.Result answers = new Reattribution.Result(
                after.answers(), before.answers().all(), after.answers().all());
        return new Step(
                after,
                new Difference(
                        JourneyDifference.reached(before, after, all, answers),
                        ClaimChanges.between(answers.before(), answers.after()),
                        contributions.between(
                                before.counted().all(), after.counted().all())));
    }
}
