package io.vocstreams.systemtests.movement;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.model.Attribution;
import io.vocstreams.model.AttributionContent;
import io.vocstreams.model.Journey;
import io.vocstreams.model.JourneyContent;
import io.vocstreams.model.score.Reason;
import io.vocstreams.model.score.Score;
import io.vocstreams.testkit.Tables;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has to be true of everything that is published in one step of any story. */
final class Expectations {

    private Expectations() {}

    static void shouldHold(Step step) {
        Causes causes = new Causes(step);
        for (Published<Score> published : step.scores()) {
            ScoreHistory.shouldContinue(published);
            EnumSet<Reason> allowed = causes.of(published);
            assertThat(allowed)
                    .as("what can have moved %s with %s in %s", published, step.given(), step.after())
                    .containsAll(published.now().reasons());
        }
        step.journeys().forEach(Expectations::journeyShouldBeNews);
        step.attributions().forEach(Expectations::attributionShouldBeNews);
        if (!step.hasMoved()) {
            nothingElseShouldMove(step);
        }
        assertThat(Step.keys(step.scores())).containsAll(step.changedScores());
    }

    /** While interactions move, readers may see them gone for a moment; otherwise each change is one record. */
    static void nothingElseShouldMove(Step step) {
        assertThat(step.scores().stream().map(Published::key))
                .as("scores published with %s in %s", step.given(), step.after())
                .containsExactlyInAnyOrderElementsOf(step.changedScores());
        assertThat(Step.keys(step.journeys()))
                .as("journeys published with %s in %s", step.given(), step.after())
                .containsExactlyInAnyOrderElementsOf(step.changedJourneys());
        // The clock goes on meanwhile, and may close what the input has changed a moment ago.
        assertThat(step.journeys().stream()
                        .filter(published -> !isClosing(published))
                        .map(Published::key))
                .as("journeys published more than once with %s in %s", step.given(), step.after())
                .doesNotHaveDuplicates();
        assertThat(step.attributions().stream().map(Published::key))
                .as("attributions published with %s in %s", step.given(), step.after())
                .containsExactlyInAnyOrderElementsOf(step.changedAttributions());
    }

    private static boolean isClosing(Published<Journey> published) {
        Journey before = published.before();
        JourneyContent now = published.now().content();
        return before != null
                && before.content().status() == Journey.Status.OPEN
                && now.status() == Journey.Status.CLOSED
                && before.content().path().equals(now.path())
                && before.content().feedbackIds().equals(now.feedbackIds());
    }

    static void journeyShouldBeNews(Published<Journey> published) {
        Journey before = published.before();
        Journey now = published.now();
        assertThat(now.revision())
                .as("revision of %s after %s", now, before)
                .isEqualTo(before == null ? 1 : before.revision() + 1);
        assertThat(content(now)).as("what is new in %s", now).isNotEqualTo(content(before));
    }

    /** A superseded journey has no content, as one that never was. */
    private static List<JourneyContent> content(@Nullable Journey journey) {
        Tables tables = Tables.empty();
        if (journey != null) {
            tables.add(journey);
        }
        return List.copyOf(tables.journeys().values());
    }

    static void attributionShouldBeNews(Published<Attribution> published) {
        Attribution before = published.before();
        Attribution now = published.after();
        assertThat(now == null && before == null)
                .as("a tombstone of nothing for %s", published.key())
                .isFalse();
        if (now != null) {
            assertThat(now.revision())
                    .as("revision of %s after %s", now, before)
                    .isEqualTo(before == null ? 1 : before.revision() + 1);
            assertThat(content(now)).as("what is new in %s", now).isNotEqualTo(content(before));
        }
    }

    private static List<AttributionContent> content(@Nullable Attribution attribution) {
        Tables tables = Tables.empty();
        if (attribution != null) {
            tables.add(attribution);
        }
        return List.copyOf(tables.attributions().values());
    }
}
