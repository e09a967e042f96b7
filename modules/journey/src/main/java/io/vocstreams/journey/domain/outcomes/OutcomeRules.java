package io.vocstreams.journey.domain.outcomes;

import io.vocstreams.journey.domain.history.ActionCatalogue;
import io.vocstreams.journey.domain.history.Arms;
import io.vocstreams.journey.domain.history.Experiments;
import io.vocstreams.journey.domain.history.ProfileVersion;
import io.vocstreams.model.score.Breakdown;
import io.vocstreams.model.score.Dimension;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * From one customer's set and the clock to what readers have to know of its opportunities. It looks at the slice that
 * changes of the set can reach, and only for the measures that a change can matter to.
 */
public final class OutcomeRules {

    private static final Instant LAST = Instant.ofEpochMilli(Long.MAX_VALUE);
    private static final Instant FIRST = Instant.ofEpochMilli(Long.MIN_VALUE);

    private final List<Prepared> prepared;

    private record Prepared(Measure measure, Outcomes outcomes, Slices slices, boolean looksAtExposures) {

        Prepared(Measure measure, ActionCatalogue catalogue) {
            this(measure, new Outcomes(measure, catalogue), new Slices(measure, catalogue), measure.looksAtExposures());
        }

        String nameOf(MeasuredInteraction interaction) {
            return measure.same() == null
                    ? Outcomes.WHATEVER
                    : interaction.references().getOrDefault(measure.same(), Outcomes.WHATEVER);
        }

        /** What names nothing by the measure's key neither opens nor closes. */
        boolean isNamed(MeasuredInteraction interaction) {
            return measure.same() == null || interaction.references().containsKey(measure.same());
        }

        /** Whether it opens or closes, be it the first exposure to an experiment or not. */
        boolean mayBeUsed(MeasuredInteraction interaction, Experiments planned) {
            return mayOpen(interaction, planned) || mayClose(interaction, planned);
        }

        boolean mayOpen(MeasuredInteraction interaction, Experiments planned) {
            return outcomes.opens(interaction, Arms.NONE)
                    || (isExposure(interaction) && outcomes.opens(interaction, alone(interaction, planned)));
        }

        boolean mayClose(MeasuredInteraction interaction, Experiments planned) {
            return outcomes.closes(interaction, Arms.NONE)
                    || (isExposure(interaction) && outcomes.closes(interaction, alone(interaction, planned)));
        }

        /** Whether it closes in either case. */
        boolean closes(MeasuredInteraction interaction, Experiments planned) {
            return outcomes.closes(interaction, Arms.NONE)
                    && (!isExposure(interaction) || outcomes.closes(interaction, alone(interaction, planned)));
        }

        OpportunityKey key(MeasuredInteraction first) {
            return new OpportunityKey(measure.id(), measure.version(), nameOf(first), first.occurredAt(), first.key());
        }

        private boolean isExposure(MeasuredInteraction interaction) {
            return looksAtExposures && !interaction.exposures().isEmpty();
        }

        /** As if it were all that the customer ever saw. */
        private static Arms alone(MeasuredInteraction interaction, Experiments planned) {
            Arms alone = new Arms(planned);
            alone.add(interaction.key(), interaction.occurredAt(), interaction.exposures());
            return alone;
        }
    }

    /**
     * What is known of a customer beside its interactions, and how far the time has come.
     *
     * @param arms which variants of experiments it has seen
     * @param clock null while none is known; then nothing is missed
     * @param floor what opened earlier can change no more
     */
    public record Circumstances(
            List<ProfileVersion> profiles,
            Arms arms,
            @Nullable Instant clock,
            Instant floor) {}

    public OutcomeRules(List<Measure> measures, ActionCatalogue catalogue) {
        this.prepared = measures.stream()
                .map(measure -> new Prepared(measure, catalogue))
                .toList();
    }

    public boolean isEmpty() {
        return prepared.isEmpty();
    }

    public Optional<Measure> measure(String id, int version) {
        for (Prepared one : prepared) {
            if (one.measure().id().equals(id) && one.measure().version() == version) {
                return Optional.of(one.measure());
            }
        }
        return Optional.empty();
    }

    /** All that are in force. */
    public List<Measure> measures() {
        return prepared.stream().map(Prepared::measure).toList();
    }

    /** Those for which it would open an opportunity, did it name anything by their key. */
    public List<Measure> missingTheirKey(MeasuredInteraction interaction) {
        return prepared.stream()
                .filter(one -> !one.isNamed(interaction) && one.outcomes().opens(interaction, Arms.NONE))
                .map(Prepared::measure)
                .toList();
    }

    /** Those whose rates are broken down by what profiles say. */
    public List<Measure> ofProfiles() {
        return prepared.stream()
                .map(Prepared::measure)
                .filter(measure -> measure.breakdowns().stream()
                        .map(Breakdown::dimensions)
                        .anyMatch(dimensions ->
                                dimensions.contains(Dimension.SEGMENT) || dimensions.contains(Dimension.PERSONA)))
                .toList();
    }

    /** Those that depend on which experiments are planned. */
    public List<Measure> ofExperiments() {
        return prepared.stream()
                .filter(one -> one.looksAtExposures() || one.measure().isByArm())
                .map(Prepared::measure)
                .toList();
    }

    /**
     * What is different of a customer's opportunities.
     *
     * @param changes what is gone and what has come of its interactions
     */
    public List<OpportunityChange> changes(
            MeasuredSet set, List<MeasuredInteraction> changes, Circumstances circumstances, KnownOpportunities known) {
        List<OpportunityChange> all = new ArrayList<>();
        for (Prepared one : prepared) {
            for (Map.Entry<String, Slice> changed :
                    slices(one, set, changes, circumstances.arms(), known).entrySet()) {
                Slice slice = changed.getValue();
                Map<OpportunityKey, KnownOpportunity> before =
                        known.between(one.measure(), changed.getKey(), slice.from(), slice.until());
                all.addAll(difference(
                        before,
                        now(
                                one,
                                members(
                                        one,
                                        set,
                                        changed.getKey(),
                                        slice,
                                        circumstances.arms().planned()),
                                slice,
                                circumstances),
                        circumstances));
            }
        }
        return all;
    }

    /** What is different of all opportunities of one measure. */
    public List<OpportunityChange> changes(
            Measure measure, MeasuredSet set, Circumstances circumstances, KnownOpportunities known) {
        Slice everything = new Slice(FIRST, LAST, true);
        return prepared.stream()
                .filter(one -> one.measure().equals(measure))
                .flatMap(one -> difference(
                        known.all(measure),
                        now(one, List.copyOf(set.interactions()), everything, circumstances),
                        circumstances)
                        .stream())
                .toList();
    }

    /**
     * From when until when the firsts of episodes may be others, both included.
     *
     * @param closing whether something in it may close what opened before
     */
    private record Slice(Instant from, Instant until, boolean closing) {
        boolean holds(Instant time) {
            return !time.isBefore(from) && !time.isAfter(until);
        }

        Slice and(Slice other) {
            return new Slice(
                    from.isBefore(other.from) ? from : other.from,
                    until.isAfter(other.until) ? until : other.until,
                    closing || other.closing);
        }
    }

    /** Of each value that changed interactions share, or those whose arm they change. */
    private static Map<String, Slice> slices(
            Prepared one, MeasuredSet set, List<MeasuredInteraction> changes, Arms arms, KnownOpportunities known) {
        Map<String, Slice> reached = new TreeMap<>();
        for (MeasuredInteraction change : changes) {
            reach(one, change, arms, reached);
            if (!change.exposures().isEmpty()) {
                exposed(one, set, change, arms).forEach(other -> reach(one, other, arms, reached));
            }
        }
        reached.replaceAll((name, slice) -> widened(one, set, name, slice, arms.planned(), known));
        return reached;
    }

    private static void reach(Prepared one, MeasuredInteraction reaching, Arms arms, Map<String, Slice> reached) {
        if (one.isNamed(reaching) && one.mayBeUsed(reaching, arms.planned())) {
            Instant at = reaching.occurredAt();
            Slice own = new Slice(at, at, one.mayClose(reaching, arms.planned()));
            reached.merge(one.nameOf(reaching), own, Slice::and);
        }
    }

    /** What may be the first exposure since another came or went, or be of another arm. */
    private static List<MeasuredInteraction> exposed(
            Prepared one, MeasuredSet set, MeasuredInteraction change, Arms arms) {
        List<MeasuredInteraction> exposed = new ArrayList<>();
        if (one.looksAtExposures()) {
            for (Arms.Seen next : arms.nextExposures(change.key(), change.occurredAt(), change.exposures())) {
                MeasuredInteraction found =
                        set.interactions().ceiling(MeasuredInteraction.placeOf(next.at(), next.key()));
                if (found != null) {
                    exposed.add(found);
                }
            }
        }
        if (one.measure().isByArm()) {
            for (Arms.Span span : arms.reachedBy(change.key(), change.occurredAt(), change.exposures())) {
                exposed.addAll(set.interactions()
                        .subSet(MeasuredInteraction.first(span.from()), MeasuredInteraction.first(span.until())));
            }
        }
        return exposed;
    }

    /**
     * What may have been open still at the first change, if that may close anything, and what a change may have joined
     * to what came before it: up to the next pause on both sides, or back to what is known to begin an episode.
     */
    private static Slice widened(
            Prepared one, MeasuredSet set, String name, Slice changed, Experiments planned, KnownOpportunities known) {
        Duration episode = one.measure().episode();
        Instant from = changed.closing() ? openBefore(one, set, name, changed.from(), planned) : changed.from();
        for (MeasuredInteraction earlier : set.interactions()
                .headSet(MeasuredInteraction.first(from), false)
                .descendingSet()) {
            if (earlier.occurredAt().isBefore(from.minus(episode))) {
                break;
            }
            if (isOf(one, name, earlier)) {
                if (one.mayOpen(earlier, planned)) {
                    from = earlier.occurredAt();
                    if (known.get(one.key(earlier)) != null && isFirstOfItsMoment(set, earlier)) {
                        break;
                    }
                } else if (one.closes(earlier, planned)) {
                    break;
                }
            }
        }
        Instant until = changed.until();
        for (MeasuredInteraction later :
                set.interactions().tailSet(MeasuredInteraction.first(until.plusMillis(1)), true)) {
            if (later.occurredAt().isAfter(until.plus(episode))) {
                break;
            }
            if (isOf(one, name, later)) {
                if (one.mayOpen(later, planned)) {
                    until = later.occurredAt();
                } else if (one.closes(later, planned)) {
                    break;
                }
            }
        }
        return new Slice(from, until, changed.closing());
    }

    /**
     * Since when what opened may be open still at a moment: the one that closes last before closes all that was open,
     * but for its own episode.
     */
    private static Instant openBefore(Prepared one, MeasuredSet set, String name, Instant moment, Experiments planned) {
        Measure measure = one.measure();
        Duration longest = longest(measure);
        Instant limit = moment.minus(measure.within()).minus(longest);
        for (MeasuredInteraction earlier : set.interactions()
                .headSet(MeasuredInteraction.first(moment), false)
                .descendingSet()) {
            Instant at = earlier.occurredAt();
            if (at.isBefore(limit)) {
                break;
            }
            if (isOf(one, name, earlier) && one.closes(earlier, planned)) {
                Instant own = at.minus(longest);
                return own.isAfter(limit) ? own : limit;
            }
        }
        return limit;
    }

    /** Otherwise one of the same moment could belong to an episode before. */
    private static boolean isFirstOfItsMoment(MeasuredSet set, MeasuredInteraction interaction) {
        MeasuredInteraction before = set.interactions().lower(interaction);
        return before == null || before.occurredAt().isBefore(interaction.occurredAt());
    }

    private static boolean isOf(Prepared one, String name, MeasuredInteraction interaction) {
        return one.isNamed(interaction) && one.nameOf(interaction).equals(name);
    }

    /** What may open in the slice, and what may close that: nothing after what closes all that is still open. */
    private static List<MeasuredInteraction> members(
            Prepared one, MeasuredSet set, String name, Slice slice, Experiments planned) {
        Instant last = slice.until().plus(one.measure().within());
        Instant joined = slice.until().plus(longest(one.measure()));
        List<MeasuredInteraction> members = new ArrayList<>();
        for (MeasuredInteraction interaction :
                set.interactions().tailSet(MeasuredInteraction.first(slice.from()), true)) {
            if (interaction.occurredAt().isAfter(last)) {
                break;
            }
            if (isOf(one, name, interaction)) {
                members.add(interaction);
                if (interaction.occurredAt().isAfter(joined) && one.closes(interaction, planned)) {
                    break;
                }
            }
        }
        return members;
    }

    /** How long an episode of the measure can be. */
    private static Duration longest(Measure measure) {
        return measure.episode().isZero() ? Duration.ZERO : Measure.LONGEST_EPISODE;
    }

    private static Map<OpportunityKey, KnownOpportunity> now(
            Prepared one, List<MeasuredInteraction> members, Slice slice, Circumstances circumstances) {
        Measure measure = one.measure();
        MeasuredCustomer customer = new MeasuredCustomer(members, circumstances.profiles(), circumstances.arms());
        Map<OpportunityKey, KnownOpportunity> now = new LinkedHashMap<>();
        for (Opportunity opportunity : one.outcomes()
                .in(members, circumstances.arms(), circumstances.clock())
                .opportunities()) {
            MeasuredInteraction first = opportunity.first();
            if (slice.holds(first.occurredAt())) {
                List<String> slices = new ArrayList<>();
                for (Breakdown breakdown : measure.breakdowns()) {
                    slices.addAll(one.slices().of(breakdown, opportunity, customer));
                }
                now.put(
                        one.key(first),
                        new KnownOpportunity(opportunity.deadline(), opportunity.counts(measure), slices));
            }
        }
        return now;
    }

    private static List<OpportunityChange> difference(
            Map<OpportunityKey, KnownOpportunity> before,
            Map<OpportunityKey, KnownOpportunity> now,
            Circumstances circumstances) {
        List<OpportunityChange> changes = new ArrayList<>();
        before.forEach((key, was) -> {
            KnownOpportunity is = now.remove(key);
            if (!was.equals(is) && !key.at().isBefore(circumstances.floor())) {
                changes.add(new OpportunityChange(key, was, is));
            }
        });
        now.forEach((key, is) -> {
            if (!key.at().isBefore(circumstances.floor())) {
                changes.add(new OpportunityChange(key, null, is));
            }
        });
        return changes;
    }
}
