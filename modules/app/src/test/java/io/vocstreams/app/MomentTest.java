package io.vocstreams.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentTest {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    @Test
    void shouldTakeADayFromItsFirstInstantToTheFirstOfTheNext() {
        Moment day = Moment.parse("2018-05-30");

        assertThat(day.begin(TOKYO)).isEqualTo(Instant.parse("2018-05-29T15:00:00Z"));
        assertThat(day.end(TOKYO)).isEqualTo(Instant.parse("2018-05-30T15:00:00Z"));
    }

    @Test
    void shouldTakeATimeOfDayInTheZoneOfTheDeployment() {
        assertThat(Moment.parse("2018-05-30T09:30").begin(TOKYO)).isEqualTo(Instant.parse("2018-05-30T00:30:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2018-05-30T09:30:00Z", "2018-05-30T18:30+09:00"})
    void shouldTakeATimeWithItsOwnZoneAsItIs(String text) {
        Moment exact = Moment.parse(text);

        assertThat(exact.begin(ZoneOffset.UTC)).isEqualTo(Instant.parse("2018-05-30T09:30:00Z"));
        assertThat(exact.end(TOKYO)).isEqualTo(exact.begin(TOKYO));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "2018-13-01", "30.05.2018", "2018-05-30 09:30"})
    void shouldRefuseWhatIsNoTime(String text) {
        assertThatThrownBy(() -> Moment.parse(text)).isInstanceOf(DateTimeException.class);
    }
}
