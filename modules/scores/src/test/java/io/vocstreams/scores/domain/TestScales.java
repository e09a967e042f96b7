package io.vocstreams.scores.domain;

import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import io.vocstreams.model.score.Scale;
import io.vocstreams.model.score.Series;
import java.util.stream.IntStream;

/** Scales and counts that tests share. */
final class TestScales {

    static final Scale NPS = new Scale(Metric.NPS, 0, 10, Polarity.HIGHER_IS_BETTER);
    static final Series TOTAL = new Series(NPS, Series.TOTAL);

    private TestScales() {}

    static Scale csat(int points) {
        return new Scale(Metric.CSAT, 1, points, Polarity.HIGHER_IS_BETTER);
    }

    static Scale ces(int points, Polarity polarity) {
        return new Scale(Metric.CES, 1, points, polarity);
    }

    static Scale rating(int min, int max) {
        return new Scale(Metric.RATING, min, max, Polarity.HIGHER_IS_BETTER);
    }

    /** One answer of one customer for each given value. */
    static Counts answers(Scale scale, int... values) {
        long[] histogram = new long[scale.points()];
        for (int value : values) {
            histogram[value - scale.min()]++;
        }
        return new Counts(histogram, values.length, 0, 0);
    }

    static Counts repeated(Scale scale, int value, int times) {
        return answers(scale, IntStream.generate(() -> value).limit(times).toArray());
    }

    static Counts nps(int promoters, int passives, int detractors) {
        return repeated(NPS, 10, promoters).plus(repeated(NPS, 7, passives)).plus(repeated(NPS, 0, detractors));
    }
}
