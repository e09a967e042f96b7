package io.vocstreams.bench.flink;

import io.vocstreams.bench.subset.OutputTopics;
import io.vocstreams.bench.subset.Tallies;
import io.vocstreams.contract.Metric;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Scores, each published once within an interval if it changed. */
final class CountUp extends KeyedProcessFunction<String, Count, Row> {

    private static final long serialVersionUID = 1L;

    private final ConfluentWriter writer;
    private final long emitMillis;
    private transient ValueState<Tally> tallies;

    /** What is counted, and when it is published next; 0 if nothing is owed. */
    public static final class Tally {
        public String metric = "";
        public String breakdown = "";
        public boolean hourly;
        public long at;
        public long[] histogram = {};
        public long dueAt;

        Tallies.Window window() {
            return Tallies.Window.of(Metric.valueOf(metric), breakdown, hourly, Instant.ofEpochMilli(at));
        }
    }

    @SuppressWarnings("NullAway") // Flink opens the state before it uses it.
    CountUp(String registry, OutputTopics outputs, long emitMillis) {
        this.writer = new ConfluentWriter(registry, outputs.scores());
        this.emitMillis = emitMillis;
    }

    static String key(Count count) {
        return Tallies.Window.of(
                        Metric.valueOf(count.metric), count.breakdown, count.hourly, Instant.ofEpochMilli(count.at))
                .key();
    }

    @Override
    public void open(OpenContext context) {
        tallies = getRuntimeContext().getState(new ValueStateDescriptor<>("tallies", Tally.class));
    }

    @Override
    public void processElement(Count count, Context context, Collector<Row> out) throws Exception {
        Tally tally = tallies.value();
        if (tally == null) {
            tally = new Tally();
            tally.metric = count.metric;
            tally.breakdown = count.breakdown;
            tally.hourly = count.hourly;
            tally.at = count.at;
            tally.histogram = new long[Tallies.nothing(tally.window()).size()];
        }
        tally.histogram[count.value - tally.window().least()] += count.change;
        if (tally.dueAt == 0) {
            tally.dueAt = context.timerService().currentProcessingTime() + emitMillis;
            context.timerService().registerProcessingTimeTimer(tally.dueAt);
            // Processing-time timers do not fire after the end of a bounded input.
            context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
        }
        tallies.update(tally);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Row> out) throws Exception {
        Tally tally = tallies.value();
        if (tally == null || tally.dueAt == 0) {
            return;
        }
        tally.dueAt = 0;
        tallies.update(tally);
        List<Long> histogram = new ArrayList<>();
        for (long answers : tally.histogram) {
            histogram.add(answers);
        }
        out.collect(writer.row(context.getCurrentKey(), Tallies.of(tally.window(), histogram)));
    }
}
