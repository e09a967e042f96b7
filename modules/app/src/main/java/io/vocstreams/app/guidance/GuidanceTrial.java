package io.vocstreams.app.guidance;

import io.vocstreams.app.customer.CustomerSets;
import io.vocstreams.journey.domain.customer.Voices;
import io.vocstreams.journey.domain.guidance.Decided;
import io.vocstreams.journey.domain.guidance.Guidance;
import io.vocstreams.journey.domain.guidance.GuidancePolicy;
import io.vocstreams.journey.domain.history.ActionCatalogue;
import io.vocstreams.journey.domain.history.EventKey;
import io.vocstreams.journey.domain.history.Permission;
import io.vocstreams.journey.domain.outcomes.MeasuredCustomer;
import io.vocstreams.model.guidance.Notice;
import io.vocstreams.model.policy.JourneyPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rules of guidance played over customers, as nothing had been sent but what their touchpoints say. */
public final class GuidanceTrial {

    private final Guidance guidance;
    private final JourneyPolicy policy;
    private final Voices voices;
    private final List<Notice> notices;
    private final List<Permission> consents;
    private final Instant now;

    /**
     * Decides as of a time.
     *
     * @param consenting whether everybody is taken to consent to every purpose; else nobody
     */
    public GuidanceTrial(
            GuidancePolicy rules,
            ActionCatalogue catalogue,
            JourneyPolicy policy,
            Voices voices,
            List<Notice> notices,
            boolean consenting,
            Instant now) {
        this.guidance = new Guidance(rules, catalogue);
        this.policy = policy;
        this.voices = voices;
        this.notices = List.copyOf(notices);
        this.consents = consenting
                ? rules.rules().stream()
                        .flatMap(rule -> Optional.ofNullable(rule.purpose()).stream())
                        .distinct()
                        .map(purpose -> new Permission(new EventKey("", "any"), Instant.EPOCH, purpose, true))
                        .toList()
                : List.of();
        this.now = now;
    }

    /** What a customer would be told, or why not. */
    public List<Decided> of(CustomerSets sets, String customerId) {
        MeasuredCustomer customer = MeasuredCustomer.of(
                sets.interactionsOf(customerId), sets.profilesOf(customerId), Map.of(), policy, voices::in);
        return guidance.decide(new Guidance.Subject(customer.interactions(), consents, List.of()), notices, now);
    }
}
