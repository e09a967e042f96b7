package io.vocstreams.text;

import io.vocstreams.model.voice.Sentiment;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts how often readings agree with people, over three labels; MIXED and no polarity are neutral. */
public final class Evaluation {

    /** What a person says of a text. */
    public enum Label {
        POSITIVE,
        NEUTRAL,
        NEGATIVE;

        static Label of(@Nullable Sentiment read) {
            if (read == Sentiment.POSITIVE) {
                return POSITIVE;
            }
            return read == Sentiment.NEGATIVE ? NEGATIVE : NEUTRAL;
        }
    }

    private final Map<Label, Map<Label, Integer>> confusion = new EnumMap<>(Label.class);
    private int texts;

    public Evaluation() {
        for (Label label : Label.values()) {
            Map<Label, Integer> row = new EnumMap<>(Label.class);
            for (Label read : Label.values()) {
                row.put(read, 0);
            }
            confusion.put(label, row);
        }
    }

    public void add(Label label, @Nullable Sentiment read) {
        row(label).merge(Label.of(read), 1, Integer::sum);
        texts++;
    }

    public int texts() {
        return texts;
    }

    public double accuracy() {
        int right = 0;
        for (Label label : Label.values()) {
            right += count(label, label);
        }
        return ratio(right, texts);
    }

    /** Over the labels that occur. */
    public double macroF1() {
        double sum = 0;
        int occurring = 0;
        for (Label label : Label.values()) {
            int labelled = labelled(label);
            if (labelled > 0) {
                occurring++;
                sum += ratio(2 * count(label, label), labelled + read(label));
            }
        }
        return occurring == 0 ? 0 : sum / occurring;
    }

    public double recall(Label label) {
        return ratio(count(label, label), labelled(label));
    }

    /** Of the texts with a polarity that was decided, the share with the right one. */
    public double rightPolarity() {
        int right = count(Label.POSITIVE, Label.POSITIVE) + count(Label.NEGATIVE, Label.NEGATIVE);
        int wrong = count(Label.POSITIVE, Label.NEGATIVE) + count(Label.NEGATIVE, Label.POSITIVE);
        return ratio(right, right + wrong);
    }

    /** How many texts with a label were read as another. */
    public int count(Label label, Label read) {
        return row(label).getOrDefault(read, 0);
    }

    private Map<Label, Integer> row(Label label) {
        return confusion.getOrDefault(label, Map.of());
    }

    private int labelled(Label label) {
        return row(label).values().stream().mapToInt(Integer::intValue).sum();
    }

    private int read(Label read) {
        int sum = 0;
        for (Label label : Label.values()) {
            sum += count(label, read);
        }
        return sum;
    }

    private static double ratio(int part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
