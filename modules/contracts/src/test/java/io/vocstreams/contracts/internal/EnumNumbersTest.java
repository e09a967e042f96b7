package io.vocstreams.contracts.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class EnumNumbersTest {

    /** To be added to, never to be changed: running deployments have stored these numbers. */
    private static final List<String> FROZEN = List.of(
            "Channel{WEB=0, APP=1, CALL_CENTER=2, STORE=3, EMAIL=4, CHAT=5, SOCIAL=6, UNKNOWN=7}",
            "Metric{NPS=0, CSAT=1, CES=2, RATING=3, TEXT=4, UNKNOWN=5}",
            "Polarity{HIGHER_IS_BETTER=0, LOWER_IS_BETTER=1, UNKNOWN=2}",
            "Status{ANSWERED=0, DISMISSED=1, PARTIAL=2, UNKNOWN=3}",
            "Rule{EXPLICIT=0, CORRELATION=1, SAME_CHANNEL=2, ANY_CHANNEL=3, NONE=4, UNKNOWN=5}",
            "Status{OPEN=0, CLOSED=1, SUPERSEDED=2, UNKNOWN=3}",
            "Reason{NEW_RESPONSE=0, CORRECTED_RESPONSE=1, RETRACTED_RESPONSE=2, REASSIGNED=3,"
                    + " WINDOW_CLOSED=4, NEW_OPPORTUNITY=6, DECIDED=7, CORRECTED=8, RETRACTED=9, UNKNOWN=5}",
            "Finality{PROVISIONAL=0, FINAL=1, CORRECTED=2, UNKNOWN=3}",
            "WindowSize{HOUR=0, DAY=1, MONTH=4, ROLLING_7_DAYS=2, ROLLING_28_DAYS=3, ROLLING_91_DAYS=5}",
            "Sentiment{POSITIVE=0, NEGATIVE=1, MIXED=2, NEUTRAL=3, UNKNOWN=4}",
            "GuidanceClass{SAFETY=0, SERVICE=1, MARKETING=2, UNKNOWN=3}",
            "Decision{SEND=0, SENT=1, HOLD=2, SUPPRESSED=3, WITHDRAWN=4, UNKNOWN=5}",
            "GuidanceReason{NO_CONSENT=0, CAPPED=1, STALE=2, SUPERSEDED=3, ALREADY_TOLD=4, ENDED=5, QUIET_HOURS=6,"
                    + " NO_RECEIPT=7, UNKNOWN=8}");

    private static final List<EnumCode<?>> NUMBERS = List.of(
            EnumNumbers.CHANNELS,
            EnumNumbers.METRICS,
            EnumNumbers.POLARITIES,
            EnumNumbers.ANSWER_STATUSES,
            EnumNumbers.RULES,
            EnumNumbers.JOURNEY_STATUSES,
            EnumNumbers.REASONS,
            EnumNumbers.FINALITIES,
            EnumNumbers.WINDOW_SIZES,
            EnumNumbers.SENTIMENTS,
            EnumNumbers.GUIDANCE_CLASSES,
            EnumNumbers.DECISIONS,
            EnumNumbers.GUIDANCE_REASONS);

    @Test
    void shouldKeepTheNumberOfEverySymbol() {
        assertThat(NUMBERS).map(EnumCode::toString).isEqualTo(FROZEN);
    }

    @Test
    void shouldRefuseANumberThatAnotherBuildHasGiven() {
        assertThatThrownBy(() -> EnumNumbers.CHANNELS.symbol(99))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Channel");
    }

    @Test
    void shouldNotGiveANumberTwice() {
        assertThatThrownBy(() -> new EnumCode<>(Thread.State.class, symbol -> 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
