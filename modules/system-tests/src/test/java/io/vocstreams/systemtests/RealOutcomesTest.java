package io.vocstreams.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vocstreams.journey.catalogue.ActionCatalogues;
import io.vocstreams.journey.domain.EventKey;
import io.vocstreams.journey.domain.outcomes.Measure;
import io.vocstreams.journey.domain.outcomes.MeasuredCustomer;
import io.vocstreams.journey.domain.outcomes.Opportunity;
import io.vocstreams.journey.domain.outcomes.Outcomes;
import io.vocstreams.journey.domain.outcomes.Slices;
import io.vocstreams.journey.measures.MeasureFile;
import io.vocstreams.model.Header;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.Operation;
import io.vocstreams.model.Touchpoint;
import io.vocstreams.model.WebTouchpoint;
import io.vocstreams.model.policy.JourneyPolicy;
import io.vocstreams.model.policy.TimePolicy;
import io.vocstreams.model.score.Breakdown;
import io.vocstreams.model.score.RateCounts;
import io.vocstreams.replay.ProgressListener;
import io.vocstreams.replay.ReplayContext;
import io.vocstreams.replay.ReplayPlan;
import io.vocstreams.scores.domain.RateValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measures over real data, customer by customer, against figures that were computed without them. */
class RealOutcomesTest {

    private static final Instant LONG_AFTER = Instant.parse("2026-01-01T00:00:00Z");
    private static final String OPENED = "incident_opened";

    @TempDir
    private Path work = Path.of("");

    @Test
    void shouldFindTheRedemptionsOfEachMailing() throws IOException {
        Path folder = RealData.require("completejourney");
        Map<String, Map<EventKey, Interaction>> households = replay("""
                version: 1
                source: complete-journey
                lookups:
                  campaigns: {file: campaign_descriptions.csv.gz, key: campaign_id}
                files:
                  - file: campaigns.csv.gz
                    records:
                      - record: messaging
                        eventId: "mail-{campaign_id}-{household_id}"
                        occurredAt: {column: campaign_id, lookup: campaigns.start_date, at: "00:00"}
                        identifiers: {CUSTOMER_ID: "{household_id}"}
                        correlations: {mailing: "{campaign_id}"}
                        action: campaign_mailed
                        medium: EMAIL
                        direction: OUTBOUND
                        campaignId: {column: campaign_id, lookup: campaigns.campaign_type}
                  - file: coupon_redemptions.csv.gz
                    records:
                      - record: store
                        eventId: "coupon-{household_id}-{coupon_upc}-{campaign_id}-{redemption_date}"
                        occurredAt: {column: redemption_date, at: "00:00"}
                        identifiers: {CUSTOMER_ID: "{household_id}"}
                        correlations: {mailing: "{campaign_id}"}
                        action: coupon_redeemed
                        storeId: any
                """, folder);
        Measure measure = measure("opens: {direction: OUTBOUND, action: campaign_mailed},"
                + " closes: {action: coupon_redeemed}, within: P90D, same: mailing, breakdowns: ['*', campaign]");

        Map<String, RateCounts> rates = rates(measure, households);

        assertRate(rates.get("*"), 792, 6_589);
        assertThat(RateValues.of(counts(rates, "*")).rate()).isCloseTo(12.0200, within(5e-5));
        assertRate(rates.get("campaign=Type A"), 604, 3_647);
        assertRate(rates.get("campaign=Type B"), 154, 2_368);
        assertRate(rates.get("campaign=Type C"), 34, 574);
    }

    @Test
    void shouldFindHowFastIncidentsAreResolved() throws IOException {
        Path folder = RealData.require("servicenow-incidents");
        Map<String, Map<EventKey, Interaction>> incidents = replay("""
                version: 1
                source: servicenow
                zone: UTC
                files:
                  - file: incident_event_log.zip
                    member: incident_event_log/incident_event_log.csv
                    columns: {category: 17, subcategory: 18}
                    records:
                      - record: web
                        eventId: "{number}-{sys_mod_count}-{sys_updated_at}"
                        occurredAt: {column: sys_updated_at, pattern: "d/M/yyyy H:mm"}
                        identifiers: {CUSTOMER_ID: "{number}"}
                        correlations: {ticketId: "{number}"}
                        action: {column: ident_state, map: {Resolved: incident_resolved, "*": case_updated}}
                """, folder);
        incidents.values().forEach(RealOutcomesTest::addOpening);

        RateCounts withinADay = counts(rates(resolved("PT24H"), incidents), "*");
        RateCounts withinAWeek = counts(rates(resolved("P7D"), incidents), "*");
        RateCounts withinAYear = counts(rates(resolved("P365D"), incidents), "*");

        assertRate(withinADay, 13_774, 24_918);
        assertThat(RateValues.of(withinADay).rate()).isCloseTo(55.27731, within(5e-6));
        assertThat(RateValues.of(withinAWeek).rate()).isCloseTo(79.0714, within(5e-5));
        assertThat(withinAYear.successes()).isEqualTo(24_905);
        RateValues times = RateValues.of(withinAYear);
        assertMinutes(times.p50(), 824);
        assertMinutes(times.p75(), 8_166);
        assertMinutes(times.p90(), 21_039);
        assertMinutes(times.p95(), 38_999);
    }

    private static Measure resolved(String within) {
        return measure("opens: {action: " + OPENED + "}, closes: {action: incident_resolved}, same: ticketId, within: "
                + within);
    }

    /** An incident is opened with its first row. */
    private static void addOpening(Map<EventKey, Interaction> rows) {
        Header first = rows.values().stream()
                .map(Interaction::header)
                .min(Comparator.comparing(Header::occurredAt))
                .orElseThrow();
        Header header = new Header(
                "opened",
                0,
                Operation.UPSERT,
                "test",
                first.occurredAt(),
                null,
                List.of(),
                first.correlations(),
                Map.of());
        rows.put(new EventKey("", "opened"), new WebTouchpoint(header, OPENED, null));
    }

    private Map<String, Map<EventKey, Interaction>> replay(String mapping, Path folder) throws IOException {
        Path file = Files.writeString(work.resolve("mapping.yaml"), mapping);
        Map<String, Map<EventKey, Interaction>> customers = new HashMap<>();
        ReplayPlan.load(file, folder)
                .run(
                        record -> {
                            Touchpoint touchpoint = (Touchpoint) record.value();
                            String customer =
                                    touchpoint.header().identifiers().get(0).value();
                            customers
                                    .computeIfAbsent(customer, id -> new HashMap<>())
                                    .put(
                                            new EventKey(
                                                    customer,
                                                    touchpoint.header().eventId()),
                                            touchpoint);
                        },
                        ProgressListener.SILENT,
                        new ReplayContext(LONG_AFTER, TimePolicy.DEFAULT.latenessHorizon(), Instant.MIN, false));
        return customers;
    }

    private static Measure measure(String yaml) {
        return MeasureFile.parse("m.yml", "measures: [{id: m, version: 1, " + yaml + "}]")
                .get(0);
    }

    private static Map<String, RateCounts> rates(Measure measure, Map<String, Map<EventKey, Interaction>> customers) {
        Outcomes outcomes = new Outcomes(measure, ActionCatalogues.shipped());
        Slices slices = new Slices(measure, ActionCatalogues.shipped());
        Map<String, RateCounts> rates = new TreeMap<>();
        customers.values().forEach(interactions -> {
            MeasuredCustomer customer = MeasuredCustomer.of(interactions, List.of(), Map.of(), JourneyPolicy.DEFAULT);
            for (Opportunity opportunity : outcomes.in(customer.interactions(), customer.arms(), LONG_AFTER)
                    .opportunities()) {
                for (Breakdown breakdown : measure.breakdowns()) {
                    slices.of(breakdown, opportunity, customer)
                            .forEach(value -> rates.merge(value, opportunity.counts(measure), RateCounts::plus));
                }
            }
        });
        return rates;
    }

    private static RateCounts counts(Map<String, RateCounts> rates, String value) {
        return rates.getOrDefault(value, RateCounts.NONE);
    }

    private static void assertRate(@Nullable RateCounts counts, long successes, long opportunities) {
        assertThat(counts).isNotNull();
        assertThat(counts.successes()).isEqualTo(successes);
        assertThat(counts.decided()).isEqualTo(opportunities);
        assertThat(counts.pending()).isZero();
    }

    private static void assertMinutes(@Nullable Double millis, double minutes) {
        assertThat(millis).isNotNull();
        assertThat(millis / 60_000).isCloseTo(minutes, within(minutes / 100));
    }
}
