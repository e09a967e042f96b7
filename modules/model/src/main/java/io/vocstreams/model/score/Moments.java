package io.vocstreams.model.score;

/**
 * What single answers contribute to a score: their mean, which is the score, and their population variance.
 *
 * @param answers how many; the others are NaN of none
 */
public record Moments(long answers, double mean, double variance) {

    /** The 97.5 % quantile of the standard normal distribution. */
    public static final double Z = 1.959963984540054;

    public static final Moments NONE = new Moments(0, Double.NaN, Double.NaN);

    /** Of what ended well or badly, in percent. */
    public static Moments ofShare(long successes, long failures) {
        long all = successes + failures;
        double share = (double) successes / all;
        return new Moments(all, 100 * share, 100 * 100 * share * (1 - share));
    }

    public static Moments of(Scale scale, Counts counts) {
        long answers = counts.responses();
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < counts.points(); i++) {
            double contribution = contribution(scale, scale.min() + i);
            sum += counts.at(i) * contribution;
            squares += counts.at(i) * contribution * contribution;
        }
        double mean = sum / answers;
        return new Moments(answers, mean, Math.max(0, squares / answers - mean * mean));
    }

    /** What one answer adds to the sum that a score is the mean of. */
    public static double contribution(Scale scale, int value) {
        return switch (scale.metric()) {
            case NPS -> value >= Scale.FIRST_PROMOTER ? 100 : value < Scale.FIRST_PASSIVE ? -100 : 0;
            case CSAT -> value > scale.max() - scale.topBox() ? 100 : 0;
            case CES, RATING -> value;
            case TEXT -> 100.0 * value;
            case UNKNOWN -> throw new IllegalArgumentException(scale.metric() + " has no series");
        };
    }

    /** Of the mean. */
    public double squaredError() {
        return variance / answers;
    }
}
