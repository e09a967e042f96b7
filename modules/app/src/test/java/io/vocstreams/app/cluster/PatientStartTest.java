package io.vocstreams.app.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vocstreams.app.CommandFailure;
import io.vocstreams.app.Unreachable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PatientStartTest {

    private final Unreachable away = new Unreachable("nobody answers", new IllegalStateException());

    private final List<Duration> pauses = new ArrayList<>();
    private final AtomicInteger tries = new AtomicInteger();

    @Test
    void shouldTryAgainWithGrowingPausesUntilThereIsAnAnswer() throws Exception {
        PatientStart start = new PatientStart(Duration.ofMinutes(5), (unanswered, pause) -> pauses.add(pause));

        assertThat(start.start(() -> answerAtTry(3))).isEqualTo("started");
        assertThat(pauses).containsExactly(Duration.ofMillis(250), Duration.ofMillis(500));
    }

    @Test
    void shouldSayWhatDoesNotAnswerWhenThePatienceHasRunOut() {
        PatientStart start = new PatientStart(Duration.ZERO, (unanswered, pause) -> pauses.add(pause));

        assertThatThrownBy(() -> start.start(() -> answerAtTry(2))).isSameAs(away);
        assertThat(tries).hasValue(1);
    }

    @Test
    void shouldNotRepeatWhatCannotPass() {
        PatientStart start = new PatientStart(Duration.ofMinutes(5), (unanswered, pause) -> pauses.add(pause));

        assertThatThrownBy(() -> start.start(() -> {
                    tries.incrementAndGet();
                    throw new CommandFailure("a topic is missing");
                }))
                .hasMessage("a topic is missing");
        assertThat(tries).hasValue(1);
    }

    @Test
    void shouldEndWithoutAResultWhenItIsGivenUp() throws Exception {
        List<PatientStart> itself = new ArrayList<>();
        PatientStart start = new PatientStart(
                Duration.ofMinutes(5), (unanswered, pause) -> itself.get(0).giveUp());
        itself.add(start);

        assertThat(start.start(() -> answerAtTry(2))).isNull();
    }

    private String answerAtTry(int wanted) {
        if (tries.incrementAndGet() < wanted) {
            throw away;
        }
        return "started";
    }
}
