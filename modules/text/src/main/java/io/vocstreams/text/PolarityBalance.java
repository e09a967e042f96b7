package io.vocstreams.text;

import io.vocstreams.model.voice.Sentiment;
import io.vocstreams.text.Finding.Effect;

/** Weighs what is said for and against. */
final class PolarityBalance {

    private static final int DECISIVE = 3;

    /** What weighs as much is meant as it is said, however the rest of the text leans. */
    private static final int PLENTY = 9;

    /** Where the rest of a text leans so much to one side, and so much more than to the other, it is clear. */
    private static final int CLEAR = 15;

    /** In so many words something is told, though no phrase is known of it. */
    private static final int TELLING = 7;

    /** In fewer words nothing can be meant otherwise than it is said. */
    private static final int CONTRADICTING = 12;

    private final Side praise = new Side();
    private final Side blame = new Side();
    /** Something is wished, asked or supposed: what the rest tells is not what came of it. */
    private boolean supposed;

    /** Courtesies do not add up. */
    private static final class Side {

        private int weight;
        private boolean weak;
        /** Something that is more than faint was said. */
        private boolean decides;

        void add(Strength strength) {
            decides |= strength != Strength.FAINT;
            if (!strength.isWeak()) {
                weight += strength.weight();
            } else if (!weak) {
                weak = true;
                weight += strength.weight();
            }
        }
    }

    void add(Finding finding) {
        supposed |= finding.tone() == Tone.REQUEST || !(finding.counts() || finding.effect() == Effect.CANCELLED);
        if (finding.counts() && finding.tone() == Tone.POSITIVE) {
            praise.add(finding.strength());
        } else if (finding.counts() && finding.tone() == Tone.NEGATIVE) {
            blame.add(finding.strength());
        }
    }

    /** What was found decides, unless the rest of the text clearly says otherwise. Where nothing was, the rest does. */
    Sentiment sentiment(Leanings.Lean lean, long words) {
        Sentiment found = found();
        int balance = lean.balance();
        if (words < (found == Sentiment.NEUTRAL ? TELLING : CONTRADICTING)) {
            return found;
        }
        if (found == Sentiment.POSITIVE) {
            return -balance > CLEAR && praise.weight < PLENTY ? Sentiment.MIXED : found;
        }
        if (found == Sentiment.NEGATIVE) {
            return balance > CLEAR && blame.weight < PLENTY ? Sentiment.MIXED : found;
        }
        if (found == Sentiment.MIXED || supposed) {
            return found;
        }
        if (balance > CLEAR && lean.praise() > CLEAR) {
            return Sentiment.POSITIVE;
        }
        return -balance > CLEAR && lean.blame() > CLEAR ? Sentiment.NEGATIVE : found;
    }

    /** What was found, and nothing else. */
    Sentiment found() {
        int positive = praise.weight;
        int negative = blame.weight;
        if (positive == negative) {
            return praise.decides || blame.decides ? Sentiment.MIXED : Sentiment.NEUTRAL;
        }
        if (!praise.decides && !blame.decides) {
            return Sentiment.NEUTRAL;
        }
        if (positive >= DECISIVE * negative) {
            return Sentiment.POSITIVE;
        }
        return negative >= DECISIVE * positive ? Sentiment.NEGATIVE : Sentiment.MIXED;
    }
}
