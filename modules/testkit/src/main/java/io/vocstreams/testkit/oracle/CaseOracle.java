package io.vocstreams.testkit.oracle;

import io.vocstreams.actions.domain.BusinessCalendar;
import io.vocstreams.actions.domain.CaseSet;
import io.vocstreams.actions.domain.Cases;
import io.vocstreams.actions.domain.DerivedCase;
import io.vocstreams.identity.domain.Resolver;
import io.vocstreams.journey.catalogue.ActionCatalogues;
import io.vocstreams.journey.domain.customer.CustomerRules;
import io.vocstreams.journey.domain.customer.Derivation;
import io.vocstreams.journey.domain.customer.Journeys;
import io.vocstreams.journey.domain.customer.Voices;
import io.vocstreams.journey.domain.history.ActionCatalogue;
import io.vocstreams.journey.domain.history.CustomerEvent;
import io.vocstreams.journey.domain.history.CustomerHistory;
import io.vocstreams.journey.domain.history.EventKey;
import io.vocstreams.journey.domain.history.Experiments;
import io.vocstreams.journey.domain.outcomes.Measure;
import io.vocstreams.journey.domain.outcomes.MeasuredCustomer;
import io.vocstreams.journey.domain.triggers.Departments;
import io.vocstreams.journey.domain.triggers.FoundCase;
import io.vocstreams.journey.domain.triggers.Rule;
import io.vocstreams.journey.domain.triggers.Triggers;
import io.vocstreams.journey.lexicon.LexiconReader;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.ResolvedInteraction;
import io.vocstreams.model.cases.Case;
import io.vocstreams.model.cases.CaseAction;
import io.vocstreams.model.cases.CaseClaim;
import io.vocstreams.model.cases.CaseClaim.NextAnswer;
import io.vocstreams.model.score.Days;
import io.vocstreams.testkit.World;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The cases that the stages must end in: their own functions over a whole world, and what people did. */
public final class CaseOracle {

    private static final ActionCatalogue CATALOGUE = ActionCatalogues.shipped();

    private final World world;
    private final Accepted accepted;
    private final CustomerRules rules;
    private final Journeys journeys;
    private final Triggers triggers;
    private final Cases cases;
    private final Voices voices;

    public CaseOracle(
            World world, List<Rule> rules, List<Measure> measures, Departments departments, BusinessCalendar calendar) {
        this.world = world;
        this.accepted = new Accepted(world.inputs());
        this.rules = new CustomerRules(world.journey(), world.scores(), CATALOGUE, LexiconReader.shipped());
        this.journeys = new Journeys(world.journey(), CATALOGUE);
        this.triggers = new Triggers(rules, measures, CATALOGUE, departments);
        this.voices =
                new Voices(LexiconReader.shipped(), new Days(world.scores().zone()));
        this.cases = new Cases(calendar);
    }

    /** By case id, still without number, reasons and time. */
    public Map<String, Case> cases(Collection<CaseAction> actions) {
        Map<String, CaseSet> sets = new HashMap<>();
        claims().forEach(claim -> sets.merge(
                claim.opening().caseId(), CaseSet.EMPTY.claimed(claim), (known, ignored) -> known.claimed(claim)));
        actions.forEach(action -> sets.computeIfPresent(
                action.caseId(), (id, set) -> set.actions().isNews(action) ? set.acted(action) : set));
        Map<String, Case> derived = new TreeMap<>();
        sets.forEach((id, set) ->
                cases.derive(set, world.clock()).map(DerivedCase::draft).ifPresent(draft -> derived.put(id, draft)));
        return derived;
    }

    private List<CaseClaim> claims() {
        Map<String, List<ResolvedInteraction>> byCustomer = new LinkedHashMap<>();
        for (ResolvedInteraction resolved :
                new Resolver(accepted.interactions(), accepted.links(), world.identity()).resolve()) {
            byCustomer
                    .computeIfAbsent(resolved.customerId(), id -> new ArrayList<>())
                    .add(resolved);
        }
        List<CaseClaim> claims = new ArrayList<>();
        byCustomer.forEach((customerId, own) -> claims.addAll(claims(customerId, own)));
        return claims;
    }

    private List<CaseClaim> claims(String customerId, List<ResolvedInteraction> own) {
        Map<EventKey, Interaction> interactions = new HashMap<>();
        own.forEach(resolved -> interactions.put(
                new EventKey(
                        resolved.origin().text(),
                        resolved.interaction().header().eventId()),
                resolved.interaction()));
        CustomerHistory history =
                BatchOracle.history(customerId, own, accepted.profilesOf(customerId), Experiments.NONE);
        Derivation derived = rules.derive(history, world.clock());
        MeasuredCustomer measured = MeasuredCustomer.of(
                interactions, accepted.profilesOf(customerId), Map.of(), world.journey(), voices::in);
        Triggers.Subject subject =
                new Triggers.Subject(measured, history.identified(), journeys.ended(history, world.clock()));
        Map<String, CaseClaim> claims = new LinkedHashMap<>();
        for (FoundCase found : triggers.cases(triggers.in(subject, world.clock()))) {
            Interaction event = interactions.get(found.trigger());
            claims.putIfAbsent(
                    found.opening().caseId(),
                    new CaseClaim(
                            customerId,
                            found.opening(),
                            0,
                            event == null ? null : event.header().receivedAt(),
                            journeyOf(found.trigger(), derived),
                            nextAnswer(found.trigger(), history)));
        }
        return List.copyOf(claims.values());
    }

    private static @Nullable NextAnswer nextAnswer(EventKey event, CustomerHistory history) {
        return history.answers().stream()
                .filter(answer -> answer.key().equals(event) && answer.isResponse())
                .findFirst()
                .flatMap(answer -> history.answers().stream()
                        .filter(next -> next.isResponse()
                                && next.surveyId().equals(answer.surveyId())
                                && next.questionId().equals(answer.questionId())
                                && next.scale().equals(answer.scale())
                                && CustomerEvent.ORDER.compare(next, answer) > 0)
                        .min(CustomerEvent.ORDER)
                        .filter(next ->
                                !next.occurredAt().isAfter(answer.occurredAt().plus(NextAnswer.REACH))))
                .map(next -> new NextAnswer(next.key().eventId(), Objects.requireNonNull(next.value())))
                .orElse(null);
    }

    private static @Nullable String journeyOf(EventKey event, Derivation derived) {
        return derived.journeys().stream()
                .filter(journey ->
                        journey.touches().stream().anyMatch(touch -> touch.key().equals(event)))
                .map(journey -> journey.id())
                .findFirst()
                .orElseGet(() -> derived.attributions().stream()
                        .filter(attributed -> attributed.answer().key().equals(event))
                        .findFirst()
                        .map(attributed -> attributed.journeyId())
                        .orElse(null));
    }
}
