package io.vocstreams.journey.domain.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.journey.domain.attribution.Attributed;
import io.vocstreams.journey.domain.history.Answer;
import io.vocstreams.journey.domain.history.CustomerEvent;
import io.vocstreams.journey.domain.history.CustomerEvents;
import io.vocstreams.journey.domain.history.Touch;
import io.vocstreams.journey.domain.voices.Heard;
import io.vocstreams.journey.domain.voices.VoiceChanges;
import io.vocstreams.model.Attribution;
import io.vocstreams.model.Channel;
import io.vocstreams.model.voice.Expressions;
import io.vocstreams.model.voice.Sentiment;
import io.vocstreams.model.voice.Voice;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What measures look at, as the set changes. */
class MeasuredSetTest {

    private static final Instant T0 = CustomerEvents.at("01 10:00");
    private static final Touch VISIT = CustomerEvents.touch("t", T0, Channel.STORE, "store_visited");
    private static final Answer ANSWER = CustomerEvents.answer("f", T0.plusSeconds(60), 3);
    private static final Voice BLAME = voice(Sentiment.NEGATIVE);

    @Test
    void shouldHoldWhatIsKnownWithoutNamingItAChange() {
        MeasuredSet set = MeasuredSet.of(
                List.of(VISIT), List.of(about(ANSWER, VISIT)), List.of(heard(VISIT, BLAME), heard(ANSWER, BLAME)));

        assertThat(set.takeChanges()).isEmpty();
        assertThat(set.come()).isEmpty();
        assertThat(set.interactions())
                .containsExactly(
                        MeasuredInteraction.of(VISIT).saying(BLAME),
                        MeasuredInteraction.of(ANSWER, VISIT).saying(BLAME));
    }

    @Test
    void shouldNameWhatHasComeAndWhatIsGoneOnce() {
        MeasuredSet set = MeasuredSet.of(List.of(), List.of(), List.of());

        set.replace(null, VISIT);
        assertThat(set.come()).containsExactly(MeasuredInteraction.of(VISIT));
        assertThat(set.takeChanges()).containsExactly(MeasuredInteraction.of(VISIT));
        assertThat(set.takeChanges()).isEmpty();

        set.replace(VISIT, null);
        assertThat(set.come()).isEmpty();
        assertThat(set.takeChanges()).containsExactly(MeasuredInteraction.of(VISIT));
        assertThat(set.takeChanges()).isEmpty();
    }

    @Test
    void shouldNameNothingThatIsTakenBackAtOnce() {
        MeasuredSet set = MeasuredSet.of(List.of(VISIT), List.of(), List.of());

        set.replace(VISIT, null);
        set.replace(null, VISIT);

        assertThat(set.takeChanges()).isEmpty();
    }

    @Test
    void shouldMoveAnAnswerWithTheTouchpointItIsAbout() {
        MeasuredSet set = MeasuredSet.of(List.of(VISIT), List.of(about(ANSWER, VISIT)), List.of());
        Touch other = CustomerEvents.touch("t", T0, Channel.CALL_CENTER, "call_started");

        set.replace(VISIT, other);

        assertThat(set.takeChanges())
                .containsExactlyInAnyOrder(
                        MeasuredInteraction.of(VISIT),
                        MeasuredInteraction.of(other),
                        MeasuredInteraction.of(ANSWER, VISIT),
                        MeasuredInteraction.of(ANSWER, other));
        assertThat(set.interactions())
                .containsExactly(MeasuredInteraction.of(other), MeasuredInteraction.of(ANSWER, other));
    }

    @Test
    void shouldLeaveAnAnswerThatIsAboutAnotherNow() {
        Touch other = CustomerEvents.touch("u", T0.plusSeconds(1), Channel.WEB, "page_viewed");
        MeasuredSet set = MeasuredSet.of(List.of(VISIT, other), List.of(about(ANSWER, VISIT)), List.of());
        Touch changed = CustomerEvents.touch("t", T0, Channel.CALL_CENTER, "call_started");

        set.attribute(List.of(about(ANSWER, other)));
        set.replace(VISIT, changed);

        assertThat(set.interactions())
                .containsExactly(
                        MeasuredInteraction.of(changed),
                        MeasuredInteraction.of(other),
                        MeasuredInteraction.of(ANSWER, other));
    }

    @Test
    void shouldKeepWhatAnAnswerIsAboutOverItsCorrection() {
        MeasuredSet set = MeasuredSet.of(List.of(VISIT), List.of(about(ANSWER, VISIT)), List.of());
        Answer corrected = CustomerEvents.answer("f", T0.plusSeconds(60), 9);

        set.replace(ANSWER, corrected);

        assertThat(set.interactions()).contains(MeasuredInteraction.of(corrected, VISIT));
        set.replace(corrected, null);
        assertThat(set.interactions()).containsExactly(MeasuredInteraction.of(VISIT));
    }

    @Test
    void shouldHearWhatTextsSayAndWhenTheySayNothingAnyMore() {
        MeasuredSet set = MeasuredSet.of(List.of(VISIT), List.of(about(ANSWER, VISIT)), List.of());

        set.hear(new VoiceChanges(List.of(heard(VISIT, BLAME), heard(ANSWER, BLAME)), List.of()));
        assertThat(set.come())
                .containsExactly(
                        MeasuredInteraction.of(VISIT).saying(BLAME),
                        MeasuredInteraction.of(ANSWER, VISIT).saying(BLAME));

        Touch moved = CustomerEvents.touch("t", T0.plusSeconds(5), Channel.STORE, "store_visited");
        set.replace(VISIT, moved);
        assertThat(set.interactions())
                .as("what it says is known still")
                .contains(MeasuredInteraction.of(moved).saying(BLAME));

        set.hear(new VoiceChanges(List.of(), List.of(VISIT.key(), ANSWER.key())));
        assertThat(set.interactions())
                .containsExactly(MeasuredInteraction.of(moved), MeasuredInteraction.of(ANSWER, moved));
    }

    private static Attributed about(Answer answer, @Nullable Touch touch) {
        return new Attributed(answer, Attribution.Rule.SAME_CHANNEL, touch, null);
    }

    private static Heard heard(CustomerEvent event, Voice voice) {
        return new Heard(event, Channel.STORE, voice);
    }

    private static Voice voice(Sentiment polarity) {
        return new Voice("en", polarity, List.of(), new Expressions(0, 1, 0, 0), false, "r", "1");
    }
}
