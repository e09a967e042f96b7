package io.vocstreams.bench.jmh;

import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.InteractionCodec;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.internal.ScoreDeltaCodec;
import io.vocstreams.contracts.internal.ScoresMessage;
import io.vocstreams.model.IncomingKind;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.WebTouchpoint;
import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import io.vocstreams.model.score.Reason;
import io.vocstreams.model.score.Scale;
import io.vocstreams.model.score.ScoreDelta;
import io.vocstreams.model.score.Series;
import io.vocstreams.model.score.Slot;
import io.vocstreams.model.score.WindowSize;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.serialization.Serde;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Records as bytes: in the wire format at the edge, in our own form between the stages and in the stores. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CodecBenchmark {

    private static final String TOPIC = Topics.inputOf(IncomingKind.WEB);

    private final EdgeSerdes serdes = EdgeSerdes.registering("mock://jmh", Map.of());
    private final Serde<WebTouchpoint> edge = serdes.incoming(WebTouchpoint.class);
    private final InteractionCodec codec = new InteractionCodec();
    private final WebTouchpoint touchpoint = new Sample().webTouchpoint();
    private final byte[] edgeBytes = edge.serializer().serialize(TOPIC, touchpoint);
    private final byte[] ownBytes = codec.toBytes(touchpoint);
    private final ScoresMessage changes = changes();
    private final byte[] changesBytes = ScoreDeltaCodec.toBytes(changes);

    @Benchmark
    public byte[] edgeWrites() {
        return edge.serializer().serialize(TOPIC, touchpoint);
    }

    @Benchmark
    public WebTouchpoint edgeReads() {
        return edge.deserializer().deserialize(TOPIC, edgeBytes);
    }

    @Benchmark
    public byte[] interactionCodecWrites() {
        return codec.toBytes(touchpoint);
    }

    @Benchmark
    public Interaction interactionCodecReads() {
        return codec.fromBytes(ownBytes);
    }

    @Benchmark
    public byte[] scoreDeltaCodecWrites() {
        return ScoreDeltaCodec.toBytes(changes);
    }

    @Benchmark
    public ScoresMessage scoreDeltaCodecReads() {
        return ScoreDeltaCodec.fromBytes(changesBytes);
    }

    private static ScoresMessage changes() {
        Scale nps = new Scale(Metric.NPS, 0, 10, Polarity.HIGHER_IS_BETTER);
        long[] one = new long[nps.points()];
        one[9] = 1;
        Slot slot = new Slot(new Series(nps, "channel=WEB"), WindowSize.ROLLING_7_DAYS, 20_000, 20_007);
        ScoreDelta delta = new ScoreDelta(slot, new Counts(one, 1, 0, 0), Reason.NEW_RESPONSE);
        return new ScoresMessage.Changes(List.of(delta, delta, delta, delta));
    }
}
