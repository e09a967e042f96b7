package io.vocstreams.journey.domain.outcomes;

import static io.vocstreams.journey.domain.outcomes.MeasuredHistory.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.journey.catalogue.ActionCatalogues;
import io.vocstreams.model.Channel;
import io.vocstreams.model.score.Breakdown;
import io.vocstreams.model.score.Metric;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SlicesTest {

    private static final int DAY = 24 * 60;
    private static final String BROWSING =
            "{opens: {action: product_viewed}, closes: {kind: goal}, within: P30D, episode: PT30M}";
    private static final String EXPOSED = "{opens: {exposure: first}, closes: self}";

    @Test
    void shouldSayWhereItOpenedAndWhereItClosed() {
        MeasuredHistory history =
                new MeasuredHistory(BROWSING).web(0, "product_viewed").at(5).wrote(Channel.CHAT, "order_placed", null);

        assertThat(history.slices("path", 10)).containsExactly("path=WEB>CHAT");
        assertThat(history.slices("next", 10)).containsExactly("next=WEB>order_placed");
    }

    @Test
    void shouldSayThatNothingClosedIt() {
        MeasuredHistory history = new MeasuredHistory(BROWSING).web(0, "product_viewed");

        assertThat(history.slices("path", 10)).containsExactly("path=WEB>-");
        assertThat(history.slices("next", 10)).containsExactly("next=WEB>-");
    }

    @Test
    void shouldTakeActionsOutsideTheCatalogueForOne() {
        MeasuredHistory history = new MeasuredHistory(
                        "{opens: {action: product_viewed}, closes: {any: true}, within: PT1H, episode: PT1H}")
                .web(0, "product_viewed")
                .web(1, "made_up");

        assertThat(history.slices("next", 10)).containsExactly("next=WEB>UNKNOWN");
        assertThat(history.slices("channel+action", 10)).containsExactly("channel=WEB,action=product_viewed");
    }

    @Test
    void shouldTakeAnAnswersDimensionsFromItsTouchpoint() {
        MeasuredHistory history = new MeasuredHistory("{opens: {answer: low}, closes: self}")
                .at(0)
                .field("campaignId", "spring")
                .field("productId", "p1")
                .web("order_placed")
                .at(5)
                .answered(Metric.NPS, 0, 10, 2);

        assertThat(history.slices("channel+stage+action", 10))
                .containsExactly("channel=WEB,stage=PURCHASE,action=order_placed");
        assertThat(history.slices("campaign+product+survey", 10))
                .containsExactly("campaign=spring,product=p1,survey=s1");
    }

    @Test
    void shouldBeInNoSeriesOfADimensionWithoutValue() {
        MeasuredHistory history = new MeasuredHistory(BROWSING).web(0, "product_viewed");

        assertThat(history.slices("product", 0)).isEmpty();
        assertThat(history.slices("campaign", 0)).isEmpty();
        assertThat(history.slices("survey", 0)).isEmpty();
        assertThat(history.slices("arm", 0)).isEmpty();
        assertThat(history.slices("channel+store", 0)).isEmpty();
        assertThat(history.slices("none", 0)).containsExactly("*");
    }

    @Test
    void shouldTakeSegmentAndPersonaOfOneVersionOfTheProfile() {
        MeasuredHistory history = new MeasuredHistory(BROWSING)
                .profile(-10, "gold", null)
                .profile(5, "silver", "fan")
                .web(0, "product_viewed");
        MeasuredHistory before = new MeasuredHistory(BROWSING)
                .profile(5, "silver", "fan")
                .profile(9, "gold", " ")
                .web(0, "product_viewed");

        assertThat(history.slices("segment+persona", 0)).containsExactly("segment=gold,persona=UNKNOWN");
        assertThat(before.slices("segment+persona", 0)).containsExactly("segment=silver,persona=fan");
    }

    @Test
    void shouldCountUnderTheArmsSeenBefore() {
        MeasuredHistory history = new MeasuredHistory(BROWSING)
                .planned("x", T0.minus(Duration.ofDays(200)))
                .planned("y", T0)
                .at(-91L * DAY)
                .saw("x", "a")
                .web("page_viewed")
                .at(-1)
                .saw("x", "b")
                .saw("y", "late")
                .saw("z", "unplanned")
                .web("page_viewed")
                .web(0, "product_viewed");

        assertThat(history.slices("arm", 0)).containsExactly("arm=x/b");
    }

    @Test
    void shouldSayWhoSawTwoVariants() {
        MeasuredHistory history = new MeasuredHistory(BROWSING)
                .planned("x", T0.minus(Duration.ofDays(200)))
                .at(-91L * DAY + 1)
                .saw("x", "a")
                .web("page_viewed")
                .at(0)
                .saw("x", "b")
                .web("product_viewed");

        assertThat(history.slices("arm", 0)).containsExactly("arm=x/CROSSED");
    }

    @Test
    void shouldOpenWithTheFirstExposureInReachAndItsExperimentsAlone() {
        MeasuredHistory history = new MeasuredHistory(EXPOSED)
                .planned("x", T0)
                .planned("y", T0)
                .at(0)
                .saw("x", "a")
                .web("page_viewed")
                .at(5)
                .saw("x", "a")
                .web("page_viewed")
                .at(10)
                .saw("x", "a")
                .saw("y", "b")
                .web("page_viewed")
                .at(10 + 91L * DAY)
                .saw("y", "b")
                .web("page_viewed");

        assertThat(history.opportunities(10))
                .extracting(one -> one.first().occurredAt())
                .containsExactly(T0, T0.plus(Duration.ofMinutes(10)), T0.plus(Duration.ofMinutes(10 + 91L * DAY)));
        assertThat(new Slices(history.measure(), ActionCatalogues.shipped())
                        .of(Breakdown.parse("arm"), history.opportunities(10).get(1), history.customer()))
                .containsExactly("arm=y/b");
    }
}
