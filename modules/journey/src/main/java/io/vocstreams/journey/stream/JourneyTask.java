package io.vocstreams.journey.stream;

import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.journey.domain.CustomerRules;
import io.vocstreams.journey.stream.Closings.Closing;
import io.vocstreams.journey.stream.ExchangeMessage.ClaimForgotten;
import io.vocstreams.journey.stream.ExchangeMessage.Claimed;
import io.vocstreams.journey.stream.ExchangeMessage.ProfileStated;
import io.vocstreams.journey.stream.ExchangeMessage.ProfilesForgotten;
import io.vocstreams.journey.stream.ExchangeMessage.Withdrawn;
import io.vocstreams.model.ResolvedInteraction;
import io.vocstreams.platform.ledger.Ledger;
import io.vocstreams.platform.metrics.TaskMeters;
import io.vocstreams.platform.time.Activity;
import io.vocstreams.platform.time.Arrival;
import io.vocstreams.platform.time.InputLag;
import io.vocstreams.platform.time.TimeState;
import io.vocstreams.platform.time.UpstreamTimes;
import io.vocstreams.platform.time.Watermark;
import io.vocstreams.platform.unit.Consumed;
import io.vocstreams.platform.unit.DeadLetters;
import io.vocstreams.platform.unit.Isolation;
import io.vocstreams.platform.unit.Isolation.Piece;
import io.vocstreams.platform.unit.UnitOfWork;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The parts of one task, put together: its customers, its claims and its time. */
final class JourneyTask {

    private static final int CLOSINGS_PER_TICK = 2_000;

    private static final int OWED_PER_TICK = 200;

    private final ProcessorContext<Object, Object> context;
    private final JourneyTopology.Settings settings;
    private final TaskMeters own;
    private final Ledger ledger;
    private final UnitOfWork unit;
    private final DeadLetters deadLetters;
    private final Isolation isolation;
    private final Outbox outbox;
    private final Exchange exchange;
    private final TimeState times;
    private final JourneyTime time;
    private final Closings closings;
    private final Claims claims;
    private final Customers customers;
    private final ForgetHistory forgetting;
    private @Nullable Watermark reached;
    private Instant nextPublication = Instant.EPOCH;
    private @Nullable Watermark told;

    JourneyTask(
            ProcessorContext<Object, Object> context,
            JourneyTopology.Settings settings,
            EdgeSerdes serdes,
            JourneyMeters meters,
            TaskMeters own) {
        this.context = context;
        this.settings = settings;
        this.own = own;
        this.ledger = new Ledger(JourneyTopology.STAGE, task(), context.getStateStore(Ledger.STORE), own);
        this.unit = new UnitOfWork(context);
        this.outbox = new Outbox(context, serdes, settings.partitions().deltas(), meters, unit);
        this.deadLetters = new DeadLetters(ledger, context::currentSystemTimeMs, outbox::deadLetter);
        this.isolation = new Isolation(unit, deadLetters);
        this.exchange = new Exchange(task(), settings.partitions().exchange(), outbox, this::claimed);
        this.times = new TimeState(context.getStateStore(TimeState.STORE));
        this.time = new JourneyTime(
                times,
                context.getStateStore(UpstreamTimes.STORE),
                settings.partitions().identityTasks(),
                new Activity(settings.time().idleTimeout(), context.currentSystemTimeMs()),
                this::isReadToItsEnd);
        CustomerStores stores = new CustomerStores(
                new ItemStore<>(store(ItemStore.TOUCHPOINTS), HappeningCodec.TOUCHES),
                new ItemStore<>(store(ItemStore.FEEDBACK), HappeningCodec.ANSWERS),
                new ProfileStore(store(ProfileStore.NAME)),
                new JourneyStore(store(JourneyStore.NAME)),
                settings.limits().cachedItems());
        this.closings = new Closings(store(Closings.NAME));
        this.claims = new Claims(store(Claims.NAME), outbox::attribution);
        CustomerRules rules = settings.rules();
        OpenJourneys open = new OpenJourneys(times, meters, own, unit);
        Publisher publisher = new Publisher(rules, stores, closings, exchange, outbox, open);
        this.customers = new Customers(stores, rules, publisher, outbox, isolation, time::clock);
        this.forgetting = new ForgetHistory(stores, customers.work(), rules, settings.retention(), exchange, publisher);
    }

    Outbox outbox() {
        return outbox;
    }

    JourneyTime time() {
        return time;
    }

    Ledger ledger() {
        return ledger;
    }

    /** Returns what it asks for. */
    Runnable interacted(Consumed source, ResolvedInteraction resolved, boolean moved) {
        time.accepted(outbox.now());
        return customers.interacted(source, resolved, moved);
    }

    void profile(Consumed source, ExchangeMessage message) {
        time.accepted(outbox.now());
        exchange.send(message, here -> exchanged(source, here));
    }

    void exchanged(Consumed source, ExchangeMessage message) {
        time.accepted(outbox.now());
        if (message instanceof ProfileStated stated) {
            customers.profileStated(source, stated.place(), stated.version());
        } else if (message instanceof ProfilesForgotten forgotten) {
            customers.profilesForgotten(source, forgotten.place());
        } else {
            Runnable claim = () -> claimed(message);
            isolation.run(claim, () -> List.of(new Piece(source, claim)));
        }
    }

    private void claimed(ExchangeMessage message) {
        if (message instanceof Claimed claimed) {
            claims.on(claimed);
        } else if (message instanceof Withdrawn withdrawn) {
            claims.on(withdrawn);
        } else if (message instanceof ClaimForgotten forgotten) {
            claims.on(forgotten);
        }
    }

    /** To be called after each record. */
    void recordTaken() {
        customers.work().doMany();
        outbox.sendManyDeltas();
    }

    void tick() {
        outbox.arrived(Arrival.UNKNOWN);
        Watermark now = time.advance(task(), outbox.now());
        Instant clock = time.clock();
        own.ticked(now.level(0), clock == null ? Watermark.NONE : clock.toEpochMilli());
        boolean isAllClosed = clock == null || close(clock);
        publishOwed(outbox.now());
        Instant settled = time.settled();
        // What is forgotten is published no more, so it has had its say before.
        if (settled != null && isAllClosed) {
            forgetting.step(settled, clock);
        }
        reached = now;
    }

    void beforeCommit() {
        customers.work().doAll();
        outbox.sendDeltas();
        tellScores();
        times.write();
        ledger.write(outbox::ledger);
        deadLetters.committing();
        outbox.committing();
    }

    /** Tasks beyond the exchange hold no customer; the next stage does not know of them. */
    private void tellScores() {
        Watermark now = reached;
        if (now != null
                && !Objects.equals(now, told)
                && task() < settings.partitions().exchange()) {
            outbox.tellScores(now);
            told = now;
        }
    }

    private boolean close(Instant clock) {
        List<Closing> due = closings.dueBefore(clock, CLOSINGS_PER_TICK, customers.work()::isLeftForLater);
        customers.close(due);
        return due.size() < CLOSINGS_PER_TICK;
    }

    /** All at once, then not until the interval has passed; so no journey more often than that. */
    private void publishOwed(Instant now) {
        if (!now.isBefore(nextPublication)) {
            List<Closing> owed = closings.owed(OWED_PER_TICK, customers.work()::isLeftForLater);
            customers.publishOwed(owed);
            nextPublication =
                    owed.size() < OWED_PER_TICK ? now.plus(settings.limits().emitInterval()) : now;
        }
    }

    private int task() {
        return context.taskId().partition();
    }

    private boolean isReadToItsEnd() {
        InputLag lag = settings.lag();
        return JourneyMeters.SOURCES.stream().allMatch(topic -> lag.of(topic, task()) <= 0);
    }

    private KeyValueStore<Bytes, byte[]> store(String name) {
        return unit.store(name);
    }
}
