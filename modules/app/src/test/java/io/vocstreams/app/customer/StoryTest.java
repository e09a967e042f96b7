package io.vocstreams.app.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.app.Json;
import io.vocstreams.app.TextTable;
import io.vocstreams.model.Attribution;
import io.vocstreams.model.AttributionContent;
import io.vocstreams.model.Channel;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Header;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.model.Journey;
import io.vocstreams.model.JourneyContent;
import io.vocstreams.model.JourneyPath;
import io.vocstreams.model.LifecycleStage;
import io.vocstreams.model.Operation;
import io.vocstreams.model.ResolvedInteraction;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StoryTest {

    private static final Identifier CUSTOMER = new Identifier(IdentifierType.CUSTOMER_ID, "C1");
    private static final Identifier EMAIL = new Identifier(IdentifierType.EMAIL, "e1");

    private static final Journey JOURNEY = new Journey(
            new JourneyContent(
                    "j1",
                    "C1",
                    true,
                    Journey.Status.CLOSED,
                    null,
                    new JourneyPath(
                            at("09:00"),
                            at("11:30"),
                            List.of(
                                    new Journey.Step(
                                            "t1", at("09:00"), Channel.WEB, "page_viewed", LifecycleStage.AWARENESS, 1),
                                    new Journey.Step(
                                            "t2",
                                            at("11:30"),
                                            Channel.STORE,
                                            "purchase_completed",
                                            LifecycleStage.PURCHASE,
                                            2)),
                            2,
                            List.of(Channel.WEB, Channel.STORE),
                            1,
                            2,
                            LifecycleStage.PURCHASE,
                            Journey.Outcome.CONVERTED),
                    List.of("f1")),
            1,
            at("12:00"));

    @Test
    void shouldTellStepsWithTheirGapsAndFeedbackBehindItsTouchpoint() {
        Story story = Story.of(
                List.of(JOURNEY),
                List.of(attribution("f1", "t1", "j1", 600_000L)),
                Map.of("f1", feedback("f1", "09:10", 9, "quick\nand easy")));

        assertThat(story.chapters()).hasSize(1);
        assertThat(lines(story.chapters().get(0)))
                .containsExactly(
                        "TIME                  AFTER       VISIT  CHANNEL  STEP OR FEEDBACK               STAGE OR RULE"
                                + "  ID  COMMENT",
                        "2026-11-20T09:00:00Z              1      WEB      page_viewed                    AWARENESS"
                                + "      t1",
                        "2026-11-20T09:10:00Z  10 min 0 s         WEB        > NPS 9 on 0-10, shop again  SAME_CHANNEL"
                                + "   f1  quick and easy",
                        "2026-11-20T11:30:00Z  2 h 30 min  2      STORE    purchase_completed             PURCHASE"
                                + "       t2");
    }

    @Test
    void shouldKeepFeedbackOfAStepThatIsNotListedInItsJourney() {
        Story story = Story.of(List.of(JOURNEY), List.of(attribution("f1", "t700", "j1", 1L)), Map.of());

        assertThat(story.chapters()).hasSize(1);
        assertThat(lines(story.chapters().get(0)).get(3))
                .contains("feedback, no longer kept")
                .contains("f1");
    }

    @Test
    void shouldTellFeedbackAboutNothingApart() {
        Story story = Story.of(
                List.of(JOURNEY),
                List.of(attribution("f1", null, null, null)),
                Map.of("f1", feedback("f1", "23:00", 2, null)));

        assertThat(story.chapters()).hasSize(2);
        assertThat(StoryRows.title(story.chapters().get(1))).isEqualTo("FEEDBACK ABOUT NO STEP OF A JOURNEY");
        assertThat(lines(story.chapters().get(1)).get(1)).contains("> NPS 2 on 0-10");
    }

    @Test
    void shouldGiveTheSameToMachines() {
        Story story = Story.of(
                List.of(JOURNEY),
                List.of(attribution("f1", "t1", "j1", 600_000L)),
                Map.of("f1", feedback("f1", "09:10", 9, "quick")));

        assertThat(Json.line(StoryRows.view(story.chapters().get(0))))
                .contains("\"journeyId\":\"j1\"")
                .contains("\"steps\":[{\"eventId\":\"t1\"")
                .contains("\"feedback\":[{\"feedbackId\":\"f1\"")
                .contains("\"lagMillis\":600000")
                .contains("\"comment\":\"quick\"");
    }

    @Test
    void shouldKnowAnAnswerWhileOneOfItsPublishersHoldsIt() {
        CustomerSets sets = new CustomerSets();
        Feedback early = feedback("f1", "09:10", 9, null);
        sets.take(record(Operation.UPSERT, CUSTOMER, early));
        sets.take(record(Operation.UPSERT, EMAIL, early));
        sets.take(record(Operation.RETRACT, EMAIL, early));

        assertThat(sets.feedbackOf("C1")).containsOnlyKeys("f1");
    }

    @Test
    void shouldForgetAnAnswerThatMovedAway() {
        CustomerSets sets = new CustomerSets();
        sets.take(record(Operation.UPSERT, CUSTOMER, feedback("f1", "09:10", 9, null)));
        sets.take(record(Operation.RETRACT, CUSTOMER, feedback("f1", "09:10", 9, null)));

        assertThat(sets.feedbackOf("C1")).isEmpty();
    }

    @Test
    void shouldKnowTheLatestVersionOfAnAnswer() {
        CustomerSets sets = new CustomerSets();
        Feedback first = feedback("f1", "09:10", 9, null);
        Feedback second = first.answered(3).under(first.header().version(1, Operation.UPSERT));
        sets.take(record(Operation.UPSERT, CUSTOMER, second));
        sets.take(record(Operation.UPSERT, EMAIL, first));

        assertThat(sets.feedbackOf("C1").get("f1")).isEqualTo(second);
    }

    private static List<String> lines(Story.Chapter chapter) {
        TextTable table = StoryRows.table();
        chapter.lines().forEach(line -> StoryRows.add(table, line));
        return table.lines();
    }

    private static ResolvedInteraction record(Operation operation, Identifier last, Feedback feedback) {
        return new ResolvedInteraction(operation, "C1", true, List.of(CUSTOMER, last), feedback);
    }

    private static Attribution attribution(
            String feedback, @Nullable String touchpoint, @Nullable String journey, @Nullable Long lag) {
        Attribution.Rule rule = touchpoint == null ? Attribution.Rule.NONE : Attribution.Rule.SAME_CHANNEL;
        return new Attribution(new AttributionContent(feedback, "C1", touchpoint, journey, rule, lag), 1);
    }

    private static Feedback feedback(String id, String time, int value, @Nullable String comment) {
        Header header =
                new Header(id, 0, Operation.UPSERT, "test", at(time), null, List.of(CUSTOMER), Map.of(), Map.of());
        return new Feedback(
                header,
                "shop",
                "again",
                Metric.NPS,
                0,
                10,
                Polarity.HIGHER_IS_BETTER,
                Feedback.Status.ANSWERED,
                value,
                comment,
                null,
                Channel.WEB,
                null,
                null,
                null);
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-20T" + time + ":00Z");
    }
}
