package io.vocstreams.bench.subset;

/** Where a contender writes its tables; each run has topics of its own. */
public record OutputTopics(String run) {

    public String journeys() {
        return "bench." + run + ".journeys";
    }

    public String attributions() {
        return "bench." + run + ".attributions";
    }

    public String scores() {
        return "bench." + run + ".scores";
    }
}
