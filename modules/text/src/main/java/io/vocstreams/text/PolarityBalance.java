package io.vocstreams.text;

import io.vocstreams.model.voice.Sentiment;

/** Weighs what is said for and against. */
final class PolarityBalance {

    private static final int DECISIVE = 3;

    private final Side praise = new Side();
    private final Side blame = new Side();

    /** Courtesies do not add up. */
    private static final class Side {

        private int weight;
        private boolean weak;

        void add(Strength strength) {
            if (strength != Strength.WEAK) {
                weight += strength.weight();
            } else if (!weak) {
                weak = true;
                weight += strength.weight();
            }
        }
    }

    void add(Finding finding) {
        if (finding.counts() && finding.tone() == Tone.POSITIVE) {
            praise.add(finding.strength());
        } else if (finding.counts() && finding.tone() == Tone.NEGATIVE) {
            blame.add(finding.strength());
        }
    }

    Sentiment sentiment() {
        int positive = praise.weight;
        int negative = blame.weight;
        if (positive == negative) {
            return positive == 0 ? Sentiment.NEUTRAL : Sentiment.MIXED;
        }
        if (positive >= DECISIVE * negative) {
            return Sentiment.POSITIVE;
        }
        return negative >= DECISIVE * positive ? Sentiment.NEGATIVE : Sentiment.MIXED;
    }
}
