package io.vocstreams.identity.stream;

import io.vocstreams.contracts.InteractionCodec;
import io.vocstreams.platform.RecordLimits;
import io.vocstreams.platform.StageStores;
import io.vocstreams.platform.ledger.Ledger;
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
        KeyValueStore<Bytes, byte[]> ranges,
        KeyValueStore<Bytes, byte[]> times,
        KeyValueStore<Bytes, byte[]> ledger) {

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

    static TaskStores of(ProcessorContext<byte[], byte[]> context, InteractionCodec codec, RecordLimits limits) {
        return new TaskStores(
                new EventVersions(context.getStateStore(EventVersions.NAME)),
                new LinkVersions(context.getStateStore(LinkVersions.NAME)),
                new LinkStore(context.getStateStore(LinkStore.NAME), context.getStateStore(TargetIndex.NAME)),
                new HeldStore(context.getStateStore(HeldStore.NAME), codec, limits),
                context.getStateStore(Backlog.NAME),
                context.getStateStore(TimeState.STORE),
                context.getStateStore(Ledger.STORE));
    }
}
