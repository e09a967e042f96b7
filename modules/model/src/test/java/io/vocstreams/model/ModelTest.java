package io.vocstreams.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import io.vocstreams.model.score.Scale;
import io.vocstreams.model.score.ScoreKey;
import io.vocstreams.model.score.Series;
import io.vocstreams.model.score.WindowSize;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ModelTest {

    @Property
    void shouldCompareTextByItsUtf8Bytes(@ForAll String left, @ForAll String right) {
        int expected = Integer.signum(Arrays.compareUnsigned(Utf8.bytes(left), Utf8.bytes(right)));

        assertThat(Integer.signum(Utf8.compare(wellFormed(left), wellFormed(right))))
                .isEqualTo(expected);
    }

    @Test
    void shouldCompareCharactersOutsideTheBasicPlaneByTheirUtf8Bytes() {
        assertThat(Utf8.compare("\uFF5E", "😀")).isNegative();
    }

    @Test
    void shouldSortIdentifiersStrongestFirst() {
        Identifier customer = new Identifier(IdentifierType.CUSTOMER_ID, "z");
        Identifier email = new Identifier(IdentifierType.EMAIL, "a");

        assertThat(customer.isStrongerThan(email)).isTrue();
        assertThat(new Identifier(IdentifierType.EMAIL, "a").isStrongerThan(new Identifier(IdentifierType.EMAIL, "b")))
                .isTrue();
    }

    @Test
    void shouldReadIdentifiersFromTheirTextForm() {
        Identifier cookie = new Identifier(IdentifierType.COOKIE_ID, "a:b");

        assertThat(cookie.text()).isEqualTo("cookie-id:a:b");
        assertThat(Identifier.parse("cookie-id:a:b")).contains(cookie);
        assertThat(Identifier.parse("a:b")).isEmpty();
    }

    @Test
    void shouldOrderVersionsByRevisionAndRetractionAfterStatement() {
        Version upsert = new Version(1, Operation.UPSERT);

        assertThat(new Version(1, Operation.RETRACT)).isGreaterThan(upsert);
        assertThat(new Version(2, Operation.UPSERT)).isGreaterThan(new Version(1, Operation.RETRACT));
    }

    @Test
    void shouldWriteScoreKeysAsTheContractShowsThem() {
        Scale nps = new Scale(Metric.NPS, 0, 10, Polarity.HIGHER_IS_BETTER);
        ScoreKey key = new ScoreKey(
                new Series(nps, "channel=WEB,stage=PURCHASE"), WindowSize.DAY, Instant.parse("2026-11-22T00:00:00Z"));

        assertThat(key.text())
                .isEqualTo("NPS|0-10|HIGHER_IS_BETTER|channel=WEB,stage=PURCHASE|P1D|2026-11-22T00:00:00Z");
    }

    @Test
    void shouldPercentEncodeWhatSeparatesThePartsOfAKey() {
        assertThat(ScoreKey.encode("a%b|c,d=e f+ü")).isEqualTo("a%25b%7Cc%2Cd%3De f+ü");
        assertThat(ScoreKey.decode(ScoreKey.encode("a%b|c,d=e f+ü"))).isEqualTo("a%b|c,d=e f+ü");
    }

    @Test
    void shouldCopyFeedbackButForWhatIsGiven() {
        Header header =
                new Header("f-1", 1, Operation.UPSERT, "surveys", Instant.EPOCH, null, List.of(), Map.of(), Map.of());
        Feedback feedback = new Feedback(
                header,
                "s",
                "q",
                Metric.NPS,
                0,
                10,
                Polarity.HIGHER_IS_BETTER,
                Feedback.Status.ANSWERED,
                9,
                "good",
                "en",
                Channel.WEB,
                "t-1",
                "store",
                "product");
        Header later = header.version(2, Operation.RETRACT);

        assertThat(later.version()).isEqualTo(new Version(2, Operation.RETRACT));
        assertThat(feedback.under(later)
                        .under(header)
                        .about("t-2")
                        .about("t-1")
                        .to("x")
                        .to("s")
                        .answered(1)
                        .answered(9))
                .isEqualTo(feedback);
        assertThat(feedback.under(later).header()).isEqualTo(later);
        assertThat(feedback.about(null).touchpointId()).isNull();
        assertThat(feedback.to("x").surveyId()).isEqualTo("x");
        assertThat(feedback.answered(1).value()).isEqualTo(1);
    }

    /** Lone surrogates have no UTF-8 form; the encoder writes a question mark for them. */
    private static String wellFormed(String text) {
        return new String(Utf8.bytes(text), StandardCharsets.UTF_8);
    }
}
