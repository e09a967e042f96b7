package io.vocstreams.app.customer;

import io.vocstreams.app.JourneyRows;
import io.vocstreams.app.TextTable;
import io.vocstreams.app.customer.Story.Chapter;
import io.vocstreams.app.customer.Story.Line;
import io.vocstreams.app.customer.Story.Moved;
import io.vocstreams.app.customer.Story.Said;
import io.vocstreams.contracts.json.Views;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Journey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A customer's story as text and as JSON. */
public final class StoryRows {

    private StoryRows() {}

    public static String title(Chapter chapter) {
        Journey journey = chapter.journey();
        if (journey == null) {
            return "FEEDBACK ABOUT NO STEP OF A JOURNEY";
        }
        return "JOURNEY " + journey.journeyId() + "  " + journey.status() + "  "
                + journey.path().outcome() + "  "
                + journey.path().furthestStage() + "  " + journey.path().stepCount() + " steps, "
                + journey.path().visits() + " visits on "
                + journey.path().channels().stream().map(Enum::name).collect(Collectors.joining(", "))
                + (journey.path().steps().size() < journey.path().stepCount()
                        ? "  (the first " + journey.path().steps().size() + " steps)"
                        : "");
    }

    public static TextTable table() {
        return new TextTable("TIME", "AFTER", "VISIT", "CHANNEL", "STEP OR FEEDBACK", "STAGE OR RULE", "ID", "COMMENT")
                .whole("TIME", "AFTER", "VISIT", "CHANNEL", "ID");
    }

    public static void add(TextTable table, Line line) {
        if (line instanceof Moved moved) {
            Journey.Step step = moved.step();
            table.row(
                    time(step.occurredAt()),
                    gap(moved.gap()),
                    step.visit() == 0 ? "out" : step.visit(),
                    step.channel(),
                    step.action(),
                    step.stage(),
                    step.eventId(),
                    "");
        } else if (line instanceof Said said) {
            Feedback feedback = said.feedback();
            Long lag = said.attribution().lagMillis();
            table.row(
                    time(said.at()),
                    gap(lag == null ? null : Duration.ofMillis(lag)),
                    "",
                    feedback == null ? "" : feedback.channel(),
                    "  > " + answer(feedback),
                    said.attribution().rule(),
                    said.attribution().feedbackId(),
                    feedback == null || feedback.comment() == null ? "" : feedback.comment());
        }
    }

    /** As the journey's own record, with the feedback about it. */
    public static Map<String, Object> view(Chapter chapter) {
        Journey journey = chapter.journey();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("journeyId", null);
        if (journey != null) {
            view.putAll(Views.of(journey));
        }
        view.put(
                "feedback",
                chapter.lines().stream()
                        .filter(Said.class::isInstance)
                        .map(line -> view((Said) line))
                        .toList());
        return view;
    }

    private static Map<String, Object> view(Said said) {
        Map<String, Object> view = new LinkedHashMap<>(Views.of(said.attribution()));
        Feedback feedback = said.feedback();
        if (feedback != null) {
            view.put("occurredAt", feedback.header().occurredAt().toString());
            view.put("channel", feedback.channel());
            view.put("surveyId", feedback.surveyId());
            view.put("questionId", feedback.questionId());
            view.put("metric", feedback.metric());
            view.put("scaleMin", feedback.scaleMin());
            view.put("scaleMax", feedback.scaleMax());
            view.put("polarity", feedback.polarity());
            view.put("status", feedback.status());
            view.put("value", feedback.value());
            view.put("comment", feedback.comment());
        }
        return view;
    }

    private static String answer(@Nullable Feedback feedback) {
        if (feedback == null) {
            return "feedback, no longer kept";
        }
        String scale = " on " + feedback.scaleMin() + "-" + feedback.scaleMax();
        String said = feedback.status() != Feedback.Status.ANSWERED
                ? " " + feedback.status()
                : feedback.value() == null ? "" : " " + feedback.value() + scale;
        return feedback.metric() + said + ", " + feedback.surveyId() + " " + feedback.questionId();
    }

    private static String time(@Nullable Instant time) {
        return time == null ? "" : time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String gap(@Nullable Duration gap) {
        return gap == null ? "" : JourneyRows.duration(gap);
    }
}
