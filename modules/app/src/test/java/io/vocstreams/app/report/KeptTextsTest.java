package io.vocstreams.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.vocstreams.app.customer.CustomerSetsOf;
import io.vocstreams.journey.domain.customer.Voices;
import io.vocstreams.journey.lexicon.LexiconReader;
import io.vocstreams.model.Channel;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Header;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.model.MessagingTouchpoint;
import io.vocstreams.model.Operation;
import io.vocstreams.model.score.Days;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import io.vocstreams.model.voice.Expressions;
import io.vocstreams.model.voice.Reading;
import io.vocstreams.model.voice.Sentiment;
import io.vocstreams.model.voice.Voice;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeptTextsTest {

    private static final Instant T0 = Instant.parse("2026-11-20T10:00:00Z");

    private final KeptTexts texts = new KeptTexts(
            CustomerSetsOf.records(
                    "C1",
                    true,
                    comment("f1", T0, "slow"),
                    message("m2", T0.plus(Duration.ofHours(2)), "still nothing"),
                    message("m1", T0.plus(Duration.ofHours(1)), "where is it?")),
            new Voices(LexiconReader.shipped(), new Days(ZoneOffset.UTC)));

    @Test
    void shouldFindCommentsAndMessagesThatWereReadAsOne() {
        assertThat(texts.of(List.of(reading("m1", "C1"), reading("f1", "C1"))))
                .extracting(Comment::text, Comment::polarity)
                .containsExactly(tuple("where is it?\nstill nothing", "NEGATIVE"), tuple("slow", "NEGATIVE"));
    }

    @Test
    void shouldLeaveOutWhatIsNoLongerKept() {
        assertThat(texts.of(List.of(reading("f0", "C1"), reading("f1", "C2")))).isEmpty();
        assertThat(texts.from()).contains(T0);
    }

    private static Reading reading(String eventId, String customerId) {
        Voice voice = new Voice("en", Sentiment.NEGATIVE, List.of(), new Expressions(0, 1, 0, 0), false, "reader", "1");
        return new Reading(new Reading.Content(eventId, customerId, T0, Channel.WEB, voice), 1, T0);
    }

    private static Feedback comment(String eventId, Instant at, String text) {
        return new Feedback(
                header(eventId, at),
                "shop",
                "again",
                Metric.NPS,
                0,
                10,
                Polarity.HIGHER_IS_BETTER,
                Feedback.Status.ANSWERED,
                2,
                text,
                null,
                Channel.WEB,
                null,
                null,
                null);
    }

    private static MessagingTouchpoint message(String eventId, Instant at, String text) {
        return new MessagingTouchpoint(
                header(eventId, at),
                "chat_started",
                MessagingTouchpoint.Medium.CHAT,
                MessagingTouchpoint.Direction.INBOUND,
                null,
                null,
                null,
                text);
    }

    private static Header header(String eventId, Instant at) {
        return new Header(
                eventId,
                0,
                Operation.UPSERT,
                "test",
                at,
                null,
                List.of(new Identifier(IdentifierType.CUSTOMER_ID, "C1")),
                Map.of("ticketId", "T1"),
                Map.of());
    }
}
