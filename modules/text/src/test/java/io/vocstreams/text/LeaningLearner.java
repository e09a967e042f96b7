package io.vocstreams.text;

import io.vocstreams.text.Evaluation.Label;
import io.vocstreams.text.Leanings.Lean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Multinomial logistic regression: by which words a sentence is praise, blame, or neither. Small weights are preferred
 * (ridge), so that what was seen twice says little. StrictMath, and always the same order: the same on every machine.
 */
final class LeaningLearner {

    private static final int ROUNDS = 600;
    private static final int LEAST_SEEN = 2;
    private static final double RIDGE = 1;
    private static final int TENTHS = 10;
    /** In tenths: what is no more says nothing. */
    private static final int LEAST = 1;

    private static final List<Label> ORDER = List.of(Label.POSITIVE, Label.NEGATIVE, Label.NEUTRAL);

    private final List<String> words;
    private final int[][] rows;
    private final int[] labels;

    /** The distinct words of a sentence, in order, and what people say of it. */
    record Sentence(List<String> features, Label label) {}

    private LeaningLearner(List<Sentence> sentences) {
        Map<String, Integer> counts = LeaningsTest.counted(sentences);
        counts.values().removeIf(count -> count < LEAST_SEEN);
        words = new ArrayList<>(new TreeSet<>(counts.keySet()));
        Map<String, Integer> places = new HashMap<>();
        words.forEach(word -> places.put(word, places.size()));
        rows = new int[sentences.size()][];
        labels = new int[sentences.size()];
        for (int i = 0; i < rows.length; i++) {
            // The last place is that of every sentence.
            rows[i] = IntStream.concat(
                            sentences.get(i).features().stream()
                                    .filter(places::containsKey)
                                    .mapToInt(places::get),
                            IntStream.of(words.size()))
                    .toArray();
            labels[i] = ORDER.indexOf(sentences.get(i).label());
        }
    }

    static Map<String, Lean> learn(List<Sentence> sentences) {
        LeaningLearner learner = new LeaningLearner(sentences);
        double[][] weights = learner.weights();
        Map<String, Lean> leans = new HashMap<>();
        for (int i = 0; i <= learner.words.size(); i++) {
            Lean lean = new Lean(tenths(weights[0][i]), tenths(weights[1][i]));
            if (Math.max(Math.abs(lean.praise()), Math.abs(lean.blame())) > LEAST) {
                leans.put(i == learner.words.size() ? Leanings.ANY : learner.words.get(i), lean);
            }
        }
        return leans;
    }

    private static int tenths(double weight) {
        return (int) StrictMath.rint(TENTHS * weight);
    }

    /** Accelerated gradient descent with a step that cannot be too long. */
    private double[][] weights() {
        double step = 1 / (0.5 * steepest() + RIDGE);
        double[][] at = new double[2][words.size() + 1];
        double[][] before = new double[2][words.size() + 1];
        for (int round = 0; round < ROUNDS; round++) {
            double momentum = round / (round + 3.0);
            double[][] ahead = new double[2][words.size() + 1];
            for (int k = 0; k < 2; k++) {
                for (int j = 0; j < ahead[k].length; j++) {
                    ahead[k][j] = at[k][j] + momentum * (at[k][j] - before[k][j]);
                }
            }
            double[][] slope = slope(ahead);
            before = at;
            at = ahead;
            for (int k = 0; k < 2; k++) {
                for (int j = 0; j < at[k].length; j++) {
                    at[k][j] -= step * slope[k][j];
                }
            }
        }
        return at;
    }

    private double[][] slope(double[][] weights) {
        double[][] slope = new double[2][words.size() + 1];
        for (int i = 0; i < rows.length; i++) {
            double praise = StrictMath.exp(sum(weights[0], rows[i]));
            double blame = StrictMath.exp(sum(weights[1], rows[i]));
            double all = praise + blame + 1;
            double ofPraise = praise / all - (labels[i] == 0 ? 1 : 0);
            double ofBlame = blame / all - (labels[i] == 1 ? 1 : 0);
            for (int j : rows[i]) {
                slope[0][j] += ofPraise;
                slope[1][j] += ofBlame;
            }
        }
        for (int j = 0; j < words.size(); j++) {
            slope[0][j] += RIDGE * weights[0][j];
            slope[1][j] += RIDGE * weights[1][j];
        }
        return slope;
    }

    private static double sum(double[] weights, int[] row) {
        double sum = 0;
        for (int j : row) {
            sum += weights[j];
        }
        return sum;
    }

    /** The largest eigenvalue of the sentences' products, from above. */
    private double steepest() {
        double[] direction = new double[words.size() + 1];
        Arrays.fill(direction, 1);
        double largest = 0;
        for (int round = 0; round < 50; round++) {
            double[] next = new double[direction.length];
            for (int[] row : rows) {
                double sum = sum(direction, row);
                for (int j : row) {
                    next[j] += sum;
                }
            }
            double length = 0;
            for (double x : next) {
                length += x * x;
            }
            largest = StrictMath.sqrt(length);
            for (int j = 0; j < next.length; j++) {
                direction[j] = next[j] / largest;
            }
        }
        return 1.05 * largest;
    }
}
