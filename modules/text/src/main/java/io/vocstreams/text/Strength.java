package io.vocstreams.text;

/** How much an expression weighs. Three times the weight of the other side decides; less is MIXED. */
public enum Strength {
    /** What is often told without a judgement: decides nothing by itself. */
    FAINT(1),
    /** Courtesy and plain events: decide only where nothing plain says otherwise. */
    WEAK(1),
    PLAIN(3),
    STRONG(6);

    private final int weight;

    Strength(int weight) {
        this.weight = weight;
    }

    int weight() {
        return weight;
    }

    boolean isWeak() {
        return weight == 1;
    }
}
