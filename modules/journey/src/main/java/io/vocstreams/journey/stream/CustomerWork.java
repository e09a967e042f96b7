package io.vocstreams.journey.stream;

import io.vocstreams.platform.time.Arrival;
import io.vocstreams.platform.unit.Consumed;
import io.vocstreams.platform.unit.Isolation;
import io.vocstreams.platform.unit.Isolation.Piece;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What records and the time ask of customers. What records ask for waits until the next commit, where it is done for
 * one customer after the other, each apart from all others: nobody could read it before.
 */
final class CustomerWork {

    /** So that a commit has little left to do, also on a machine that has just started: a transaction may last 10 s. */
    private static final int MOST_WAITING = 1_000;

    private final CustomerStores stores;
    private final Isolation isolation;
    private final JourneyOutbox outbox;
    private final BiConsumer<HeldCustomer, List<Change>> worker;
    private final Map<String, List<Change>> waiting = new LinkedHashMap<>();
    private final Set<String> leftForLater = new HashSet<>();
    private int changes;

    /** What one record asks for, and when what set it off arrived. */
    record Change(Consumed source, Arrival arrival, Consumer<CustomerChange> work) {}

    CustomerWork(
            CustomerStores stores,
            Isolation isolation,
            JourneyOutbox outbox,
            BiConsumer<HeldCustomer, List<Change>> worker) {
        this.stores = stores;
        this.isolation = isolation;
        this.outbox = outbox;
        this.worker = worker;
    }

    void add(String customerId, Change change) {
        waiting.computeIfAbsent(customerId, any -> new ArrayList<>(2)).add(change);
        leftForLater.remove(customerId);
        changes++;
    }

    boolean isWaiting(String customerId) {
        return waiting.containsKey(customerId);
    }

    /**
     * Whether what the time asked of the customer has failed. It is tried again after its next record, or a restart.
     */
    boolean isLeftForLater(String customerId) {
        return leftForLater.contains(customerId);
    }

    void doMany() {
        if (changes >= MOST_WAITING) {
            doAll();
        }
    }

    /** To be called before each commit. */
    void doAll() {
        waiting.forEach(this::run);
        waiting.clear();
        changes = 0;
    }

    /** What the time asks for, after what waits; whether it is done. */
    boolean doNow(String customerId, Consumer<HeldCustomer> due) {
        return doNow(customerId, Arrival.UNKNOWN, due);
    }

    /** The same of what follows from something that arrived then. */
    boolean doNow(String customerId, Arrival arrival, Consumer<HeldCustomer> due) {
        List<Change> first = waiting.remove(customerId);
        if (first != null) {
            changes -= first.size();
            run(customerId, first);
        }
        outbox.setOffBy(arrival);
        boolean isDone = isolation.run(() -> withMemory(customerId, due));
        if (!isDone) {
            leftForLater.add(customerId);
        }
        return isDone;
    }

    /** What the time asks for without looking at the customer's set, which is null where it is not in memory. */
    void doApart(String customerId, Consumer<@Nullable HeldCustomer> due) {
        outbox.setOffBy(Arrival.UNKNOWN);
        if (!isolation.run(() -> due.accept(stores.inMemory(customerId)))) {
            stores.forget(customerId);
            leftForLater.add(customerId);
        }
    }

    private void run(String customerId, List<Change> all) {
        isolation.run(() -> work(customerId, all), () -> all.stream()
                .map(change -> new Piece(change.source(), () -> work(customerId, List.of(change))))
                .toList());
    }

    private void work(String customerId, List<Change> some) {
        withMemory(customerId, customer -> worker.accept(customer, some));
    }

    /** After a failure memory may hold half of a change. The stores hold nothing of it, but all that came before. */
    private void withMemory(String customerId, Consumer<HeldCustomer> work) {
        try {
            work.accept(stores.find(customerId));
        } catch (RuntimeException failure) {
            stores.forget(customerId);
            throw failure;
        }
    }
}
