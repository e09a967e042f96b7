package io.vocstreams.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vocstreams.model.Header;
import io.vocstreams.model.Operation;
import io.vocstreams.model.WebTouchpoint;
import io.vocstreams.model.score.RateCounts;
import io.vocstreams.scores.domain.RateValues;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How two real data sets become interactions that are measured, by which measures, and what was counted without us. */
final class RealOutcomes {

    static final String MAILINGS = """
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
        """;

    static final String INCIDENTS = """
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
        """;

    static final String MEASURES = """
        measures:
          - {id: redemption, version: 1, opens: {direction: OUTBOUND, action: campaign_mailed},
             closes: {action: coupon_redeemed}, within: P90D, same: mailing,
             breakdowns: ["*", campaign], sizes: [P1M]}
          - {id: resolved-in-a-day, version: 1, opens: {action: incident_opened}, closes: {action: incident_resolved},
             within: PT24H, same: ticketId, breakdowns: ["*"], sizes: [P1M]}
          - {id: resolved-in-a-week, version: 1, opens: {action: incident_opened}, closes: {action: incident_resolved},
             within: P7D, same: ticketId, breakdowns: ["*"], sizes: [P1M]}
          - {id: resolved-in-a-year, version: 1, opens: {action: incident_opened}, closes: {action: incident_resolved},
             within: P365D, same: ticketId, breakdowns: ["*"], sizes: [P1M]}
        """;

    static final long MAILED = 6_589;
    static final long INCIDENTS_OPENED = 24_918;

    private RealOutcomes() {}

    /** An incident is opened with its first row. */
    static WebTouchpoint opened(Header first) {
        Header header = new Header(
                "opened",
                0,
                Operation.UPSERT,
                "test",
                first.occurredAt(),
                null,
                first.identifiers(),
                first.correlations(),
                Map.of());
        return new WebTouchpoint(header, "incident_opened", null);
    }

    /** @param counts by measure and breakdown, for example {@code redemption *} */
    static void assertRedemptions(Map<String, RateCounts> counts) {
        assertDecided(counts, "redemption *", 792, MAILED);
        assertDecided(counts, "redemption campaign=Type A", 604, 3_647);
        assertDecided(counts, "redemption campaign=Type B", 154, 2_368);
        assertDecided(counts, "redemption campaign=Type C", 34, 574);
        assertThat(values(counts, "redemption *").rate()).isCloseTo(12.0200, within(5e-5));
    }

    /** @param counts by measure and breakdown */
    static void assertResolutions(Map<String, RateCounts> counts) {
        assertDecided(counts, "resolved-in-a-day *", 13_774, INCIDENTS_OPENED);
        assertThat(values(counts, "resolved-in-a-day *").rate()).isCloseTo(55.27731, within(5e-6));
        assertThat(values(counts, "resolved-in-a-week *").rate()).isCloseTo(79.0714, within(5e-5));
        assertDecided(counts, "resolved-in-a-year *", 24_905, INCIDENTS_OPENED);
        RateValues times = values(counts, "resolved-in-a-year *");
        assertMinutes(times.p50(), 824);
        assertMinutes(times.p75(), 8_166);
        assertMinutes(times.p90(), 21_039);
        assertMinutes(times.p95(), 38_999);
    }

    private static RateValues values(Map<String, RateCounts> counts, String what) {
        return RateValues.of(counts.getOrDefault(what, RateCounts.NONE));
    }

    private static void assertDecided(Map<String, RateCounts> counts, String what, long successes, long all) {
        RateCounts found = counts.getOrDefault(what, RateCounts.NONE);
        assertThat(found.successes()).as(what).isEqualTo(successes);
        assertThat(found.decided()).as(what).isEqualTo(all);
        assertThat(found.pending()).as(what).isZero();
    }

    private static void assertMinutes(@Nullable Double millis, double minutes) {
        assertThat(millis).isNotNull();
        assertThat(millis / 60_000).isCloseTo(minutes, within(minutes / 100));
    }
}
