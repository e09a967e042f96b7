package io.vocstreams.systemtests.driver;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.Topics;
import io.vocstreams.model.cases.CaseAction;
import io.vocstreams.model.experiment.ExperimentPlan;
import io.vocstreams.model.guidance.Notice;
import io.vocstreams.model.intake.Identifiers;
import io.vocstreams.platform.Partitioning;
import io.vocstreams.platform.time.InputLag;
import io.vocstreams.testkit.Input;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * The stages as Kafka's own tasks, and the topics between them as lists. Which task takes which record next, and
 * when it commits, is drawn from a seed; order is kept within a partition only, as Kafka keeps it.
 */
public final class PipelineDriver implements AutoCloseable {

    private static final Duration STEP = Duration.ofMillis(1_100);

    /** More silent steps than the idle timeout and the emit interval are long. */
    private static final int SILENT_STEPS = 4;

    private static final int MOST_STEPS = 500;

    private final Random random;
    private final WallClock clock;
    /** Without the search of the class path for rules, which is most of what a new serializer costs. */
    private final EdgeSerdes serdes =
            EdgeSerdes.registering("mock://pipeline", Map.of("rule.service.loader.enable", false));

    private final Logs logs;
    private final Producers producers = new Producers(serdes);
    private final Outcome outcome;
    private final List<StageTask> tasks = new ArrayList<>();
    private final RealStages stages;
    /** How to make a stage again, and the tasks that run it. */
    private final Map<Supplier<StageTopology>, List<StageTask>> tasksOfStages = new LinkedHashMap<>();

    public PipelineDriver(Policies policies, Layout layout, Instant wallClock, Random random) {
        this(policies, layout, wallClock, random, new CompositeMeterRegistry());
    }

    public PipelineDriver(Policies policies, Layout layout, Instant wallClock, Random random, MeterRegistry meters) {
        this.random = random;
        this.clock = new WallClock(wallClock);
        Map<String, Integer> partitions = layout.partitions();
        this.logs = new Logs(partitions);
        this.outcome = new Outcome(logs, serdes);
        this.stages = new RealStages(policies, serdes, partitions, meters);
        add(stages::identity);
        add(stages::journey);
        add(stages::scores);
        // Without rules there is nothing for it to do.
        if (!policies.triggering().triggers().isEmpty()) {
            add(stages::actions);
        }
    }

    private void add(Function<InputLag, StageTopology> stage) {
        List<StageTask> own = new ArrayList<>();
        Supplier<StageTopology> made = () -> stage.apply((topic, partition) -> unread(own, topic, partition));
        StageTopology topology = made.get();
        Set<String> topics = new TreeSet<>(topology.build().sourceTopics());
        int count = topics.stream().mapToInt(logs::partitionsOf).max().orElseThrow();
        for (int task = 0; task < count; task++) {
            own.add(new StageTask(topology, task, StageTask.inputsOf(task, topics, logs), logs, clock));
        }
        tasks.addAll(own);
        tasksOfStages.put(made, own);
    }

    /** Tasks also ask for partitions that a topic with fewer of them does not have. */
    private long unread(List<StageTask> tasks, String topic, int partition) {
        boolean isRead = partition < tasks.size() && partition < logs.partitionsOf(topic);
        return isRead ? tasks.get(partition).unread(new TopicPartition(topic, partition)) : 0;
    }

    /** Writes to a random partition under a random key; only a customer's profiles stay together, as they must. */
    public void bringAnywhere(Input input) {
        int partitions = logs.partitionsOf(Producers.topicOf(input));
        if (input instanceof Input.Profiled profiled) {
            String customer = Identifiers.normal(profiled.profile().customerId());
            bring(input, customer, Partitioning.partitionOf(customer, partitions));
        } else if (input instanceof Input.Forgotten forgotten) {
            String customer = Identifiers.normal(forgotten.customerId());
            bring(input, customer, Partitioning.partitionOf(customer, partitions));
        } else {
            bring(input, "any-" + random.nextInt(100), random.nextInt(partitions));
        }
    }

    public void bring(Input input, String key, int partition) {
        bringRaw(Producers.topicOf(input), partition, key, producers.valueOf(input));
    }

    /** What a person did about a case. */
    public void bring(CaseAction action) {
        byte[] value = serdes.caseActions().serializer().serialize(Topics.CASE_ACTIONS, action);
        bringRaw(Topics.CASE_ACTIONS, random.nextInt(logs.partitionsOf(Topics.CASE_ACTIONS)), "any", value);
    }

    /** A plan of an experiment. */
    public void bring(ExperimentPlan plan) {
        byte[] value = serdes.experimentPlans().serializer().serialize(Topics.EXPERIMENT_PLANS, plan);
        bringRaw(Topics.EXPERIMENT_PLANS, 0, plan.experimentId(), value);
    }

    /** Something that happens in operations. */
    public void bring(Notice notice) {
        byte[] value = serdes.operations().serializer().serialize(Topics.OPERATIONS, notice);
        bringRaw(Topics.OPERATIONS, random.nextInt(logs.partitionsOf(Topics.OPERATIONS)), "any", value);
    }

    /** Any bytes at all. */
    public void bringRaw(String topic, int partition, String key, byte @Nullable [] value) {
        logs.append(new ProducerRecord<>(
                topic,
                partition,
                clock.milliseconds(),
                key.getBytes(StandardCharsets.UTF_8),
                value,
                new RecordHeaders()));
    }

    /** Lets a task that has something to read take a few records, and mostly commit them; false if none has. */
    public boolean step() {
        List<StageTask> waiting = tasks.stream().filter(StageTask::hasUnread).toList();
        if (waiting.isEmpty()) {
            return false;
        }
        StageTask task = waiting.get(random.nextInt(waiting.size()));
        int records = 1 + random.nextInt(4);
        for (int taken = 0; taken < records && task.hasUnread(); taken++) {
            task.processOne(random);
        }
        if (random.nextInt(4) != 0) {
            task.commit();
        }
        return true;
    }

    /** Lets time pass; every task ticks, in any order. */
    public void pass(Duration duration) {
        clock.advance(duration);
        List<StageTask> order = new ArrayList<>(tasks);
        Collections.shuffle(order, random);
        order.forEach(StageTask::tick);
    }

    /** Until nothing is under way. What is not committed by then is committed. */
    public void drain() {
        do {
            while (step()) {
                // Until everything that was written is read.
            }
            tasks.forEach(StageTask::commit);
        } while (tasks.stream().anyMatch(StageTask::hasUnread));
    }

    /** Until time alone changes nothing any more. */
    public void runUntilQuiet() {
        drain();
        int silent = 0;
        for (int steps = 0; silent < SILENT_STEPS; steps++) {
            if (steps > MOST_STEPS) {
                throw new IllegalStateException(
                        "The pipeline does not come to rest: it goes on writing " + logs.latest());
            }
            long before = logs.written();
            pass(STEP);
            drain();
            silent = logs.written() == before ? silent + 1 : 0;
        }
    }

    /** As after kill -9 of the process in which they ran: what one of its tasks had not committed never happened. */
    public void restartOne() {
        tasks.get(random.nextInt(tasks.size())).restart();
    }

    public void restartAll() {
        tasks.forEach(StageTask::restart);
    }

    /** As after a stop of the whole deployment, and a start with other settings. */
    public void restartAll(Policies others) {
        stages.change(others);
        tasksOfStages.forEach((stage, own) -> {
            StageTopology changed = stage.get();
            own.forEach(task -> task.restart(changed));
        });
    }

    /** What all tasks hold, by changelog topic, as of their last commits. */
    public Map<String, StateSize> state() {
        Map<String, StateSize> state = new TreeMap<>();
        tasks.forEach(task -> task.state().forEach((topic, size) -> state.merge(topic, size, StateSize::plus)));
        return state;
    }

    /** Bytes of all keys and values that all tasks ever wrote to their changelog topics. */
    public long changelogged() {
        return tasks.stream().mapToLong(StageTask::changelogged).sum();
    }

    /** Bytes of the largest record that was ever written, by changelog topic. */
    public Map<String, Integer> largestOfChangelogs() {
        Map<String, Integer> largest = new TreeMap<>();
        tasks.forEach(task -> task.largest().forEach((topic, size) -> largest.merge(topic, size, Math::max)));
        return largest;
    }

    /** The changelog topics in which a text is found, as of the last commits. */
    public Set<String> stored(String text) {
        Set<String> topics = new TreeSet<>();
        tasks.forEach(task -> topics.addAll(task.stored(text)));
        return topics;
    }

    public Instant now() {
        return clock.now();
    }

    public Outcome outcome() {
        return outcome;
    }

    @Override
    public void close() {
        serdes.close();
    }
}
