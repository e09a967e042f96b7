package io.vocstreams.journey.stream;

import io.vocstreams.journey.domain.customer.CustomerRules;
import io.vocstreams.journey.domain.guidance.Decided;
import io.vocstreams.journey.domain.guidance.Guidance;
import io.vocstreams.journey.domain.history.EventKey;
import io.vocstreams.journey.domain.history.Touch;
import io.vocstreams.journey.domain.outcomes.MeasuredInteraction;
import io.vocstreams.journey.domain.outcomes.MeasuredSet;
import io.vocstreams.journey.stream.CustomerEntries.Part;
import io.vocstreams.journey.stream.ExchangeMessage.GuidanceClaimed;
import io.vocstreams.journey.stream.ExchangeMessage.GuidanceForgotten;
import io.vocstreams.journey.stream.ExchangeMessage.GuidanceWithdrawn;
import io.vocstreams.model.guidance.Decision;
import io.vocstreams.model.guidance.GuidanceRow;
import io.vocstreams.model.guidance.Notice;
import io.vocstreams.platform.LookQueue;
import io.vocstreams.platform.time.Arrival;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Keeps up whom operations concern, decides whether they are told, and claims what is different. */
final class GuidanceWork {

    /** By the time at which the wall clock may decide otherwise of a customer. */
    static final String LOOKS = "guidance-looks-by-time";

    private static final int CUSTOMERS_PER_SLICE = 1_000;

    /** What has come so far is no past any more that is only played again. */
    private static final Duration NEAR = Duration.ofMinutes(1);

    private final Guidance guidance;
    private final CustomerRules rules;
    private final CustomerEntries entries;
    private final Notices notices;
    private final Interests interests;
    private final LookQueue looks;
    private final Exchange exchange;
    private final JourneyOutbox outbox;
    private @Nullable Boolean deciding;

    GuidanceWork(
            Guidance guidance,
            CustomerRules rules,
            CustomerEntries entries,
            Notices notices,
            Interests interests,
            KeyValueStore<Bytes, byte[]> looks,
            Exchange exchange,
            JourneyOutbox outbox) {
        this.guidance = guidance;
        this.rules = rules;
        this.entries = entries;
        this.notices = notices;
        this.interests = interests;
        this.looks = new LookQueue(looks);
        this.exchange = exchange;
        this.outbox = outbox;
    }

    boolean isEmpty() {
        return guidance.isEmpty();
    }

    /** To be called when what a customer names is in memory for the first time. */
    void begin(HeldCustomer customer, MeasuredSet set) {
        customer.named().clear();
        customer.named().putAll(named(guidance, set.interactions()));
    }

    /** To be called when other rules come into force for a customer. */
    void changeRules(HeldCustomer customer, Guidance former) {
        MeasuredSet set = customer.measured();
        if (set != null) {
            Set<Notice.Subject> stale =
                    new HashSet<>(named(former, set.interactions()).keySet());
            stale.removeAll(customer.named().keySet());
            stale.forEach(subject -> interests.remove(subject, customer.id()));
            customer.named().keySet().forEach(subject -> interests.add(subject, customer.id()));
        }
    }

    /** To be called when a customer's set has changed, before its changes are taken. */
    void index(CustomerChange its) {
        HeldCustomer customer = its.customer();
        MeasuredSet set = customer.measured();
        if (set == null || guidance.isEmpty()) {
            return;
        }
        Map<Notice.Subject, Integer> named = customer.named();
        for (MeasuredInteraction one : set.come()) {
            for (Notice.Subject subject : guidance.namedBy(one)) {
                if (named.merge(subject, 1, Integer::sum) == 1) {
                    interests.add(subject, customer.id());
                }
                askIfKnown(its, subject);
            }
        }
        for (MeasuredInteraction one : set.gone()) {
            for (Notice.Subject subject : guidance.namedBy(one)) {
                if (named.merge(subject, -1, Integer::sum) == 0) {
                    named.remove(subject);
                    interests.remove(subject, customer.id());
                }
                askIfKnown(its, subject);
            }
        }
    }

    private void askIfKnown(CustomerChange its, Notice.Subject subject) {
        if (!notices.of(subject).isEmpty()) {
            its.asksGuidance();
        }
    }

    /** To be called when all else of a customer is as it is now. */
    void finish(CustomerChange its, List<MeasuredInteraction> changes) {
        HeldCustomer customer = its.customer();
        MeasuredSet set = customer.measured();
        boolean isConcerned = its.isAskingGuidance()
                || (!customer.guidance().isNothing() && (!changes.isEmpty() || its.isConcerningRules()));
        if (set != null && isConcerned && isDeciding()) {
            decide(customer, set);
        }
    }

    /** What is forgotten of a customer concerns nobody any more. */
    void forget(String customerId, Collection<Touch> touches, Set<EventKey> expired) {
        Set<Notice.Subject> gone = new HashSet<>();
        Set<Notice.Subject> left = new HashSet<>();
        touches.forEach(touch ->
                (expired.contains(touch.key()) ? gone : left).addAll(guidance.namedBy(MeasuredInteraction.of(touch))));
        gone.removeAll(left);
        gone.forEach(subject -> interests.remove(subject, customerId));
    }

    /**
     * Some of the customers whom operations concern that were not looked at since these came. A task that starts from
     * nothing waits until its clock has come to the wall clock: what is played again was told before, and its receipts
     * are still to come.
     */
    void walk(@Nullable Instant clock, BiConsumer<List<String>, Arrival> look) {
        if (!isDeciding() && clock != null && !clock.isBefore(outbox.now().minus(NEAR))) {
            notices.decideFromNowOn();
            deciding = true;
        }
        if (isDeciding()) {
            notices.nextWalk().ifPresent(walk -> {
                List<String> some = interests.after(walk.getKey(), walk.getValue(), CUSTOMERS_PER_SLICE);
                Arrival arrival = notices.latestArrival(walk.getKey());
                // Whom it concerns waits for the commit.
                outbox.arrived(arrival);
                look.accept(some, arrival);
                notices.walked(walk.getKey(), some.size() < CUSTOMERS_PER_SLICE ? null : some.get(some.size() - 1));
            });
        }
    }

    /** The first customers of whom the wall clock may decide otherwise. */
    List<String> due(Predicate<String> passedOver) {
        Instant now = outbox.now();
        notices.expire(now);
        // At the very moment, too.
        return looks.before(now.plusMillis(1), CUSTOMERS_PER_SLICE, passedOver);
    }

    private boolean isDeciding() {
        Boolean known = deciding;
        if (known == null) {
            known = notices.isDeciding();
            deciding = known;
        }
        return known;
    }

    private void decide(HeldCustomer customer, MeasuredSet set) {
        Instant now = outbox.now();
        KnownGuidance before = customer.guidance();
        Map<Notice, Instant> concerned = new HashMap<>();
        for (Notice.Subject named : customer.named().keySet()) {
            notices.of(named).forEach(stated -> concerned.put(stated.notice(), stated.arrivedAt()));
        }
        Guidance.Subject subject =
                new Guidance.Subject(List.copyOf(set.interactions()), customer.permissions(), before.ordered());
        List<Decided> decided = guidance.decide(subject, concerned.keySet(), now);
        Map<String, KnownGuidance.Row> rows = new TreeMap<>();
        for (Decided one : decided) {
            KnownGuidance.Row row =
                    row(customer, one, before.rows().get(one.guidanceId()), concerned.getOrDefault(one.notice(), now));
            rows.put(one.guidanceId(), row);
        }
        Map<String, KnownGuidance.Row> gone = new TreeMap<>(before.rows());
        gone.keySet().removeAll(rows.keySet());
        gone.values().forEach(row -> end(row.content()));
        rows.forEach((id, row) -> {
            KnownGuidance.Row was = before.rows().get(id);
            if (was == null || !was.content().equals(row.content())) {
                exchange.claimGuidance(new GuidanceClaimed(id, row.content()));
            }
        });
        Stream<Instant> drops = decided.stream().map(one -> notices.goesAt(one.notice()));
        Guidance.Subject next = new Guidance.Subject(
                subject.interactions(), subject.consents(), new KnownGuidance(rows, null).ordered());
        Instant lookAt = rows.isEmpty()
                ? null
                : Stream.concat(guidance.next(next, decided, now).stream(), drops)
                        .min(Instant::compareTo)
                        .orElse(null);
        remember(customer, new KnownGuidance(rows, lookAt));
    }

    private KnownGuidance.Row row(
            HeldCustomer customer, Decided one, KnownGuidance.@Nullable Row was, Instant arrivedAt) {
        Instant now = outbox.now();
        GuidanceRow.Content content = content(customer, one, now, Duration.between(arrivedAt, now));
        if (was != null
                && was.content().decision() == content.decision()
                && was.content().reason() == content.reason()) {
            content = content.decidedAs(was.content());
        }
        Instant orderedAt = was == null ? null : was.orderedAt();
        return new KnownGuidance.Row(content, orderedAt == null && one.decision() == Decision.SEND ? now : orderedAt);
    }

    private GuidanceRow.Content content(HeldCustomer customer, Decided one, Instant now, Duration latency) {
        Notice notice = one.notice();
        Map<String, String> parameters = new TreeMap<>(notice.attributes());
        parameters.keySet().retainAll(one.rule().parameters());
        return new GuidanceRow.Content(
                one.guidanceId(),
                customer.id(),
                journeyOf(customer, one.evidence()),
                one.rule().id(),
                one.rule().version(),
                notice.operationId(),
                notice.subject(),
                notice.kind(),
                one.evidence(),
                one.rule().guidanceClass(),
                one.channel(),
                one.decision(),
                one.reason(),
                one.rule().template(),
                parameters,
                one.previous(),
                now,
                Math.max(0, latency.toMillis()));
    }

    private @Nullable String journeyOf(HeldCustomer customer, String eventId) {
        for (Touch touch : customer.state().touches()) {
            if (touch.key().eventId().equals(eventId)) {
                return rules.journeyOf(customer.state(), touch);
            }
        }
        return null;
    }

    /** Of an operation that is forgotten, what was published stays. */
    private void end(GuidanceRow.Content content) {
        exchange.claimGuidance(
                notices.isKnown(content.subject(), content.operationId())
                        ? new GuidanceWithdrawn(content.guidanceId(), content.customerId())
                        : new GuidanceForgotten(content.guidanceId(), content.customerId()));
    }

    private void remember(HeldCustomer customer, KnownGuidance after) {
        KnownGuidance before = customer.guidance();
        if (!after.equals(before)) {
            looks.move(customer.id(), before.lookAt(), after.lookAt());
            customer.guidance(after);
            entries.put(
                    CustomerEntries.key(customer.id(), Part.GUIDANCE),
                    after.isNothing() ? null : KnownGuidance.FORM.toBytes(after));
        }
    }

    private static Map<Notice.Subject, Integer> named(Guidance guidance, Collection<MeasuredInteraction> all) {
        Map<Notice.Subject, Integer> named = new HashMap<>();
        if (!guidance.isEmpty()) {
            all.forEach(one -> guidance.namedBy(one).forEach(subject -> named.merge(subject, 1, Integer::sum)));
        }
        return named;
    }
}
