package io.vocstreams.journey.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.InteractionCodec;
import io.vocstreams.contracts.RejectedRecord;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.internal.ActionsMessage;
import io.vocstreams.contracts.internal.ActionsMessageCodec;
import io.vocstreams.contracts.internal.MovedHeader;
import io.vocstreams.contracts.internal.ResolvedConsentCodec;
import io.vocstreams.contracts.internal.ScoreDeltaCodec;
import io.vocstreams.contracts.internal.ScoresMessage;
import io.vocstreams.contracts.internal.WatermarkCodec;
import io.vocstreams.contracts.stage.Deployment;
import io.vocstreams.driver.StageDriver;
import io.vocstreams.journey.catalogue.ActionCatalogues;
import io.vocstreams.journey.domain.counting.PlanRules;
import io.vocstreams.journey.domain.customer.CustomerRules;
import io.vocstreams.journey.domain.guidance.Guidance;
import io.vocstreams.journey.domain.history.Experiments;
import io.vocstreams.journey.lexicon.LexiconReader;
import io.vocstreams.journey.stream.CustomerEntries.EntryKey;
import io.vocstreams.journey.stream.CustomerEntries.Part;
import io.vocstreams.journey.stream.RuleTexts.Rules;
import io.vocstreams.model.Attribution;
import io.vocstreams.model.CustomerProfile;
import io.vocstreams.model.Journey;
import io.vocstreams.model.ResolvedInteraction;
import io.vocstreams.model.cases.Risk;
import io.vocstreams.model.experiment.ExperimentPlan;
import io.vocstreams.model.guidance.GuidanceRow;
import io.vocstreams.model.guidance.Notice;
import io.vocstreams.model.policy.IdentityPolicy;
import io.vocstreams.model.policy.JourneyPolicy;
import io.vocstreams.model.policy.Retention;
import io.vocstreams.model.policy.ScorePolicy;
import io.vocstreams.model.policy.TimePolicy;
import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.RateDelta;
import io.vocstreams.model.score.ScoreDelta;
import io.vocstreams.model.score.Slot;
import io.vocstreams.model.voice.Reading;
import io.vocstreams.platform.StageStores;
import io.vocstreams.platform.binary.KeyWriter;
import io.vocstreams.platform.ledger.LedgerEntry;
import io.vocstreams.platform.time.InputLag;
import io.vocstreams.platform.time.Sequence;
import io.vocstreams.platform.time.Watermark;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** One task of the journey stage with a mocked wall clock, of a stage that believes to have several. */
final class JourneyDriver implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    static final Retention RETENTION = new Retention(TimePolicy.DEFAULT, IdentityPolicy.DEFAULT, JourneyPolicy.DEFAULT)
            .measuring(Duration.ZERO, Experiments.REACH);

    /** So few that it takes several ticks. */
    static final int DERIVED_AGAIN = 8;

    private static final CustomerRules RULES = new CustomerRules(
            JourneyPolicy.DEFAULT, ScorePolicy.DEFAULT, ActionCatalogues.shipped(), LexiconReader.shipped());

    static final Duration INTERVAL = Duration.ofSeconds(1);

    private final EdgeSerdes serdes = EdgeSerdes.registering("mock://journey", Map.of());
    private final StageDriver driver;
    private final List<Rules> starts;

    /** With one partition everything is in place; with more, what belongs elsewhere goes over the loop topic. */
    JourneyDriver(int partitions) {
        this(partitions, Measuring.nothing());
    }

    JourneyDriver(int partitions, Measuring measuring) {
        this(partitions, measuring, Triggering.nothing());
    }

    JourneyDriver(int partitions, Guidance guidance) {
        this(partitions, List.of(new Rules(RULES, Measuring.nothing(), guidance)), Triggering.nothing());
    }

    JourneyDriver(int partitions, Measuring measuring, Triggering triggering) {
        this(partitions, List.of(new Rules(RULES, measuring)), triggering);
    }

    /** The last of the rules are in force, the others were at starts before. */
    private JourneyDriver(int partitions, List<Rules> starts, Triggering triggering) {
        this.starts = starts;
        Rules rules = starts.get(starts.size() - 1);
        PlanRules plans =
                new PlanRules(ScorePolicy.DEFAULT, rules.measuring().rules().measures(), Experiments.REACH);
        JourneySettings settings = new JourneySettings(
                rules.ofCustomers(),
                rules.measuring(),
                triggering,
                rules.guidance(),
                plans,
                TimePolicy.DEFAULT,
                RETENTION.measuring(rules.measuring().longest(), Experiments.REACH),
                INTERVAL,
                200_000,
                DERIVED_AGAIN,
                new RuleTexts(
                        Map.of("start", String.valueOf(starts.indexOf(rules))),
                        texts -> starts.get(Integer.parseInt(texts.getOrDefault("start", "")))));
        Deployment deployment = StageDriver.deployment(
                JourneyTopology.STAGE,
                serdes,
                StageStores.Kind.MEMORY,
                Map.of(
                        Topics.JOURNEY_EXCHANGE, partitions,
                        Topics.SCORES_DELTAS, partitions,
                        Topics.ACTIONS_CLAIMS, partitions,
                        Topics.IDENTITY_HOPS, 1),
                InputLag.NONE);
        driver = new StageDriver(JourneyTopology.STAGE, new JourneyTopology(settings, deployment), NOW);
    }

    JourneyDriver() {
        this(1);
    }

    Topology topology() {
        return driver.topology();
    }

    void interaction(ResolvedInteraction resolved) {
        interaction(resolved, new RecordHeaders());
    }

    void consent(ResolvedInteraction resolved) {
        byte[] value = new ResolvedConsentCodec(new InteractionCodec()).toBytes(resolved);
        driver.bring(Topics.IDENTITY_CONSENTS, resolved.customerId().getBytes(UTF_8), value);
    }

    void moved(ResolvedInteraction resolved) {
        Headers headers = new RecordHeaders();
        MovedHeader.addTo(headers);
        interaction(resolved, headers);
    }

    void interaction(ResolvedInteraction resolved, long sequence) {
        Headers headers = new RecordHeaders();
        new Sequence(0, sequence).addTo(headers);
        interaction(resolved, headers);
    }

    void profile(String key, @Nullable CustomerProfile profile) {
        byte[] value = profile == null ? null : serdes.customers().serializer().serialize(Topics.CUSTOMERS, profile);
        rawProfile(key, value);
    }

    void plan(ExperimentPlan plan) {
        byte[] value = serdes.experimentPlans().serializer().serialize(Topics.EXPERIMENT_PLANS, plan);
        driver.bring(Topics.EXPERIMENT_PLANS, plan.experimentId().getBytes(UTF_8), value);
    }

    void rawProfile(String key, byte @Nullable [] value) {
        driver.bring(Topics.CUSTOMERS, key.getBytes(UTF_8), value);
    }

    void raw(String topic, TestRecord<byte[], byte[]> record) {
        driver.bring(topic, record);
    }

    int deadLetters() {
        return driver.deadLetters();
    }

    /** IDENTITY's only task says this after so many of its records. */
    void watermark(Instant settled, boolean idle, long after) {
        byte[] value = WatermarkCodec.toBytes(new Watermark(0, idle, after, settled.toEpochMilli()));
        driver.bring(Topics.IDENTITY_WATERMARKS, new byte[0], value);
        tick();
    }

    void watermark(Instant settled) {
        watermark(settled, false, 0);
    }

    void tick() {
        pass(DeriveJourneys.TICK);
    }

    void pass(Duration duration) {
        driver.pass(duration);
    }

    void operation(Notice notice) {
        byte[] value = serdes.operations().serializer().serialize(Topics.OPERATIONS, notice);
        driver.bring(Topics.OPERATIONS, notice.operationId().getBytes(UTF_8), value);
    }

    /** What was decided since the last call. */
    List<GuidanceRow> guidance() {
        return driver.values(Topics.GUIDANCE, serdes.guidance().deserializer());
    }

    /** What was published since the last call. */
    List<Journey> journeys() {
        return driver.values(Topics.JOURNEYS, serdes.journeys().deserializer());
    }

    void discard() {
        List.of(Topics.JOURNEYS, Topics.ATTRIBUTIONS, Topics.READINGS, Topics.SCORES_DELTAS)
                .forEach(driver::written);
    }

    List<TestRecord<String, Attribution>> attributions() {
        return driver.written(
                Topics.ATTRIBUTIONS,
                new StringDeserializer(),
                serdes.attributions().deserializer());
    }

    List<TestRecord<String, Reading>> readings() {
        return driver.written(
                Topics.READINGS, new StringDeserializer(), serdes.readings().deserializer());
    }

    List<RejectedRecord> rejected() {
        return driver.values(Topics.REJECTED, serdes.rejected().deserializer());
    }

    /** What went to other tasks. */
    List<ExchangeMessage> exchanged() {
        return driver.values(Topics.JOURNEY_EXCHANGE, new ByteArrayDeserializer()).stream()
                .map(ExchangeCodec::fromBytes)
                .toList();
    }

    /** The same with headers, as bytes. */
    List<TestRecord<byte[], byte[]>> exchangeRecords() {
        return driver.written(Topics.JOURNEY_EXCHANGE, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    List<LedgerEntry> ledger() {
        return driver.values(Topics.LEDGER, serdes.ledger().deserializer());
    }

    /** The changes since the last call; reports of time are left out. */
    List<ScoreDelta> deltas() {
        List<ScoreDelta> deltas = new ArrayList<>();
        for (ScoresMessage message : messages()) {
            if (message instanceof ScoresMessage.Changes changes) {
                deltas.addAll(changes.deltas());
            }
        }
        return deltas;
    }

    /** The changes of rates since the last call. */
    List<RateDelta> rateDeltas() {
        List<RateDelta> deltas = new ArrayList<>();
        for (ScoresMessage message : messages()) {
            if (message instanceof ScoresMessage.RateChanges changes) {
                deltas.addAll(changes.deltas());
            }
        }
        return deltas;
    }

    List<ScoresMessage> messages() {
        return driver.values(Topics.SCORES_DELTAS, new ByteArrayDeserializer()).stream()
                .map(ScoreDeltaCodec::fromBytes)
                .toList();
    }

    /** What was sent to ACTIONS since the last call. */
    List<ActionsMessage> toActions() {
        return driver.values(Topics.ACTIONS_CLAIMS, new ByteArrayDeserializer()).stream()
                .map(ActionsMessageCodec::fromBytes)
                .toList();
    }

    /** Customers at risk since the last call; null: no more. */
    List<@Nullable Risk> atRisk() {
        return driver
                .written(
                        Topics.AT_RISK,
                        new StringDeserializer(),
                        serdes.atRisk().deserializer())
                .stream()
                .<@Nullable Risk>map(TestRecord::value)
                .toList();
    }

    static Map<Slot, Counts> sum(List<ScoreDelta> deltas) {
        Map<Slot, Counts> sums = new HashMap<>();
        deltas.forEach(delta -> sums.merge(delta.slot(), delta.change(), Counts::plus));
        sums.values().removeIf(Counts::isNothing);
        return sums;
    }

    /** Nobody can read the entries of a customer any more. */
    void cutOff(String store, String customer) {
        KeyWriter prefix = new KeyWriter().text(customer);
        List<KeyValue<Bytes, byte[]>> entries = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> found = driver.store(store).range(prefix.toKey(), prefix.toRangeEnd())) {
            found.forEachRemaining(entries::add);
        }
        entries.forEach(entry -> driver.store(store).put(entry.key, Arrays.copyOf(entry.value, 1)));
    }

    int size(String store) {
        return driver.size(store);
    }

    /** How many entries of customers say this. */
    int size(Part part) {
        int size = 0;
        try (KeyValueIterator<Bytes, byte[]> entries =
                driver.store(CustomerEntries.NAME).all()) {
            while (entries.hasNext()) {
                size += EntryKey.of(entries.next().key).part() == part ? 1 : 0;
            }
        }
        return size;
    }

    /** A new task, which starts with what this one's changelogs hold. */
    JourneyDriver restarted() {
        return restarted(starts.get(starts.size() - 1));
    }

    JourneyDriver restarted(Measuring measuring) {
        return restarted(measuring, Triggering.nothing());
    }

    JourneyDriver restarted(Measuring measuring, Triggering triggering) {
        return restarted(new Rules(RULES, measuring), triggering);
    }

    JourneyDriver restarted(Guidance guidance) {
        return restarted(new Rules(RULES, Measuring.nothing(), guidance));
    }

    /** The same under other rules. */
    JourneyDriver restarted(Rules rules) {
        return restarted(rules, Triggering.nothing());
    }

    private JourneyDriver restarted(Rules rules, Triggering triggering) {
        List<Rules> all = new ArrayList<>(starts);
        all.add(rules);
        JourneyDriver next = new JourneyDriver(1, all, triggering);
        next.driver.restore(driver);
        close();
        return next;
    }

    @Override
    public void close() {
        driver.close();
        serdes.close();
    }

    private void interaction(ResolvedInteraction resolved, Headers headers) {
        byte[] value = serdes.interactions().serializer().serialize(Topics.INTERACTIONS, resolved);
        driver.bring(Topics.INTERACTIONS, new TestRecord<>(resolved.customerId().getBytes(UTF_8), value, headers));
    }
}
