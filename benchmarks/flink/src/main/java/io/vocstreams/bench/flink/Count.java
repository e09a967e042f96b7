package io.vocstreams.bench.flink;

/** One answer more, or one less, in a window of a series. */
public final class Count {

    public String metric = "";
    public String breakdown = "";
    public boolean hourly;
    public long at;
    public int value;
    public int change;

    static Count of(MatchedAnswer answer, String breakdown, boolean hourly, int change) {
        Count count = new Count();
        count.metric = answer.metric;
        count.breakdown = breakdown;
        count.hourly = hourly;
        count.at = answer.at;
        count.value = answer.value;
        count.change = change;
        return count;
    }
}
