package io.vocstreams.bench.flink;

import io.vocstreams.bench.subset.OutputTopics;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * The last touchpoint before each answer, at once with what is known, and again when a late touchpoint is a better one.
 * Main output: what changes in the scores.
 */
final class Attribute extends KeyedCoProcessFunction<String, Touch, MatchedAnswer, Count> {

    static final OutputTag<Row> ATTRIBUTIONS = new OutputTag<>("attributions") {
        private static final long serialVersionUID = 1L;
    };

    private static final long serialVersionUID = 1L;
    private static final long LOOKBACK_MILLIS = Duration.ofDays(14).toMillis();

    private final ConfluentWriter writer;
    private transient MapState<String, Touch> touches;
    private transient MapState<String, MatchedAnswer> answers;

    @SuppressWarnings("NullAway") // Flink opens the states before it uses them.
    Attribute(String registry, OutputTopics outputs) {
        this.writer = new ConfluentWriter(registry, outputs.attributions());
    }

    @Override
    public void open(OpenContext context) {
        touches = getRuntimeContext().getMapState(new MapStateDescriptor<>("touches", String.class, Touch.class));
        answers =
                getRuntimeContext().getMapState(new MapStateDescriptor<>("answers", String.class, MatchedAnswer.class));
    }

    @Override
    public void processElement1(Touch touch, Context context, Collector<Count> out) throws Exception {
        if (touches.contains(touch.eventId)) {
            return;
        }
        touches.put(touch.eventId, touch);
        for (Map.Entry<String, MatchedAnswer> entry : answers.entries()) {
            MatchedAnswer answer = entry.getValue();
            String before = answer.aboutChannel();
            if (isWithin(touch, answer) && answer.take(touch)) {
                answers.put(entry.getKey(), answer);
                context.output(ATTRIBUTIONS, writer.row(answer.feedbackId, answer.attribution()));
                if (!before.equals(answer.aboutChannel())) {
                    count(answer, "channel=" + before, -1, out);
                    count(answer, "channel=" + answer.aboutChannel(), 1, out);
                }
            }
        }
    }

    @Override
    public void processElement2(MatchedAnswer answer, Context context, Collector<Count> out) throws Exception {
        if (answers.contains(answer.feedbackId)) {
            return;
        }
        for (Touch touch : touches.values()) {
            if (isWithin(touch, answer)) {
                // Whether it was taken does not matter here.
                boolean unused = answer.take(touch);
            }
        }
        answers.put(answer.feedbackId, answer);
        context.output(ATTRIBUTIONS, writer.row(answer.feedbackId, answer.attribution()));
        count(answer, "*", 1, out);
        count(answer, "channel=" + answer.aboutChannel(), 1, out);
    }

    private static boolean isWithin(Touch touch, MatchedAnswer answer) {
        return touch.at <= answer.at && answer.at - touch.at <= LOOKBACK_MILLIS;
    }

    private static void count(MatchedAnswer answer, String breakdown, int change, Collector<Count> out) {
        out.collect(Count.of(answer, breakdown, true, change));
        out.collect(Count.of(answer, breakdown, false, change));
    }
}
