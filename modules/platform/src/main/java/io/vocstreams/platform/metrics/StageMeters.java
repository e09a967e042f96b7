package io.vocstreams.platform.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.vocstreams.platform.time.Watermark;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;

/** What one stage of this process records for those who watch it: the meters that every stage has. */
public final class StageMeters {

    private final MeterRegistry registry;
    private final Meters meters;
    private final String stage;
    private final Map<String, TopicOutcomes> outcomes = new ConcurrentHashMap<>();
    private final Map<String, OutputMeters> outputs = new ConcurrentHashMap<>();
    private final Map<Integer, TaskMeters> tasks = new ConcurrentHashMap<>();

    public StageMeters(MeterRegistry registry, String stage) {
        this.registry = registry;
        this.meters = new Meters(registry);
        this.stage = stage;
        meters.gauge(StageMeterSpecs.TASKS, tasks::size, stage);
        meters.gauge(StageMeterSpecs.WATERMARK_LAG, () -> behind(leastKnown(TaskMeters::watermark)), stage);
        meters.gauge(StageMeterSpecs.WATERMARK_SPREAD, this::spread, stage);
        meters.gauge(StageMeterSpecs.CLOCK_LAG, () -> behind(leastKnown(TaskMeters::clock)), stage);
        meters.gauge(StageMeterSpecs.LEDGER_DIFFERENCE, this::undecided, stage);
    }

    /** For a stage that nobody watches. */
    public static StageMeters unobserved(String stage) {
        return new StageMeters(new CompositeMeterRegistry(), stage);
    }

    public String stage() {
        return stage;
    }

    /** Registers the meters of one stage only. */
    public Meters meters() {
        return meters;
    }

    /** Records of the topic can be refused for these reasons; there are none where they are not judged. */
    public void reads(String topic, List<String> reasons) {
        outcomes.computeIfAbsent(topic, any -> {
            meters.gauge(StageMeterSpecs.LEDGER_CONSUMED, () -> sum(any, SourceMeters::consumedRecords), stage, any);
            meters.gauge(StageMeterSpecs.LEDGER_DECIDED, () -> sum(any, SourceMeters::decidedRecords), stage, any);
            return new TopicOutcomes(meters, stage, any, reasons);
        });
    }

    /** What goes out by the sink is a result of the stage. */
    public void publishes(String sink, String topic) {
        outputs.computeIfAbsent(sink, any -> {
            OutputMeters output = new OutputMeters(now());
            meters.gauge(StageMeterSpecs.OUTPUT_AGE, () -> output.ageSeconds(now()), stage, topic);
            return output;
        });
    }

    /** Something went out by a sink. */
    public void sent(String sink, long now) {
        OutputMeters output = outputs.get(sink);
        if (output != null) {
            output.published(now);
        }
    }

    /** A task is opened on this instance; whatever an earlier life of it said holds no longer. */
    public TaskMeters open(int number) {
        TaskMeters opened = new TaskMeters(this::outcomes, closed -> tasks.remove(number, closed));
        tasks.put(number, opened);
        return opened;
    }

    /** How much all tasks hold of something. */
    public long held(String what) {
        return tasks.values().stream().mapToLong(task -> task.amount(what)).sum();
    }

    /** For how long the task that was silent longest has been silent; tasks tick several times a second. */
    public Duration longestSilence() {
        long now = System.nanoTime();
        return Duration.ofNanos(tasks.values().stream()
                .mapToLong(task -> now - task.tickedAt())
                .max()
                .orElse(0));
    }

    Set<String> sources() {
        return new TreeSet<>(outcomes.keySet());
    }

    private TopicOutcomes outcomes(String topic) {
        reads(topic, List.of());
        return outcomes.getOrDefault(topic, new TopicOutcomes(meters, stage, topic, List.of()));
    }

    private double sum(String topic, ToLongFunction<SourceMeters> value) {
        return tasks.values().stream().mapToLong(task -> task.sum(topic, value)).sum();
    }

    private double undecided() {
        return tasks.values().stream()
                .mapToLong(task -> task.sum(source -> source.consumedRecords() - source.decidedRecords()))
                .sum();
    }

    private double spread() {
        long greatest = known(TaskMeters::watermark).max().orElse(Watermark.NONE);
        long least = leastKnown(TaskMeters::watermark);
        return least == Watermark.NONE ? Double.NaN : (greatest - least) / 1000.0;
    }

    private double behind(long time) {
        return time == Watermark.NONE ? Double.NaN : (now() - time) / 1000.0;
    }

    private long leastKnown(ToLongFunction<TaskMeters> time) {
        return known(time).min().orElse(Watermark.NONE);
    }

    private LongStream known(ToLongFunction<TaskMeters> time) {
        return tasks.values().stream().mapToLong(time).filter(known -> known != Watermark.NONE);
    }

    private long now() {
        return registry.config().clock().wallTime();
    }
}
