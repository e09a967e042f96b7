package io.vocstreams.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.contracts.Topics;
import io.vocstreams.model.CustomerProfile;
import io.vocstreams.model.IncomingKind;
import io.vocstreams.model.MessagingTouchpoint;
import io.vocstreams.model.StoreTouchpoint;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The mappings of the grocery receipts and campaigns against figures that were computed without them. */
@NeedsData("completejourney")
class CompleteJourneyTest {

    private static final List<StoreTouchpoint> BASKETS = new ArrayList<>();
    private static final List<Object> CAMPAIGNS = new ArrayList<>();
    private static Figures truth = new Figures(Map.of());
    private static ReplaySummary summary = Desk.NOTHING;
    private static ReplaySummary campaigns = summary;

    @BeforeAll
    static void replay() {
        truth = RealData.truth("completejourney");
        summary = plan("complete-journey.yaml")
                .run(record -> BASKETS.add((StoreTouchpoint) record.value()), ProgressListener.SILENT, Desk.CONTEXT);
        campaigns = plan("complete-journey-campaigns.yaml")
                .run(record -> CAMPAIGNS.add(record.value()), ProgressListener.SILENT, Desk.CONTEXT);
    }

    private static ReplayPlan plan(String mapping) {
        return ReplayPlan.load(RealData.mapping(mapping), RealData.folder("completejourney"));
    }

    @Test
    void shouldMakeOneTouchpointOfEachBasket() {
        assertThat(summary.rows()).isEqualTo(truth.at("pos_lines").number());
        assertThat(summary.records())
                .containsOnly(Map.entry(
                        Topics.inputOf(IncomingKind.STORE), truth.at("baskets").number()));
        assertThat(summary.refused()).isEmpty();
        assertThat(summary.predicted()).isEmpty();
    }

    @Test
    void shouldKeepEveryLineAndEveryCent() {
        long cents = Math.round(truth.at("sales_value_total").decimal() * 100);

        assertThat(BASKETS.stream().mapToLong(basket -> basket.lines().size()).sum())
                .isEqualTo(truth.at("pos_lines").number());
        assertThat(BASKETS.stream()
                        .flatMap(basket -> basket.lines().stream())
                        .mapToLong(StoreTouchpoint.Line::amountMinor)
                        .sum())
                .isEqualTo(cents);
        assertThat(BASKETS.stream()
                        .map(StoreTouchpoint::amountMinor)
                        .mapToLong(amount -> amount == null ? 0 : amount)
                        .sum())
                .isEqualTo(cents);
        assertThat(BASKETS.stream()
                        .flatMap(basket -> basket.lines().stream())
                        .mapToLong(StoreTouchpoint.Line::quantity)
                        .sum())
                .isEqualTo(truth.at("quantity_total").number());
    }

    @Test
    void shouldPutEachBasketOnItsDay() {
        Map<String, Long> byDay = BASKETS.stream()
                .collect(Collectors.groupingBy(
                        basket -> basket.header()
                                .occurredAt()
                                .atZone(ZoneOffset.UTC)
                                .toLocalDate()
                                .toString(),
                        TreeMap::new,
                        Collectors.counting()));

        assertThat(byDay).isEqualTo(truth.at("baskets_by_utc_day").table());
    }

    @Test
    void shouldMailEachTargetingAtTheStartOfItsCampaign() {
        assertThat(campaigns.records())
                .containsOnly(
                        Map.entry(
                                Topics.inputOf(IncomingKind.MESSAGING),
                                truth.at("targetings").number()),
                        Map.entry(Topics.CUSTOMERS, 801L));
        assertThat(campaigns.refused()).isEmpty();
        assertThat(CAMPAIGNS.stream()
                        .filter(MessagingTouchpoint.class::isInstance)
                        .map(MessagingTouchpoint.class::cast)
                        .filter(mail -> "1".equals(mail.campaignId())))
                .isNotEmpty()
                .allSatisfy(mail -> {
                    assertThat(mail.isOutbound()).isTrue();
                    assertThat(mail.header().occurredAt()).isEqualTo("2017-03-03T00:00:00Z");
                });
    }

    @Test
    void shouldLeaveOutWhatADemographicRowDoesNotSay() {
        assertThat(CAMPAIGNS.stream()
                        .filter(CustomerProfile.class::isInstance)
                        .map(CustomerProfile.class::cast)
                        .filter(profile -> profile.customerId().equals("1003")))
                .singleElement()
                .satisfies(profile -> {
                    assertThat(profile.segment()).isEqualTo("25-34K");
                    assertThat(profile.attributes()).doesNotContainKey("home").containsEntry("age", "35-44");
                });
    }
}
