package io.vocstreams.serve.store;

/** Which version of a score viewers see: none, the latest, or one before it, which is kept apart. */
public enum Shown {
    NONE(0),
    LATEST(1),
    EARLIER(2);

    private final int number;

    /** @param number as it is stored */
    Shown(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    static Shown of(int number) {
        for (Shown shown : values()) {
            if (shown.number == number) {
                return shown;
            }
        }
        throw new IllegalStateException("the database is of another build");
    }
}
