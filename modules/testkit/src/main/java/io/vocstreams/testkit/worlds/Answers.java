package io.vocstreams.testkit.worlds;

import io.vocstreams.model.Channel;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Feedback.Status;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import io.vocstreams.model.score.Scale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Feedback with every metric and status; a few are invalid. */
final class Answers {

    private Answers() {}

    /** The two questions' surveys; of s2 every answer counts. */
    private record Question(String survey, String question) {}

    private record About(
            @Nullable String touchpoint,
            @Nullable String store,
            @Nullable String product) {}

    static Arbitrary<EventContent> contents() {
        return Combinators.combine(
                        questions(),
                        scales(),
                        Arbitraries.frequency(
                                Tuple.of(20, Status.ANSWERED),
                                Tuple.of(2, Status.DISMISSED),
                                Tuple.of(2, Status.PARTIAL),
                                Tuple.of(1, Status.UNKNOWN)),
                        Arbitraries.integers().between(-1, 12),
                        Arbitraries.of(Channel.class),
                        abouts(),
                        Texts.any())
                .as(Answers::content);
    }

    private static EventContent content(
            Question question, Scale scale, Status status, int chance, Channel channel, About about, Texts.Said said) {
        Integer value = chance < 0 ? null : value(scale, chance);
        return header -> new Feedback(
                header,
                question.survey(),
                question.question(),
                scale.metric(),
                scale.min(),
                scale.max(),
                scale.polarity(),
                status,
                value,
                said.text(),
                said.language(),
                channel,
                about.touchpoint(),
                about.store(),
                about.product());
    }

    /** Mostly inside the scale, now and then one above it. */
    private static int value(Scale scale, int chance) {
        return chance == 12 ? scale.max() + 1 : scale.min() + chance * Math.max(0, scale.max() - scale.min()) / 11;
    }

    private static Arbitrary<Question> questions() {
        return Arbitraries.frequency(
                Tuple.of(12, new Question("s1", "q1")),
                Tuple.of(1, new Question("s1", "q2")),
                Tuple.of(4, new Question("s2", "q1")),
                Tuple.of(1, new Question("s,3", " ")));
    }

    private static Arbitrary<Scale> scales() {
        return Arbitraries.frequency(
                Tuple.of(25, new Scale(Metric.NPS, 0, 10, Polarity.HIGHER_IS_BETTER)),
                Tuple.of(4, new Scale(Metric.CSAT, 1, 5, Polarity.HIGHER_IS_BETTER)),
                Tuple.of(1, new Scale(Metric.CSAT, 1, 3, Polarity.HIGHER_IS_BETTER)),
                Tuple.of(1, new Scale(Metric.CSAT, 1, 10, Polarity.HIGHER_IS_BETTER)),
                Tuple.of(3, new Scale(Metric.CES, 1, 7, Polarity.HIGHER_IS_BETTER)),
                Tuple.of(3, new Scale(Metric.CES, 1, 7, Polarity.LOWER_IS_BETTER)),
                Tuple.of(2, new Scale(Metric.RATING, -1, 3, Polarity.LOWER_IS_BETTER)),
                Tuple.of(1, new Scale(Metric.RATING, 0, 101, Polarity.HIGHER_IS_BETTER)),
                Tuple.of(1, new Scale(Metric.CSAT, 1, 8, Polarity.HIGHER_IS_BETTER)),
                Tuple.of(1, new Scale(Metric.NPS, 0, 10, Polarity.LOWER_IS_BETTER)),
                Tuple.of(1, new Scale(Metric.TEXT, 0, 0, Polarity.UNKNOWN)),
                Tuple.of(1, new Scale(Metric.UNKNOWN, 0, 10, Polarity.HIGHER_IS_BETTER)));
    }

    private static Arbitrary<About> abouts() {
        Arbitrary<String> touchpoint = Arbitraries.integers()
                .between(0, 12)
                .map(number -> "t" + number)
                .injectNull(0.6);
        return Combinators.combine(touchpoint, Touches.filled("b1", " "), Touches.filled("p1", "p2"))
                .as(About::new);
    }
}
