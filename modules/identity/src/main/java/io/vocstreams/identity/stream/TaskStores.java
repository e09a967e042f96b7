package io.vocstreams.identity.stream;

import io.vocstreams.contracts.InteractionCodec;
import io.vocstreams.platform.StageStores;
import io.vocstreams.platform.ledger.Ledger;
import io.vocstreams.platform.task.StageTask;
import io.vocstreams.platform.time.TimeState;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** The stores of a task. */
record TaskStores(
        EventVersions eventVersions,
        LinkVersions linkVersions,
        LinkStore links,
        HeldStore interactions,
        KeyValueStore<Bytes, byte[]> ranges) {

    static Set<StoreBuilder<?>> builders(StageStores stores) {
        return stores.ofTask(
                EventVersions.NAME,
                LinkVersions.NAME,
                LinkStore.NAME,
                TargetIndex.NAME,
                HeldStore.NAME,
                Backlog.NAME,
                TimeState.STORE,
                Ledger.STORE);
    }

    static TaskStores of(StageTask task, InteractionCodec codec) {
        return new TaskStores(
                new EventVersions(task.store(EventVersions.NAME)),
                new LinkVersions(task.store(LinkVersions.NAME)),
                new LinkStore(
                        task.store(LinkStore.NAME),
                        task.store(TargetIndex.NAME),
                        task.outbox().limits()),
                new HeldStore(task.store(HeldStore.NAME), codec),
                task.store(Backlog.NAME));
    }
}
