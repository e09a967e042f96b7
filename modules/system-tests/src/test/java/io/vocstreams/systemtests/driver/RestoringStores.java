package io.vocstreams.systemtests.driver;

import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.LogContext;
import org.apache.kafka.streams.processor.CommitCallback;
import org.apache.kafka.streams.processor.StateRestoreCallback;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.internals.ProcessorStateManager;
import org.apache.kafka.streams.processor.internals.ProcessorTopology;
import org.apache.kafka.streams.processor.internals.StateDirectory;
import org.apache.kafka.streams.processor.internals.StateRestoreCallbackAdapter;
import org.apache.kafka.streams.processor.internals.Task;

/** Restores each store from its changelog as soon as it is registered, and so before any processor sees it. */
final class RestoringStores extends ProcessorStateManager {

    private final int task;
    private final ProcessorTopology topology;
    private final Changelogs changelogs;

    RestoringStores(
            TaskId id,
            ProcessorTopology topology,
            Set<TopicPartition> inputs,
            StateDirectory directory,
            Changelogs changelogs) {
        super(id, Task.TaskType.ACTIVE, true, new LogContext(), directory, topology.storeToChangelogTopic(), inputs);
        this.task = id.partition();
        this.topology = topology;
        this.changelogs = changelogs;
    }

    @Override
    public void registerStore(StateStore store, StateRestoreCallback restore, CommitCallback commit) {
        super.registerStore(store, restore, commit);
        String topic = topology.storeToChangelogTopic().get(store.name());
        if (topic != null) {
            StateRestoreCallbackAdapter.adapt(restore).restoreBatch(changelogs.read(topic, task));
        }
    }
}
