package io.vocstreams.journey.domain.outcomes;

import io.vocstreams.journey.catalogue.ActionCatalogues;
import io.vocstreams.journey.domain.history.EventKey;
import io.vocstreams.journey.measures.MeasureFile;
import io.vocstreams.model.Channel;
import io.vocstreams.model.CustomerProfile;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Header;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.MessagingTouchpoint;
import io.vocstreams.model.Operation;
import io.vocstreams.model.WebTouchpoint;
import io.vocstreams.model.policy.JourneyPolicy;
import io.vocstreams.model.score.Breakdown;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a customer did, minute by minute, under one measure. Event ids rise in the order of the calls. */
final class MeasuredHistory {

    static final Instant T0 = Instant.parse("2026-11-01T10:00:00Z");

    private static final long MINUTE = 60_000;

    private final String yaml;
    private final Measure measure;
    private final Map<EventKey, Interaction> interactions = new LinkedHashMap<>();
    private final List<CustomerProfile> profiles = new ArrayList<>();
    private final Map<String, Instant> experiments = new HashMap<>();
    private Instant now = T0;
    private Map<String, String> correlations = new HashMap<>();
    private Map<String, String> exposures = new HashMap<>();
    private Map<String, String> fields = new HashMap<>();
    private @Nullable Integer results;

    /** The measure without name and version. */
    MeasuredHistory(String yaml) {
        this.yaml = yaml;
        this.measure = MeasureFile.parse("m.yml", "measures: [{id: m, version: 1, " + yaml.substring(1) + "]")
                .get(0);
    }

    MeasuredHistory nobody() {
        return new MeasuredHistory(yaml);
    }

    Measure measure() {
        return measure;
    }

    MeasuredHistory at(long minutes) {
        return atMillis(minutes * MINUTE);
    }

    MeasuredHistory atMillis(long millis) {
        now = T0.plusMillis(millis);
        correlations = new HashMap<>();
        exposures = new HashMap<>();
        fields = new HashMap<>();
        results = null;
        return this;
    }

    MeasuredHistory ticket(String ticketId) {
        return correlated("ticketId", ticketId);
    }

    MeasuredHistory correlated(String key, String value) {
        correlations.put(key, value);
        return this;
    }

    MeasuredHistory field(String key, String value) {
        fields.put(key, value);
        return this;
    }

    MeasuredHistory results(int count) {
        results = count;
        return this;
    }

    MeasuredHistory saw(String experiment, String variant) {
        exposures.put(experiment, variant);
        return this;
    }

    MeasuredHistory planned(String experiment, Instant start) {
        experiments.put(experiment, start);
        return this;
    }

    MeasuredHistory profile(long minutes, @Nullable String segment, @Nullable String persona) {
        profiles.add(new CustomerProfile("anna", T0.plusMillis(minutes * MINUTE), segment, persona, Map.of()));
        return this;
    }

    MeasuredHistory web(long minutes, String action) {
        return at(minutes).web(action);
    }

    MeasuredHistory web(String action) {
        return add(header -> new WebTouchpoint(
                header,
                action,
                null,
                null,
                fields.get("productId"),
                null,
                fields.get("campaignId"),
                null,
                results,
                null,
                null));
    }

    MeasuredHistory sent(String action) {
        return message(Channel.EMAIL, MessagingTouchpoint.Direction.OUTBOUND, action, null);
    }

    MeasuredHistory wrote(Channel channel, String action, @Nullable Boolean resolved) {
        return message(channel, MessagingTouchpoint.Direction.INBOUND, action, resolved);
    }

    private MeasuredHistory message(
            Channel channel, MessagingTouchpoint.Direction direction, String action, @Nullable Boolean resolved) {
        return add(header -> new MessagingTouchpoint(
                header,
                action,
                MessagingTouchpoint.Medium.valueOf(channel.name()),
                direction,
                null,
                resolved,
                fields.get("campaignId"),
                null));
    }

    MeasuredHistory answered(Metric metric, int min, int max, int value) {
        return answer(metric, min, max, Polarity.HIGHER_IS_BETTER, value);
    }

    MeasuredHistory answeredEffort(int value) {
        return answer(Metric.CES, 1, 7, Polarity.LOWER_IS_BETTER, value);
    }

    private MeasuredHistory answer(Metric metric, int min, int max, Polarity polarity, int value) {
        return add(header -> new Feedback(
                header,
                "s1",
                "q1",
                metric,
                min,
                max,
                polarity,
                Feedback.Status.ANSWERED,
                value,
                null,
                null,
                Channel.EMAIL,
                null,
                null,
                fields.get("productId")));
    }

    private MeasuredHistory add(Function<Header, Interaction> content) {
        String eventId = String.format("e%03d", interactions.size());
        Header header = new Header(eventId, 0, Operation.UPSERT, "test", now, null, List.of(), correlations, exposures);
        interactions.put(new EventKey("customer-id:anna", eventId), content.apply(header));
        return this;
    }

    MeasuredCustomer customer() {
        return MeasuredCustomer.of(interactions, profiles, experiments, JourneyPolicy.DEFAULT);
    }

    Outcomes.Found found(@Nullable Integer clockMinutes) {
        return foundAt(clockMinutes == null ? null : T0.plusMillis(clockMinutes * MINUTE));
    }

    private Outcomes.Found foundAt(@Nullable Instant clock) {
        MeasuredCustomer customer = customer();
        return new Outcomes(measure, ActionCatalogues.shipped()).in(customer.interactions(), customer.arms(), clock);
    }

    List<Opportunity> opportunities(@Nullable Integer clockMinutes) {
        return found(clockMinutes).opportunities();
    }

    Opportunity only(int clockMinutes) {
        return single(opportunities(clockMinutes));
    }

    Opportunity onlyAtMillis(long millis) {
        return single(foundAt(T0.plusMillis(millis)).opportunities());
    }

    /** The values of a breakdown under which the only opportunity counts. */
    List<String> slices(String breakdown, int clockMinutes) {
        return new Slices(measure, ActionCatalogues.shipped())
                .of(Breakdown.parse(breakdown), only(clockMinutes), customer());
    }

    private static Opportunity single(List<Opportunity> opportunities) {
        if (opportunities.size() != 1) {
            throw new AssertionError("not one opportunity but " + opportunities);
        }
        return opportunities.get(0);
    }
}
