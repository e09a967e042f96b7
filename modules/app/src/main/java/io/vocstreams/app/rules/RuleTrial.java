package io.vocstreams.app.rules;

import io.vocstreams.actions.domain.BusinessCalendar;
import io.vocstreams.actions.domain.CaseRules;
import io.vocstreams.actions.domain.CaseState;
import io.vocstreams.app.customer.CustomerSets;
import io.vocstreams.journey.domain.customer.Journeys;
import io.vocstreams.journey.domain.customer.Voices;
import io.vocstreams.journey.domain.history.ActionCatalogue;
import io.vocstreams.journey.domain.history.CustomerHistory;
import io.vocstreams.journey.domain.history.EventKey;
import io.vocstreams.journey.domain.history.Touch;
import io.vocstreams.journey.domain.journeys.EndedJourney;
import io.vocstreams.journey.domain.outcomes.MeasuredCustomer;
import io.vocstreams.journey.domain.triggers.AtRisk;
import io.vocstreams.journey.domain.triggers.FoundCase;
import io.vocstreams.journey.domain.triggers.Trigger;
import io.vocstreams.journey.domain.triggers.Triggers;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.Touchpoint;
import io.vocstreams.model.cases.CaseOpening;
import io.vocstreams.model.policy.JourneyPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rules played over customers, as nobody had acted. */
public final class RuleTrial {

    private final Triggers triggers;
    private final CaseRules caseRules;
    private final Journeys journeys;
    private final JourneyPolicy policy;
    private final Voices voices;
    private final Instant clock;

    public RuleTrial(
            Triggers triggers,
            BusinessCalendar calendar,
            ActionCatalogue catalogue,
            JourneyPolicy policy,
            Voices voices,
            Instant clock) {
        this.triggers = triggers;
        this.caseRules = new CaseRules(calendar);
        this.journeys = new Journeys(policy, catalogue);
        this.policy = policy;
        this.voices = voices;
        this.clock = clock;
    }

    /** A case, and what it would be now. */
    public record Opened(CaseOpening opening, CaseState state) {}

    /**
     * What the rules find of one customer.
     *
     * @param atRisk null while he is not
     */
    public record Finding(
            List<Trigger> triggers,
            List<Opened> cases,
            @Nullable AtRisk atRisk) {}

    /** What the rules find of one customer. */
    public Finding of(CustomerSets sets, String customerId) {
        Map<EventKey, Interaction> interactions = sets.interactionsOf(customerId);
        MeasuredCustomer customer =
                MeasuredCustomer.of(interactions, sets.profilesOf(customerId), Map.of(), policy, voices::in);
        List<Trigger> found = triggers.in(
                new Triggers.Subject(customer, sets.isIdentified(customerId), ended(customerId, interactions)), clock);
        Optional<AtRisk> atRisk = triggers.atRisk(found, clock);
        return new Finding(
                found,
                triggers.cases(found).stream()
                        .map(FoundCase::opening)
                        .map(this::opened)
                        .toList(),
                atRisk.orElse(null));
    }

    private Opened opened(CaseOpening opening) {
        return new Opened(
                opening, caseRules.derive(new CaseRules.Known(opening, opening.openedAt(), null), List.of(), clock));
    }

    private List<EndedJourney> ended(String customerId, Map<EventKey, Interaction> interactions) {
        List<Touch> touches = new ArrayList<>();
        interactions.forEach((key, interaction) -> {
            if (interaction instanceof Touchpoint touchpoint) {
                touches.add(Touch.of(key.origin(), touchpoint));
            }
        });
        return journeys.ended(CustomerHistory.of(customerId, true, touches, List.of(), List.of()), clock);
    }
}
