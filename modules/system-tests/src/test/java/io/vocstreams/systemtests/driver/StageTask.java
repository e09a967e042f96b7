package io.vocstreams.systemtests.driver;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** One task of a stage over all its lives: what it committed outlasts them, everything else does not. */
final class StageTask {

    private static final String CHANGELOG = "-changelog";

    private final int number;
    private final List<TopicPartition> inputs;
    private final Logs logs;
    private final WallClock clock;
    private final Changelogs changelogs = new Changelogs();
    private final Map<TopicPartition, Integer> committed = new HashMap<>();
    private final Map<TopicPartition, Integer> positions = new HashMap<>();
    private StageTopology stage;
    private RunningTask running;

    StageTask(StageTopology stage, int number, List<TopicPartition> inputs, Logs logs, WallClock clock) {
        this.stage = stage;
        this.number = number;
        this.inputs = List.copyOf(inputs);
        this.logs = logs;
        this.clock = clock;
        this.running = start();
    }

    boolean hasUnread() {
        return inputs.stream().anyMatch(input -> unread(input) > 0);
    }

    int unread(TopicPartition input) {
        return logs.of(input).size() - positions.getOrDefault(input, 0);
    }

    /** Takes the next record of one of the partitions that have some. */
    void processOne(Random random) {
        List<TopicPartition> waiting =
                inputs.stream().filter(input -> unread(input) > 0).toList();
        TopicPartition input = waiting.get(random.nextInt(waiting.size()));
        int position = positions.getOrDefault(input, 0);
        running.process(logs.of(input).get(position));
        positions.put(input, position + 1);
    }

    void tick() {
        running.tick();
    }

    void commit() {
        for (ProducerRecord<byte[], byte[]> record : running.commit()) {
            if (record.topic().endsWith(CHANGELOG)) {
                changelogs.append(record);
            } else {
                logs.append(record);
            }
        }
        committed.putAll(positions);
    }

    Map<String, StateSize> state() {
        return changelogs.sizes();
    }

    long changelogged() {
        return changelogs.written();
    }

    Map<String, Integer> largest() {
        return changelogs.largest();
    }

    Set<String> stored(String text) {
        return changelogs.containing(text);
    }

    /** A restart will not be able to read the entries of a store whose keys contain a text. */
    void damage(String store, String text) {
        changelogs.damage(store, text);
    }

    /** As after kill -9: what was not committed never happened. */
    void restart() {
        positions.clear();
        positions.putAll(committed);
        running = start();
    }

    /** The same, as the stage is now. */
    void restart(StageTopology changed) {
        stage = changed;
        restart();
    }

    private RunningTask start() {
        Transaction transaction = new Transaction(logs::partitionsOf, stage.writable());
        return new RunningTask(stage, number, Set.copyOf(inputs), changelogs, transaction, clock);
    }

    static List<TopicPartition> inputsOf(int task, Set<String> topics, Logs logs) {
        List<TopicPartition> inputs = new ArrayList<>();
        for (String topic : topics) {
            if (task < logs.partitionsOf(topic)) {
                inputs.add(new TopicPartition(topic, task));
            }
        }
        return inputs;
    }
}
