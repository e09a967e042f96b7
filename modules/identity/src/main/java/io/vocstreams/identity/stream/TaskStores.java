package io.vocstreams.identity.stream;

import io.vocstreams.contracts.InteractionCodec;
import io.vocstreams.platform.StageStores;
import io.vocstreams.platform.ledger.Ledger;
import io.vocstreams.platform.task.StageTask;
import io.vocstreams.platform.time.TimeState;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
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

    static TaskStores of(ProcessorContext<?, ?> context, StageTask task, InteractionCodec codec) {
        return new TaskStores(
                new EventVersions(context.getStateStore(EventVersions.NAME)),
                new LinkVersions(context.getStateStore(LinkVersions.NAME)),
                new LinkStore(context.getStateStore(LinkStore.NAME), context.getStateStore(TargetIndex.NAME)),
                new HeldStore(task.store(HeldStore.NAME), codec, task.outbox().limits()),
                context.getStateStore(Backlog.NAME));
    }
}
