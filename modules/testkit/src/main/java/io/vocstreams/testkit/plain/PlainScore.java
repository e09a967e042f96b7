package io.vocstreams.testkit.plain;

import io.vocstreams.model.Feedback.Status;
import io.vocstreams.model.score.Finality;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Scale;
import io.vocstreams.model.score.Score;
import io.vocstreams.model.score.ScoreKey;
import io.vocstreams.model.score.Series;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** One row of the score table from what counts in it (§9). */
final class PlainScore {

    private PlainScore() {}

    static Score of(Scale scale, String breakdown, PlainWindow window, List<PlainResponse> members, boolean closed) {
        List<PlainResponse> answers =
                members.stream().filter(PlainResponse::isAnswered).toList();
        List<Integer> values = answers.stream()
                .map(answer -> Objects.requireNonNull(answer.value()))
                .toList();
        PlainStatistics statistics = new PlainStatistics(scale, values);
        boolean nps = scale.metric() == Metric.NPS;
        return new Score(
                new ScoreKey(new Series(scale, breakdown), window.size(), window.start()),
                window.end(),
                answers.size(),
                // "`responses` n and `customers` are those that count"
                answers.stream().map(PlainResponse::customerId).distinct().count(),
                count(members, Status.DISMISSED),
                count(members, Status.PARTIAL),
                histogram(scale, values),
                nps ? statistics.between(9, 10) : null,
                nps ? statistics.between(7, 8) : null,
                nps ? statistics.between(0, 6) : null,
                statistics.score(),
                statistics.low(),
                statistics.high(),
                statistics.ease(),
                closed ? Finality.FINAL : Finality.PROVISIONAL,
                0,
                Set.of(),
                Instant.EPOCH,
                "");
    }

    private static long count(List<PlainResponse> members, Status status) {
        return members.stream().filter(member -> member.status() == status).count();
    }

    /** "array, count per scale value from min to max" */
    private static List<Long> histogram(Scale scale, List<Integer> values) {
        List<Long> histogram = new ArrayList<>();
        for (int point = scale.min(); point <= scale.max(); point++) {
            int wanted = point;
            histogram.add(values.stream().filter(value -> value == wanted).count());
        }
        return histogram;
    }
}
