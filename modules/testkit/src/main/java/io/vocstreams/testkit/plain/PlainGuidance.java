package io.vocstreams.testkit.plain;

import io.vocstreams.journey.domain.guidance.Cap;
import io.vocstreams.journey.domain.guidance.GuidancePolicy;
import io.vocstreams.journey.domain.guidance.GuidanceRule;
import io.vocstreams.journey.domain.guidance.Ordered;
import io.vocstreams.journey.domain.guidance.QuietHours.Block;
import io.vocstreams.journey.domain.outcomes.Selector;
import io.vocstreams.model.Channel;
import io.vocstreams.model.Consent;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.Operation;
import io.vocstreams.model.Touchpoint;
import io.vocstreams.model.guidance.GuidanceClass;
import io.vocstreams.model.guidance.Notice;
import io.vocstreams.testkit.plain.PlainSelector.Subject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whether one customer is told of what happens in operations (§15), sentence by sentence. */
public final class PlainGuidance {

    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private final GuidancePolicy policy;
    private final List<Touchpoint> touchpoints = new ArrayList<>();
    private final List<Receipt> receipts = new ArrayList<>();
    private final List<Consent> consents;
    private final List<Ordered> asked;
    private final List<Notice> standing;
    private final Instant now;
    private final PlainExposures exposures;

    /** "Its receipt is the OUTBOUND touchpoint it sends" */
    private record Receipt(String guidanceId, String ruleId, String operationId, boolean sent, Instant at) {}

    /** An interest: from which touchpoint, and whether it has ended. */
    private record Interest(String evidence, boolean ended) {}

    /**
     * One customer at one moment; of texts nothing is read.
     *
     * @param interactions each of another event id
     * @param asked what the sender was asked to send
     * @param notices each operation once, in the version that holds
     */
    public PlainGuidance(
            GuidancePolicy policy,
            List<Interaction> interactions,
            List<Consent> consents,
            List<Ordered> asked,
            List<Notice> notices,
            Instant now) {
        this.policy = policy;
        this.consents = consents;
        this.now = now;
        List<Interaction> sorted =
                interactions.stream().sorted(PlainExposures.ORDER).toList();
        this.exposures = new PlainExposures(Map.of(), sorted);
        for (Interaction one : sorted) {
            if (one instanceof Touchpoint touchpoint) {
                Receipt receipt = receipt(touchpoint);
                if (receipt == null) {
                    touchpoints.add(touchpoint);
                } else {
                    receipts.add(receipt);
                }
            }
        }
        this.standing = notices.stream()
                .filter(notice -> notice.version().operation() != Operation.RETRACT)
                .sorted(Comparator.comparing(Notice::occurredAt).thenComparing(Notice::operationId, PlainOrder.ORDER))
                .toList();
        // What concerns the customer no more has no row.
        this.asked = asked.stream()
                .filter(one -> policy.rules().stream()
                        .anyMatch(rule -> standing.stream().anyMatch(notice -> isOf(one, rule, notice))))
                .toList();
    }

    private boolean isOf(Ordered one, GuidanceRule rule, Notice notice) {
        return one.ruleId().equals(rule.id())
                && one.operationId().equals(notice.operationId())
                && isSpeaking(rule, notice)
                && interest(rule, notice.subject()) != null;
    }

    private static boolean isSpeaking(GuidanceRule rule, Notice notice) {
        return rule.kinds().contains(notice.kind())
                && rule.key().equals(notice.subject().key());
    }

    private static @Nullable Receipt receipt(Touchpoint touchpoint) {
        boolean sent = touchpoint.action().equals("guidance_sent");
        String guidanceId = correlation(touchpoint, "guidanceId");
        String ruleId = correlation(touchpoint, "ruleId");
        String operationId = correlation(touchpoint, "operationId");
        return touchpoint.isOutbound()
                        && (sent || touchpoint.action().equals("guidance_failed"))
                        && guidanceId != null
                        && ruleId != null
                        && operationId != null
                ? new Receipt(
                        guidanceId,
                        ruleId,
                        operationId,
                        sent,
                        touchpoint.header().occurredAt())
                : null;
    }

    /** A line for each rule and operation that concern the customer, in the order in which they are candidates. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        Set<String> newly = new HashSet<>();
        for (Notice notice : standing) {
            for (GuidanceRule rule : policy.rules()) {
                Interest interest = isSpeaking(rule, notice) ? interest(rule, notice.subject()) : null;
                if (interest != null) {
                    String evidence = evidence(rule, notice, interest);
                    String id = id(rule, notice, evidence);
                    String decision = decision(rule, notice, interest, id, newly);
                    if (decision.equals("SEND")
                            && asked.stream().noneMatch(one -> one.guidanceId().equals(id))
                            && rule.guidanceClass() == GuidanceClass.MARKETING) {
                        newly.add(id);
                    }
                    lines.add(String.join(
                            " | ",
                            id,
                            rule.id(),
                            notice.operationId(),
                            evidence,
                            decision,
                            channel(rule).name(),
                            String.valueOf(previous(rule, notice))));
                }
            }
        }
        return lines;
    }

    /** "UUID v3 of rule, newline, operation id, newline, evidence" */
    private static String id(GuidanceRule rule, Notice notice, String evidence) {
        String text = rule.id() + "\n" + notice.operationId() + "\n" + evidence;
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /**
     * "from a touchpoint that names it […] until `for` after the last such, or until a touchpoint of the rule's `until`
     * selector with an equal key"
     */
    private @Nullable Interest interest(GuidanceRule rule, Notice.Subject subject) {
        List<Touchpoint> naming = touchpoints.stream()
                .filter(one -> !one.header().occurredAt().isAfter(now))
                .filter(one -> subject.value().equals(value(one, subject.key())))
                .toList();
        List<Touchpoint> ends =
                naming.stream().filter(one -> isAnyOf(rule.until(), one)).toList();
        List<Touchpoint> interested = naming.stream()
                .filter(one -> !ends.contains(one))
                .filter(one -> rule.interest().isEmpty() || isAnyOf(rule.interest(), one))
                .toList();
        if (interested.isEmpty()) {
            return null;
        }
        Touchpoint last = interested.get(interested.size() - 1);
        boolean isEnded = ends.stream().anyMatch(end -> PlainExposures.ORDER.compare(end, last) > 0);
        boolean isOver = !last.header().occurredAt().plus(rule.lasts()).isAfter(now);
        return new Interest(interested.get(0).header().eventId(), isEnded || isOver);
    }

    /** "(a correlation key, `storeId`, `productId`, `channel`, as the rule says)" */
    private static @Nullable String value(Touchpoint one, String key) {
        if (key.equals("channel")) {
            return one.channel().name();
        }
        if (key.equals("storeId") && one.storeId() != null && !one.storeId().isBlank()) {
            return one.storeId();
        }
        return PlainOutcomes.value(new Subject(one, null), key);
    }

    private boolean isAnyOf(List<Selector> selectors, Touchpoint one) {
        Subject subject = new Subject(one, null);
        return selectors.stream().anyMatch(selector -> new PlainSelector(selector, exposures).selects(subject));
    }

    /** "while a SEND row of this customer, rule and operation has no receipt its evidence stays" */
    private String evidence(GuidanceRule rule, Notice notice, Interest interest) {
        return asked.stream()
                .filter(one ->
                        one.ruleId().equals(rule.id()) && one.operationId().equals(notice.operationId()))
                .filter(one -> !isSent(one.guidanceId()))
                .max(Comparator.comparing(Ordered::decidedAt).thenComparing(Ordered::guidanceId))
                .map(Ordered::evidence)
                .orElse(interest.evidence());
    }

    /** Decision and reason, by the table of docs/guidance.md: the first line that holds. */
    private String decision(GuidanceRule rule, Notice notice, Interest interest, String id, Set<String> newly) {
        boolean isAsked = asked.stream().anyMatch(one -> one.guidanceId().equals(id));
        if (isSent(id)) {
            return "SENT";
        }
        if (!notice.validUntil().isAfter(now)) {
            return "SUPPRESSED STALE";
        }
        if (interest.ended()) {
            return "SUPPRESSED ENDED";
        }
        List<Notice> newer = standing.subList(standing.indexOf(notice) + 1, standing.size());
        if (newer.stream().anyMatch(other -> isOfTheSame(other, notice))) {
            return "SUPPRESSED SUPERSEDED";
        }
        if (receipts.stream().anyMatch(one -> isOf(one, rule, notice) && one.sent())) {
            return "SUPPRESSED ALREADY_TOLD";
        }
        if (rule.guidanceClass() == GuidanceClass.MARKETING && !isConsenting(rule.purpose())) {
            return "SUPPRESSED NO_CONSENT";
        }
        if (isUnderWay(id)) {
            return "SEND";
        }
        if (isAsked) {
            // "(for PT10M, then HOLD/NO_RECEIPT)"
            return "HOLD NO_RECEIPT";
        }
        if (isCapped(rule.guidanceClass(), newly)) {
            return "SUPPRESSED CAPPED";
        }
        return rule.guidanceClass() != GuidanceClass.SAFETY && isQuiet() ? "HOLD QUIET_HOURS" : "SEND";
    }

    /** "SENT: a receipt of this id is in the set"; one that says that sending failed is none. */
    private boolean isSent(String id) {
        return receipts.stream().anyMatch(one -> one.sent() && one.guidanceId().equals(id));
    }

    private static boolean isOf(Receipt receipt, GuidanceRule rule, Notice notice) {
        return receipt.ruleId().equals(rule.id()) && receipt.operationId().equals(notice.operationId());
    }

    private static boolean isOfTheSame(Notice one, Notice other) {
        return one.kind().equals(other.kind())
                && one.subject().key().equals(other.subject().key())
                && one.subject().value().equals(other.subject().value());
    }

    /** "SEND rows without one (for PT10M […])" */
    private boolean isUnderWay(String id) {
        return receipts.stream().noneMatch(one -> one.guidanceId().equals(id))
                && asked.stream()
                        .filter(one -> one.guidanceId().equals(id))
                        .anyMatch(one -> one.decidedAt().plus(TEN_MINUTES).isAfter(now));
    }

    /** "of one purpose the latest by (`occurredAt`, WITHDRAWN after GRANTED, eventId) holds; none: no consent" */
    private boolean isConsenting(@Nullable String purpose) {
        List<Consent> said = consents.stream()
                .filter(one -> one.purpose().equals(purpose))
                .sorted(Comparator.comparing((Consent one) -> one.header().eventId(), PlainOrder.ORDER))
                .sorted(Comparator.comparing(one -> one.status() == Consent.Status.WITHDRAWN ? 1 : 0))
                .sorted(Comparator.comparing(one -> one.header().occurredAt()))
                .toList();
        return !said.isEmpty() && said.get(said.size() - 1).status() == Consent.Status.GRANTED;
    }

    /** "Caps count receipts and SEND rows without one, candidates by (operation's time, id)" */
    private boolean isCapped(GuidanceClass guidanceClass, Set<String> newly) {
        Cap cap = policy.caps().get(guidanceClass);
        if (cap == null) {
            return false;
        }
        Set<String> counted = new HashSet<>(newly);
        for (Receipt receipt : receipts) {
            boolean isOfTheClass = policy.rules().stream()
                    .anyMatch(rule -> rule.id().equals(receipt.ruleId()) && rule.guidanceClass() == guidanceClass);
            if (receipt.sent()
                    && isOfTheClass
                    && receipt.at().plus(cap.within()).isAfter(now)) {
                counted.add(receipt.guidanceId());
            }
        }
        asked.stream()
                .filter(one -> one.guidanceClass() == guidanceClass)
                .map(Ordered::guidanceId)
                .filter(this::isUnderWay)
                .forEach(counted::add);
        return counted.size() >= cap.times();
    }

    /** "Quiet hours HOLD, in the zone of the rule file": what a clock on the wall there shows decides. */
    private boolean isQuiet() {
        LocalTime time = now.atZone(policy.quiet().zone()).toLocalTime();
        for (Block block : policy.quiet().blocks()) {
            boolean isBegun = !time.isBefore(block.from());
            boolean isOver = !time.isBefore(block.until());
            boolean isOverMidnight = block.until().isBefore(block.from());
            if (isOverMidnight ? isBegun || !isOver : isBegun && !isOver) {
                return true;
            }
        }
        return false;
    }

    /** "(the last used that the rule allows)" */
    private Channel channel(GuidanceRule rule) {
        List<Touchpoint> used = touchpoints.stream()
                .filter(one -> !one.isOutbound() && !one.header().occurredAt().isAfter(now))
                .filter(one -> rule.channels().contains(one.channel()))
                .toList();
        return used.isEmpty()
                ? rule.channels().get(0)
                : used.get(used.size() - 1).channel();
    }

    /** "after SENT it is a new candidate with what was told as `previous`" */
    private @Nullable String previous(GuidanceRule rule, Notice notice) {
        List<Notice> earlier = standing.subList(0, standing.indexOf(notice));
        for (int i = earlier.size() - 1; i >= 0; i--) {
            for (Receipt receipt : receipts) {
                if (isOfTheSame(earlier.get(i), notice) && receipt.sent() && isOf(receipt, rule, earlier.get(i))) {
                    return receipt.guidanceId();
                }
            }
        }
        return null;
    }

    private static @Nullable String correlation(Touchpoint touchpoint, String key) {
        String value = touchpoint.header().correlations().get(key);
        return value == null || value.isBlank() ? null : value;
    }
}
