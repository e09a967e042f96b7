package io.vocstreams.replay.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.model.Channel;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.voice.Sentiment;
import io.vocstreams.replay.generate.Truth.TrueCase;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CaseBookTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final TrueFacts facts = new TrueFacts();
    private final Person person = Person.known(1);

    @Test
    void shouldOpenOneCaseForTheLowAnswersOfADay() {
        answered("f1", Duration.ZERO, Survey.RECOMMEND, 6);
        answered("f2", Duration.ofHours(5), Survey.RECOMMEND, 0);
        answered("f3", Duration.ofHours(6), Survey.RECOMMEND, 7);
        answered("f4", Duration.ofDays(3), Survey.RECOMMEND, 2);
        answered("f5", Duration.ofDays(3), Survey.SERVICE, 1);

        assertThat(new CaseBook(facts).write().values())
                .containsExactlyInAnyOrder(
                        new TrueCase("detractor", person.customerId(), 2),
                        new TrueCase("detractor", person.customerId(), 1));
    }

    @Test
    void shouldNameACaseAfterItsRuleAndWhatTriggeredIt() {
        answered("f1", Duration.ZERO, Survey.RECOMMEND, 3);

        // Version 3, of the two with a newline between them.
        assertThat(new CaseBook(facts).write()).containsOnlyKeys("69dfbadf-e259-31a3-a030-12aa9d9a9d88");
    }

    @Test
    void shouldOpenACaseForTheSecondContactOfAWeekAndNoneForTheThird() {
        contacted("t1", Duration.ZERO);
        contacted("t2", Duration.ofMinutes(20));
        assertThat(new CaseBook(facts).write()).isEmpty();

        contacted("t3", Duration.ofDays(2));
        contacted("t4", Duration.ofDays(5));

        assertThat(new CaseBook(facts).write().values())
                .containsExactly(new TrueCase("repeat-contact", person.customerId(), 1));
    }

    @Test
    void shouldOpenACaseForWhatBlamesAndForNothingElse() {
        for (Remark remark : Remark.ALL) {
            facts.add(new TrueFacts.Voice(
                    person, NOON.plus(Duration.ofMinutes(1)), Channel.EMAIL, "v" + remark.hashCode(), remark, true));
        }
        long blame = Remark.ALL.stream()
                .filter(remark -> remark.polarity() == Sentiment.NEGATIVE)
                .count();

        assertThat(new CaseBook(facts).write().values())
                .containsExactly(new TrueCase("negative-voice", person.customerId(), (int) blame));
    }

    private void answered(String eventId, Duration later, Survey survey, int value) {
        facts.add(new TrueFacts.Answer(
                person, false, survey, Feedback.Status.ANSWERED, value, Channel.WEB, NOON.plus(later), eventId));
    }

    private void contacted(String eventId, Duration later) {
        facts.add(new TrueFacts.Meeting(person, NOON.plus(later), Channel.CALL_CENTER, "call_started", eventId));
    }
}
