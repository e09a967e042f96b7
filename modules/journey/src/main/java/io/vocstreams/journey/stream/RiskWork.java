package io.vocstreams.journey.stream;

import io.vocstreams.journey.domain.triggers.AtRisk;
import io.vocstreams.journey.domain.triggers.Trigger;
import io.vocstreams.journey.domain.triggers.Triggers;
import io.vocstreams.journey.stream.CustomerEntries.Part;
import io.vocstreams.model.cases.Risk;
import io.vocstreams.platform.LookQueue;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Publishes which customers are at risk. The clock alone begins and ends it, too, so it is looked at in time. */
final class RiskWork {

    /** By the time at which the clock is to look at a customer. */
    static final String LOOKS = "looks-by-time";

    private final Triggers triggers;
    private final CustomerEntries entries;
    private final LookQueue looks;
    private final JourneyOutbox outbox;

    RiskWork(Triggers triggers, CustomerEntries entries, KeyValueStore<Bytes, byte[]> looks, JourneyOutbox outbox) {
        this.triggers = triggers;
        this.entries = entries;
        this.looks = new LookQueue(looks);
        this.outbox = outbox;
    }

    /** To be called when the triggers of a customer may be others, or the clock has come to what was waited for. */
    void found(HeldCustomer customer, List<Trigger> found, @Nullable Instant clock) {
        KnownRisk before = customer.risk();
        AtRisk now = clock == null ? null : triggers.atRisk(found, clock).orElse(null);
        Risk published = publish(customer.id(), before.published(), now);
        KnownRisk after = new KnownRisk(published, lookAt(found, now, clock));
        if (!after.equals(before)) {
            looks.move(customer.id(), before.lookAt(), after.lookAt());
            put(customer, after);
        }
    }

    private @Nullable Risk publish(String customerId, @Nullable Risk before, @Nullable AtRisk now) {
        if (now == null) {
            if (before != null) {
                outbox.atRisk(customerId, null);
            }
            return null;
        }
        List<Risk.Sign> signs = now.latest().values().stream()
                .sorted(Trigger.ORDER)
                .map(RiskWork::sign)
                .toList();
        if (before != null && before.signs().equals(signs) && before.until().equals(now.until())) {
            return before;
        }
        Risk risk = new Risk(customerId, signs, now.until(), before == null ? 1 : before.revision() + 1, outbox.now());
        outbox.atRisk(customerId, risk);
        return risk;
    }

    private static Risk.Sign sign(Trigger trigger) {
        String signal = trigger.rule().signal();
        return new Risk.Sign(
                signal == null ? "" : signal,
                trigger.rule().id(),
                trigger.event().key().eventId(),
                trigger.time());
    }

    /** When a sign no longer counts, and with the last but one the risk, or one begins to that lies ahead. */
    private static @Nullable Instant lookAt(List<Trigger> found, @Nullable AtRisk now, @Nullable Instant clock) {
        return Stream.concat(
                        Stream.ofNullable(now)
                                .flatMap(risk -> risk.latest().values().stream())
                                .map(trigger -> trigger.time().plus(AtRisk.REACH)),
                        found.stream().map(Trigger::time).filter(time -> clock == null || time.isAfter(clock)))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** The first customers to be looked at by now, but for those to be passed over. */
    List<String> due(Instant clock, int most, Predicate<String> passedOver) {
        // At the very moment, too.
        return looks.before(clock.plusMillis(1), most, passedOver);
    }

    private void put(HeldCustomer customer, KnownRisk risk) {
        customer.risk(risk);
        entries.put(
                CustomerEntries.key(customer.id(), Part.RISK), risk.isNothing() ? null : KnownRisk.FORM.toBytes(risk));
    }
}
