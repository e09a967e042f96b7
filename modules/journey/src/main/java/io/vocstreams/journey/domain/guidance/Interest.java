package io.vocstreams.journey.domain.guidance;

import io.vocstreams.journey.domain.history.ActionCatalogue;
import io.vocstreams.journey.domain.history.Arms;
import io.vocstreams.journey.domain.outcomes.MeasuredInteraction;
import io.vocstreams.journey.domain.outcomes.Selector;
import io.vocstreams.model.guidance.Notice.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * That a customer has to do with a subject.
 *
 * @param evidence event id of the first touchpoint that names it
 * @param lasts until then, if nothing else happens
 * @param over whether a touchpoint has ended it, or its time is over
 */
record Interest(String evidence, Instant lasts, boolean over) {

    private static final String CHANNEL = "channel";
    private static final String STORE = "storeId";

    /** Of what came by a moment, in order; empty if nothing has named the subject. */
    static Optional<Interest> in(
            List<MeasuredInteraction> sorted,
            Subject subject,
            GuidanceRule rule,
            ActionCatalogue catalogue,
            Instant now) {
        MeasuredInteraction first = null;
        MeasuredInteraction last = null;
        boolean ended = false;
        for (MeasuredInteraction one : sorted) {
            if (one.occurredAt().isAfter(now) || !subject.value().equals(named(one, subject.key()))) {
                continue;
            }
            // What ends an interest does not begin one, though it names the subject.
            if (!rule.until().isEmpty() && selects(rule.until(), one, catalogue)) {
                ended = last != null;
            } else if (rule.interest().isEmpty() || selects(rule.interest(), one, catalogue)) {
                first = first == null ? one : first;
                last = one;
                ended = false;
            }
        }
        if (first == null || last == null) {
            return Optional.empty();
        }
        Instant lasts = last.occurredAt().plus(rule.lasts());
        return Optional.of(new Interest(first.key().eventId(), lasts, ended || !now.isBefore(lasts)));
    }

    private static boolean selects(List<Selector> selectors, MeasuredInteraction one, ActionCatalogue catalogue) {
        return selectors.stream().anyMatch(selector -> selector.selects(one, catalogue, Arms.NONE));
    }

    /** What a touchpoint names by a field of that name, or else a correlation; null of feedback, and of receipts. */
    static @Nullable String named(MeasuredInteraction one, String key) {
        return one.said() != null || GuidanceReceipt.of(one).isPresent() ? null : valueOf(one, key);
    }

    private static @Nullable String valueOf(MeasuredInteraction one, String key) {
        String storeId = one.traits().storeId();
        return switch (key) {
            case CHANNEL -> one.traits().channel().name();
            case STORE -> storeId == null ? one.references().get(key) : storeId;
            default -> one.references().get(key);
        };
    }
}
