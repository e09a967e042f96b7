package io.vocstreams.model;

import java.util.Comparator;

/** Which of two records of one event holds: the higher revision, then RETRACT over UPSERT. */
public record Version(int revision, Operation operation) implements Comparable<Version> {

    private static final Comparator<Version> ORDER =
            Comparator.comparingInt(Version::revision).thenComparing(Version::operation);

    public boolean isRetracted() {
        return operation == Operation.RETRACT;
    }

    @Override
    public int compareTo(Version other) {
        return ORDER.compare(this, other);
    }
}
