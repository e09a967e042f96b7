package io.vocstreams.journey.guidance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vocstreams.journey.domain.guidance.Cap;
import io.vocstreams.journey.domain.guidance.GuidancePolicy;
import io.vocstreams.journey.domain.guidance.GuidanceRule;
import io.vocstreams.journey.domain.guidance.QuietHours;
import io.vocstreams.model.Channel;
import io.vocstreams.model.guidance.GuidanceClass;
import io.vocstreams.platform.yaml.InvalidYamlException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class GuidanceFileTest {

    @Test
    void shouldReadEverythingThatCanBeSaid() {
        GuidancePolicy policy = GuidanceFile.parse("guidance.yml", """
                zone: Asia/Tokyo
                quiet: ["21:00-08:00", "12:00-13:00"]
                caps:
                  MARKETING: {times: 2, within: P7D}
                guidance:
                  - id: flight-offer
                    version: 3
                    on: {kind: [SEATS_FREE, PRICE_CUT], key: flight}
                    interest: {action: flight_searched}
                    until: [{action: flight_booked}, {action: flight_boarded}]
                    for: P30D
                    class: MARKETING
                    purpose: offers
                    channels: [APP, EMAIL]
                    template: seats-free
                    parameters: [price]
                """);

        assertThat(policy.quiet().zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(policy.quiet().blocks())
                .containsExactly(
                        new QuietHours.Block(LocalTime.of(21, 0), LocalTime.of(8, 0)),
                        new QuietHours.Block(LocalTime.NOON, LocalTime.of(13, 0)));
        assertThat(policy.caps())
                .containsOnlyKeys(GuidanceClass.MARKETING)
                .containsValue(new Cap(2, Duration.ofDays(7)));
        GuidanceRule rule = policy.rules().get(0);
        assertThat(rule.id()).isEqualTo("flight-offer");
        assertThat(rule.version()).isEqualTo(3);
        assertThat(rule.kinds()).containsExactlyInAnyOrder("SEATS_FREE", "PRICE_CUT");
        assertThat(rule.key()).isEqualTo("flight");
        assertThat(rule.interest()).hasSize(1);
        assertThat(rule.until()).hasSize(2);
        assertThat(rule.lasts()).isEqualTo(Duration.ofDays(30));
        assertThat(rule.guidanceClass()).isEqualTo(GuidanceClass.MARKETING);
        assertThat(rule.purpose()).isEqualTo("offers");
        assertThat(rule.channels()).containsExactly(Channel.APP, Channel.EMAIL);
        assertThat(rule.template()).isEqualTo("seats-free");
        assertThat(rule.parameters()).containsExactly("price");
    }

    @Test
    void shouldNeedLittle() {
        GuidancePolicy policy = GuidanceFile.parse("guidance.yml", """
                guidance:
                  - {id: late, version: 1, on: {kind: LATE, key: flight}, class: SERVICE, channels: APP, template: late}
                """);

        assertThat(policy.quiet()).isEqualTo(QuietHours.NONE);
        assertThat(policy.caps()).isEmpty();
        assertThat(policy.rules()).singleElement().satisfies(rule -> {
            assertThat(rule.lasts()).isEqualTo(Duration.ofDays(90));
            assertThat(rule.interest()).isEmpty();
            assertThat(rule.purpose()).isNull();
        });
    }

    @Test
    void shouldNameEverythingThatIsWrong() {
        assertThatThrownBy(() -> GuidanceFile.parse("guidance.yml", """
                        quiet: ["21:00", "09:00-09:00", "25:00-26:00"]
                        caps: {SAFETY: {times: 1, within: P1D}, MARKETING: {times: 0, within: P91D}}
                        guidance:
                          - {id: Late, version: 0, on: {kind: []}, class: LOUD, channels: [FAX], template: a}
                          - {id: b, version: 1, on: {kind: K, key: k}, class: MARKETING, channels: APP, template: a}
                          - {id: b, version: 1, on: {kind: K, key: k}, class: SAFETY, purpose: p, channels: APP, for: P91D}
                        """))
                .isInstanceOf(InvalidYamlException.class)
                .message()
                .contains(
                        "needs a `zone`",
                        "'21:00' is no part of a day",
                        "'09:00-09:00' is no part of a day",
                        "'25:00-26:00' is no part of a day",
                        "caps.SAFETY",
                        "is never capped",
                        "'0' is no whole number from 1",
                        "caps.MARKETING.within",
                        "'Late' is no name in kebab-case",
                        "`key` is missing",
                        "guidance[0].on.kind",
                        "'LOUD' is none of",
                        "'FAX' is none of",
                        "`purpose` is missing",
                        "`b` stands there twice",
                        "only MARKETING needs a consent",
                        "`template` is missing",
                        "guidance[2].for");
    }
}
