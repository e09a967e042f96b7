package io.vocstreams.journey.stream;

import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.stage.Deployment;
import io.vocstreams.journey.domain.counting.SettledWindows;
import io.vocstreams.journey.domain.customer.CustomerRules;
import io.vocstreams.journey.stream.Closings.Closing;
import io.vocstreams.journey.stream.Deadlines.Due;
import io.vocstreams.journey.stream.ExchangeMessage.ClaimForgotten;
import io.vocstreams.journey.stream.ExchangeMessage.Claimed;
import io.vocstreams.journey.stream.ExchangeMessage.GuidanceClaimed;
import io.vocstreams.journey.stream.ExchangeMessage.GuidanceForgotten;
import io.vocstreams.journey.stream.ExchangeMessage.GuidanceWithdrawn;
import io.vocstreams.journey.stream.ExchangeMessage.NoticeStated;
import io.vocstreams.journey.stream.ExchangeMessage.Planned;
import io.vocstreams.journey.stream.ExchangeMessage.ProfileStated;
import io.vocstreams.journey.stream.ExchangeMessage.ProfilesForgotten;
import io.vocstreams.journey.stream.ExchangeMessage.ReadingClaimed;
import io.vocstreams.journey.stream.ExchangeMessage.ReadingForgotten;
import io.vocstreams.journey.stream.ExchangeMessage.ReadingWithdrawn;
import io.vocstreams.journey.stream.ExchangeMessage.Together;
import io.vocstreams.journey.stream.ExchangeMessage.Withdrawn;
import io.vocstreams.model.AttributionContent;
import io.vocstreams.model.ResolvedInteraction;
import io.vocstreams.model.experiment.ExperimentPlan;
import io.vocstreams.model.guidance.GuidanceRow;
import io.vocstreams.model.policy.Retention;
import io.vocstreams.model.voice.Reading;
import io.vocstreams.platform.ledger.LedgerEntry;
import io.vocstreams.platform.task.StageTask;
import io.vocstreams.platform.time.Activity;
import io.vocstreams.platform.time.Arrival;
import io.vocstreams.platform.time.ReportedWatermarks;
import io.vocstreams.platform.time.UpstreamClock;
import io.vocstreams.platform.time.UpstreamTimes;
import io.vocstreams.platform.time.Watermark;
import io.vocstreams.platform.unit.Consumed;
import io.vocstreams.platform.unit.Isolation.Piece;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The parts of one task, put together: its customers, its claims and its time. */
final class JourneyTask {

    private static final int CLOSINGS_PER_TICK = 2_000;

    private static final int OWED_PER_TICK = 200;
    private static final int DECISIONS_PER_TICK = 2_000;
    private static final Duration LATEST_JOINING = Duration.ofDays(2);

    private final JourneySettings settings;
    private final Deployment deployment;
    private final StageTask task;
    private final JourneyOutbox outbox;
    private final Exchange exchange;
    private final UpstreamTimes identity;
    private final UpstreamClock time;
    private final Closings closings;
    private final Claims<AttributionContent> claims;
    private final Claims<Reading.Content> readings;
    private final Deadlines deadlines;
    private final OutcomeWork outcomes;
    private final CaseWork cases;
    private final Claims<GuidanceRow.Content> guided;
    private final Notices notices;
    private final GuidanceWork guidance;
    private final Plans plans;
    private final Customers customers;
    private final Replanning replanning;
    private final ForgetHistory forgetting;
    private final DeriveAgain again;
    private @Nullable Watermark reached;
    private Instant nextPublication = Instant.EPOCH;
    private @Nullable Watermark reported;

    JourneyTask(
            ProcessorContext<Object, Object> context,
            JourneySettings settings,
            Deployment deployment,
            JourneyMeters meters,
            Set<String> sources) {
        this.settings = settings;
        this.deployment = deployment;
        Serializer<LedgerEntry> ledger = deployment.serdes().ledger().serializer();
        this.task = new StageTask(
                context, context.taskId().partition(), meters.stage(), entry -> ledger.serialize(Topics.LEDGER, entry));
        this.outbox = new JourneyOutbox(
                task,
                deployment.serdes(),
                deployment.partitionsOf(Topics.SCORES_DELTAS),
                deployment.partitionsOf(Topics.ACTIONS_CLAIMS),
                meters);
        this.exchange =
                new Exchange(task.number(), deployment.partitionsOf(Topics.JOURNEY_EXCHANGE), outbox, this::claimed);
        this.identity = new UpstreamTimes(
                new ReportedWatermarks("upstream", deployment.partitionsOf(Topics.IDENTITY_HOPS), task.times()),
                task.times(),
                context.getStateStore(UpstreamTimes.STORE));
        this.time = new UpstreamClock(
                identity,
                task.times(),
                new Activity(settings.time().idleTimeout(), context.currentSystemTimeMs()),
                () -> deployment.lag().isNone(sources, task.number()));
        CustomerEntries entries = new CustomerEntries(store(CustomerEntries.NAME));
        CustomerStores stores = new CustomerStores(
                entries,
                new ProfileStore(store(ProfileStore.NAME)),
                new ExposedStore(store(ExposedStore.NAME)),
                settings.cachedItems());
        this.closings = new Closings(store(Closings.NAME));
        this.claims =
                new Claims<>(Claims.OF_FEEDBACK, store(Claims.OF_FEEDBACK), AttributionCodec.FORM, outbox::attribution);
        this.readings = new Claims<>(Claims.OF_READINGS, store(Claims.OF_READINGS), ReadingCodec.FORM, outbox::reading);
        this.guided = new Claims<>(
                Claims.OF_GUIDANCE, store(Claims.OF_GUIDANCE), GuidanceCodec.FORM, new GuidancePublication(outbox));
        CustomerRules rules = settings.rules();
        OpenJourneys open = new OpenJourneys(task.times(), meters, task.meters(), task.unit());
        SettledWindows windows =
                new SettledWindows(settings.measuring().slots().days(), keptByScores(settings.retention()));
        Publisher publisher = new Publisher(
                rules,
                stores,
                closings,
                exchange,
                outbox,
                open,
                time::now,
                changes -> windows.without(changes, time.settled()));
        this.deadlines = new Deadlines(store(Deadlines.NAME));
        this.outcomes = new OutcomeWork(
                settings.measuring(),
                new Opportunities(entries),
                deadlines,
                outbox,
                time::now,
                this::floor,
                measure -> task.unit().then(() -> meters.keyless(measure)));
        this.cases = new CaseWork(
                settings.triggering(),
                rules,
                new KnownCases(entries),
                new RiskWork(settings.triggering().triggers(), entries, store(RiskWork.LOOKS), outbox),
                outbox,
                time::now,
                () -> floor(settings.triggering().reach()));
        this.notices =
                new Notices(store(Notices.NAME), settings.retention().time().latenessHorizon());
        this.guidance = new GuidanceWork(
                settings.guidance(),
                rules,
                entries,
                notices,
                new Interests(store(Interests.NAME)),
                store(GuidanceWork.LOOKS),
                exchange,
                outbox);
        RulesByCustomer rulesByCustomer = new RulesByCustomer(store(RulesByCustomer.NAME), settings.texts());
        this.plans =
                new Plans(new PlanStore(store(PlanStore.NAME)), settings.plans(), outbox, id -> exchange.isPlaceOf(id));
        this.customers = new Customers(
                stores, rules, rulesByCustomer, publisher, outcomes, cases, guidance, plans, outbox, task.isolation());
        this.again = new DeriveAgain(stores, rulesByCustomer, customers, task.meters(), settings.derivedAgain());
        this.replanning = new Replanning(stores.exposed(), plans, customers);
        this.forgetting = new ForgetHistory(
                stores, customers.work(), rules, settings.retention(), exchange, publisher, outcomes, cases, guidance);
    }

    JourneyOutbox outbox() {
        return outbox;
    }

    StageTask task() {
        return task;
    }

    void upstreamReport(Watermark watermark) {
        time.report(watermark);
    }

    /** To be called when a record of IDENTITY was handled: a watermark may have waited for it. */
    void saw(Headers headers) {
        identity.saw(headers);
    }

    /** Returns what it asks for. */
    Runnable interacted(Consumed source, ResolvedInteraction resolved, boolean moved) {
        time.accepted(outbox.now());
        return customers.interacted(source, resolved, moved);
    }

    /** What a customer says of a purpose. */
    void consented(Consumed source, ResolvedInteraction resolved) {
        time.accepted(outbox.now());
        customers.consented(source, resolved);
    }

    void profile(Consumed source, ExchangeMessage message) {
        time.accepted(outbox.now());
        exchange.send(message, here -> exchanged(source, here));
    }

    Plans plans() {
        return plans;
    }

    /** A plan goes to all tasks. */
    void plan(Consumed source, ExperimentPlan plan) {
        exchange.sendToAll(new Planned(plan), here -> exchanged(source, here));
    }

    Notices notices() {
        return notices;
    }

    /** An operation goes to all tasks. */
    void operation(Consumed source, Notices.Stated stated) {
        exchange.sendToAll(new NoticeStated(stated), here -> exchanged(source, here));
    }

    void exchanged(Consumed source, ExchangeMessage message) {
        time.accepted(outbox.now());
        if (message instanceof ProfileStated stated) {
            customers.profileStated(source, stated.place(), stated.version());
        } else if (message instanceof ProfilesForgotten forgotten) {
            customers.profilesForgotten(source, forgotten.place());
        } else if (message instanceof Planned planned) {
            Runnable taking = () -> plans.take(planned.plan());
            task.isolation().run(taking, () -> List.of(new Piece(source, taking)));
        } else if (message instanceof NoticeStated stated) {
            Runnable taking = () -> notices.take(stated.stated(), outbox.now());
            task.isolation().run(taking, () -> List.of(new Piece(source, taking)));
        } else if (message instanceof Together together) {
            together.messages().forEach(one -> exchanged(source, one));
        } else {
            Runnable claim = () -> claimed(message);
            task.isolation().run(claim, () -> List.of(new Piece(source, claim)));
        }
    }

    private void claimed(ExchangeMessage message) {
        if (message instanceof Claimed claimed) {
            claims.claim(claimed.place(), claimed.origin(), claimed.content());
        } else if (message instanceof Withdrawn withdrawn) {
            claims.withdraw(withdrawn.place(), withdrawn.origin(), withdrawn.customerId());
        } else if (message instanceof ClaimForgotten forgotten) {
            claims.forget(forgotten.place(), forgotten.origin(), forgotten.customerId());
        } else if (message instanceof ReadingClaimed claimed) {
            readings.claim(claimed.place(), claimed.origin(), claimed.content());
        } else if (message instanceof ReadingWithdrawn withdrawn) {
            readings.withdraw(withdrawn.place(), withdrawn.origin(), withdrawn.customerId());
        } else if (message instanceof ReadingForgotten forgotten) {
            readings.forget(forgotten.place(), forgotten.origin(), forgotten.customerId());
        } else if (message instanceof GuidanceClaimed claimed) {
            guided.claim(claimed.place(), "", claimed.content());
        } else if (message instanceof GuidanceWithdrawn withdrawn) {
            guided.withdraw(withdrawn.place(), "", withdrawn.customerId());
        } else if (message instanceof GuidanceForgotten forgotten) {
            guided.forget(forgotten.place(), "", forgotten.customerId());
        }
    }

    /** To be called after each record. */
    void recordTaken() {
        again.open();
        customers.work().doMany();
        outbox.sendManyDeltas();
    }

    void tick() {
        again.open();
        plans.open();
        boolean isAllDerived = again.step();
        if (!isAllDerived) {
            // A task that has still to do is not idle.
            time.accepted(outbox.now());
        }
        Watermark now = time.advance(task.number(), outbox.now());
        Instant clock = time.now();
        task.ticked(time.settled(), clock);
        boolean isAllClosed = clock == null || close(clock);
        // What other plans ask for is owed before anything is decided.
        boolean isAllPlanned = replanning.step();
        boolean isAllDecided = (clock == null || decide(clock)) && isAllPlanned;
        publishOwed(outbox.now());
        if (isAllDerived) {
            guide();
        }
        Instant settled = time.settled();
        // Publish what is owed first: what is forgotten is published no more.
        if (settled != null && isAllClosed && isAllDecided && isAllDerived) {
            forgetting.step(settled, clock);
        }
        // What the clock decides is sent before the clock, and what other rules derived is taken back before.
        if (isAllDecided && isAllDerived) {
            reached = now;
        }
    }

    private void guide() {
        guidance.walk(time.now(), customers::guide);
        customers.guide(guidance.due(customers.work()::isLeftForLater), Arrival.UNKNOWN);
    }

    void beforeCommit() {
        again.open();
        customers.work().doAll();
        guidance.walk(time.now(), customers::guide);
        outbox.sendDeltas();
        outbox.sendGuidanceClaims();
        tell();
    }

    /** Tasks beyond the exchange hold no customer; the next stages do not know of them. */
    private void tell() {
        Watermark now = reached;
        if (now != null
                && !Objects.equals(now, reported)
                && task.number() < deployment.partitionsOf(Topics.JOURNEY_EXCHANGE)) {
            outbox.tell(now);
            reported = now;
        }
    }

    private boolean close(Instant clock) {
        List<Closing> due = closings.dueBefore(clock, CLOSINGS_PER_TICK, customers.work()::isLeftForLater);
        customers.close(due);
        return due.size() < CLOSINGS_PER_TICK;
    }

    private boolean decide(Instant clock) {
        List<Due> due = deadlines.before(clock, DECISIONS_PER_TICK, customers.work()::isLeftForLater);
        customers.decide(due);
        customers.look(cases.due(clock, DECISIONS_PER_TICK, customers.work()::isLeftForLater));
        return due.isEmpty()
                || deadlines.before(clock, 1, customers.work()::isLeftForLater).isEmpty();
    }

    /** What opened or triggered earlier can change no more, if it is so long open to what comes. */
    private Instant floor(Duration reach) {
        Instant settled = time.settled();
        return settled == null
                ? Instant.MIN
                : settled.minus(settings.retention().interactionsInIdentity())
                        .minus(reach)
                        .minus(LATEST_JOINING);
    }

    /** Whatever this stage keeps longer for itself. */
    private static Duration keptByScores(Retention own) {
        return new Retention(own.time(), own.identity(), own.journey()).history();
    }

    /** All at once, then not until the interval has passed; so no journey more often than that. */
    private void publishOwed(Instant now) {
        if (!now.isBefore(nextPublication)) {
            List<Closing> owed = closings.owed(OWED_PER_TICK, customers.work()::isLeftForLater);
            customers.publishOwed(owed);
            nextPublication = owed.size() < OWED_PER_TICK ? now.plus(settings.emitInterval()) : now;
        }
    }

    private KeyValueStore<Bytes, byte[]> store(String name) {
        return task.store(name);
    }
}
