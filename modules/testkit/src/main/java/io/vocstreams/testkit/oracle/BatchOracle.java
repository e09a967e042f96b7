package io.vocstreams.testkit.oracle;

import io.vocstreams.identity.domain.Resolver;
import io.vocstreams.journey.catalogue.ActionCatalogues;
import io.vocstreams.journey.domain.customer.CustomerRules;
import io.vocstreams.journey.domain.customer.Derivation;
import io.vocstreams.journey.domain.history.ActionCatalogue;
import io.vocstreams.journey.domain.history.Answer;
import io.vocstreams.journey.domain.history.Arms;
import io.vocstreams.journey.domain.history.CustomerHistory;
import io.vocstreams.journey.domain.history.Experiments;
import io.vocstreams.journey.domain.history.ProfileVersion;
import io.vocstreams.journey.domain.history.Touch;
import io.vocstreams.journey.domain.outcomes.KnownOpportunities;
import io.vocstreams.journey.domain.outcomes.Measure;
import io.vocstreams.journey.domain.outcomes.MeasuredSet;
import io.vocstreams.journey.domain.outcomes.OpportunityChange;
import io.vocstreams.journey.domain.outcomes.OutcomeRules;
import io.vocstreams.journey.domain.outcomes.OutcomeRules.Circumstances;
import io.vocstreams.journey.domain.outcomes.RateSlots;
import io.vocstreams.journey.lexicon.LexiconReader;
import io.vocstreams.model.CustomerProfile;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.ResolvedInteraction;
import io.vocstreams.model.Touchpoint;
import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Days;
import io.vocstreams.model.score.RateCounts;
import io.vocstreams.model.score.RateSeries;
import io.vocstreams.model.score.RateSlot;
import io.vocstreams.model.score.Reason;
import io.vocstreams.model.score.Slot;
import io.vocstreams.model.voice.Reading;
import io.vocstreams.scores.domain.Calendar;
import io.vocstreams.scores.domain.Rates;
import io.vocstreams.scores.domain.Scores;
import io.vocstreams.testkit.Tables;
import io.vocstreams.testkit.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the stages must end in, however a world's records arrive: their own functions over the whole set. */
public final class BatchOracle {

    /** Read once: it costs more than a small world. */
    private static final ActionCatalogue CATALOGUE = ActionCatalogues.shipped();

    /** Readers know of nothing yet, so all there is is a change. */
    private static final KnownOpportunities NOTHING = new KnownOpportunities();

    private final World world;
    private final Accepted accepted;
    private final Experiments experiments;
    private final CustomerRules rules;
    private final OutcomeRules outcomes;
    private final Days days;

    private BatchOracle(World world) {
        this.world = world;
        this.accepted = new Accepted(world.inputs());
        this.experiments = new Experiments(world.startOfExperiments());
        this.rules = new CustomerRules(world.journey(), world.scores(), CATALOGUE, LexiconReader.shipped());
        this.outcomes = new OutcomeRules(world.measures(), CATALOGUE);
        this.days = new Days(world.scores().zone());
    }

    public static Tables run(World world) {
        return new BatchOracle(world).tables();
    }

    private Tables tables() {
        Tables tables = Tables.empty();
        Map<String, List<ResolvedInteraction>> byCustomer = new LinkedHashMap<>();
        for (ResolvedInteraction resolved :
                new Resolver(accepted.interactions(), accepted.links(), world.identity()).resolve()) {
            String eventId = resolved.interaction().header().eventId();
            tables.customers().put(Tables.interactionKey(resolved.origin().text(), eventId), resolved.customerId());
            byCustomer
                    .computeIfAbsent(resolved.customerId(), id -> new ArrayList<>())
                    .add(resolved);
        }
        Map<Slot, Counts> counts = new HashMap<>();
        Map<RateSlot, RateCounts> rated = new HashMap<>();
        byCustomer.forEach((customerId, interactions) -> {
            Derivation derived = rules.derive(
                    history(customerId, interactions, accepted.profilesOf(customerId), experiments), world.clock());
            derived.journeys().forEach(journey -> tables.add(journey.content()));
            derived.attributions().forEach(attributed -> tables.add(attributed.content(customerId)));
            derived.voices().forEach(heard -> tables.add(new Reading(heard.content(customerId), 0, Instant.EPOCH)));
            derived.counts().forEach((slot, change) -> counts.merge(slot, change, Counts::plus));
            addOutcomes(derived, rated);
        });
        Calendar calendar = new Calendar(days, world.scores().grace());
        Scores.of(counts, calendar, world.clock()).values().forEach(tables::add);
        Rates.of(rated, calendar, series -> measure(series).open(), world.clock())
                .values()
                .forEach(tables::add);
        return tables;
    }

    private void addOutcomes(Derivation derived, Map<RateSlot, RateCounts> rated) {
        CustomerHistory history = derived.history();
        MeasuredSet set = MeasuredSet.of(history.touches(), derived.attributions(), derived.voices());
        Arms arms = new Arms(experiments);
        history.touches().forEach(touch -> arms.add(touch.key(), touch.occurredAt(), touch.experiments()));
        history.answers().forEach(answer -> arms.add(answer.key(), answer.occurredAt(), answer.experiments()));
        Circumstances circumstances = new Circumstances(history.profiles(), arms, world.clock(), Instant.MIN);
        RateSlots slots = new RateSlots(days);
        for (Measure measure : world.measures()) {
            for (OpportunityChange change : outcomes.changes(measure, set, circumstances, NOTHING)) {
                slots.deltas(measure, change, Reason.NEW_OPPORTUNITY)
                        .forEach(delta -> rated.merge(delta.slot(), delta.change(), RateCounts::plus));
            }
        }
    }

    private Measure measure(RateSeries series) {
        return outcomes.measure(series.measure(), series.version()).orElseThrow();
    }

    static CustomerHistory history(
            String customerId,
            List<ResolvedInteraction> interactions,
            Collection<CustomerProfile> stated,
            Experiments experiments) {
        List<Touch> touches = new ArrayList<>();
        List<Answer> answers = new ArrayList<>();
        for (ResolvedInteraction resolved : interactions) {
            String origin = resolved.origin().text();
            if (resolved.interaction() instanceof Touchpoint touchpoint) {
                touches.add(Touch.of(origin, touchpoint));
            } else {
                answers.add(Answer.of(origin, (Feedback) resolved.interaction()));
            }
        }
        List<ProfileVersion> profiles = stated.stream().map(ProfileVersion::of).toList();
        return CustomerHistory.of(
                customerId, interactions.get(0).identified(), touches, answers, profiles, experiments);
    }
}
