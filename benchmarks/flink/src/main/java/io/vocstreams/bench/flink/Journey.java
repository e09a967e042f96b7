package io.vocstreams.bench.flink;

import io.vocstreams.bench.subset.Journeys;
import io.vocstreams.bench.subset.OutputTopics;
import io.vocstreams.contract.JourneyStep;
import java.util.List;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/** What a session window holds as a journey, once, when the window closes. */
final class Journey extends ProcessWindowFunction<Touch, Row, String, TimeWindow> {

    private static final long serialVersionUID = 1L;

    private final ConfluentWriter writer;

    Journey(String registry, OutputTopics outputs) {
        this.writer = new ConfluentWriter(registry, outputs.journeys());
    }

    @Override
    public void process(String customer, Context context, Iterable<Touch> touches, Collector<Row> out) {
        List<JourneyStep> steps = List.of();
        for (Touch touch : touches) {
            steps = Journeys.with(steps, touch.step());
        }
        io.vocstreams.contract.Journey journey = Journeys.of(customer, steps);
        out.collect(writer.row(journey.getJourneyId(), journey));
    }
}
