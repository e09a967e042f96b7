package io.vocstreams.journey.domain.guidance;

import io.vocstreams.journey.domain.history.ActionCatalogue;
import io.vocstreams.journey.domain.history.Permission;
import io.vocstreams.journey.domain.outcomes.MeasuredInteraction;
import io.vocstreams.journey.domain.outcomes.Selector;
import io.vocstreams.model.Channel;
import io.vocstreams.model.Utf8;
import io.vocstreams.model.guidance.Decision;
import io.vocstreams.model.guidance.GuidanceClass;
import io.vocstreams.model.guidance.GuidanceReason;
import io.vocstreams.model.guidance.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides whom to tell what: a pure function of what is known of a customer, and of when it is decided. */
public final class Guidance {

    private static final Comparator<Notice> ORDER = Comparator.comparing(Notice::occurredAt)
            .thenComparing(Notice::operationId, Utf8::compare)
            .thenComparing(notice -> notice.subject().key(), Utf8::compare)
            .thenComparing(notice -> notice.subject().value(), Utf8::compare);

    private final GuidancePolicy policy;
    private final ActionCatalogue catalogue;
    private final Map<String, GuidanceClass> classes;
    private final Set<String> keys;

    public Guidance(GuidancePolicy policy, ActionCatalogue catalogue) {
        this.policy = policy;
        this.catalogue = catalogue;
        this.classes = policy.rules().stream().collect(Collectors.toMap(GuidanceRule::id, GuidanceRule::guidanceClass));
        this.keys = policy.rules().stream().map(GuidanceRule::key).collect(Collectors.toSet());
    }

    /** Tells nobody anything. */
    public static Guidance nothing() {
        return new Guidance(new GuidancePolicy(List.of(), Map.of(), QuietHours.NONE), ActionCatalogue.EMPTY);
    }

    public boolean isEmpty() {
        return policy.rules().isEmpty();
    }

    /** How long after a touchpoint what it names may matter. */
    public Duration reach() {
        return policy.rules().stream()
                .map(GuidanceRule::lasts)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    /** What a touchpoint names by the keys of the rules. */
    public List<Notice.Subject> namedBy(MeasuredInteraction one) {
        List<Notice.Subject> named = new ArrayList<>();
        for (String key : keys) {
            String value = Interest.named(one, key);
            if (value != null) {
                named.add(new Notice.Subject(key, value));
            }
        }
        return named;
    }

    /**
     * What is known of a customer.
     *
     * @param interactions in order of time
     * @param ordered what was to be sent to him
     */
    public record Subject(
            List<MeasuredInteraction> interactions, Collection<Permission> consents, Collection<Ordered> ordered) {}

    /** The same rule, operation and evidence are one guidance for ever. */
    public static String id(String ruleId, String operationId, String evidence) {
        return UUID.nameUUIDFromBytes(Utf8.bytes(ruleId + "\n" + operationId + "\n" + evidence))
                .toString();
    }

    /** Of all operations that hold, in order of time. */
    public List<Decided> decide(Subject subject, Collection<Notice> notices, Instant now) {
        List<Notice> standing = notices.stream()
                .filter(notice -> !notice.version().isRetracted())
                .sorted(ORDER)
                .toList();
        List<Candidate> candidates = new ArrayList<>();
        for (Notice notice : standing) {
            for (GuidanceRule rule : policy.rules()) {
                if (rule.kinds().contains(notice.kind())
                        && rule.key().equals(notice.subject().key())) {
                    Interest.in(subject.interactions(), notice.subject(), rule, catalogue, now)
                            .ifPresent(interest -> candidates.add(new Candidate(rule, notice, interest)));
                }
            }
        }
        if (candidates.isEmpty()) {
            return List.of();
        }
        Known known = new Known(subject, candidates, standing, now);
        return candidates.stream().map(known::decide).toList();
    }

    /** An operation that concerns the customer by a rule. */
    private record Candidate(GuidanceRule rule, Notice notice, Interest interest) {

        boolean isOf(Ordered order) {
            return rule.id().equals(order.ruleId()) && notice.operationId().equals(order.operationId());
        }
    }

    /** When the time alone may decide otherwise; empty if never. */
    public Optional<Instant> next(Subject subject, Collection<Decided> decided, Instant now) {
        Stream<Instant> ends =
                decided.stream().flatMap(one -> Stream.of(one.notice().validUntil(), one.lasts()));
        Stream<Instant> patience =
                subject.ordered().stream().map(one -> one.decidedAt().plus(Ordered.PATIENCE));
        Stream<Instant> others = subject.interactions().stream()
                .flatMap(one -> Stream.concat(Stream.of(one.occurredAt()), uncapped(one)));
        return Stream.of(ends, patience, others, policy.quiet().endAfter(now).stream())
                .flatMap(times -> times)
                .filter(time -> time.isAfter(now))
                .min(Comparator.naturalOrder());
    }

    /** When what was sent counts for no cap any more. */
    private Stream<Instant> uncapped(MeasuredInteraction one) {
        return GuidanceReceipt.of(one).stream().flatMap(receipt -> policy.caps().values().stream()
                .map(cap -> receipt.at().plus(cap.within())));
    }

    /** One customer at one moment; what is decided first counts for the caps of what is decided next. */
    private final class Known {

        private final Subject subject;
        private final List<Notice> standing;
        private final Instant now;
        private final List<GuidanceReceipt> reports;
        private final Map<String, Ordered> ordered;
        private final List<GuidanceClass> newly = new ArrayList<>();

        Known(Subject subject, List<Candidate> candidates, List<Notice> standing, Instant now) {
            this.subject = subject;
            this.standing = standing;
            this.now = now;
            this.reports = subject.interactions().stream()
                    .flatMap(one -> GuidanceReceipt.of(one).stream())
                    .toList();
            // What concerns him no more is withdrawn, and counts for nothing.
            this.ordered = subject.ordered().stream()
                    .filter(order -> candidates.stream().anyMatch(candidate -> candidate.isOf(order)))
                    .collect(Collectors.toMap(Ordered::guidanceId, Function.identity(), (one, same) -> one));
        }

        Decided decide(Candidate candidate) {
            GuidanceRule rule = candidate.rule();
            Notice notice = candidate.notice();
            Interest interest = candidate.interest();
            String evidence = evidence(candidate);
            String id = id(rule.id(), notice.operationId(), evidence);
            Decision decision = Decision.SUPPRESSED;
            GuidanceReason reason = null;
            if (isSent(id)) {
                decision = Decision.SENT;
            } else {
                reason = suppression(rule, notice, interest, id);
                if (reason == null) {
                    reason = hold(rule, id);
                    decision = reason == null ? Decision.SEND : Decision.HOLD;
                }
            }
            if (decision == Decision.SEND && !ordered.containsKey(id)) {
                newly.add(rule.guidanceClass());
            }
            return new Decided(
                    id,
                    rule,
                    notice,
                    evidence,
                    interest.lasts(),
                    channel(rule),
                    decision,
                    reason,
                    previous(rule, notice));
        }

        /** What was to be sent keeps its evidence, and so its id, until it was. */
        private String evidence(Candidate candidate) {
            return ordered.values().stream()
                    .filter(candidate::isOf)
                    .filter(one -> !isSent(one.guidanceId()))
                    .max(Comparator.comparing(Ordered::decidedAt).thenComparing(Ordered::guidanceId))
                    .map(Ordered::evidence)
                    .orElse(candidate.interest().evidence());
        }

        private @Nullable GuidanceReason suppression(GuidanceRule rule, Notice notice, Interest interest, String id) {
            if (!now.isBefore(notice.validUntil())) {
                return GuidanceReason.STALE;
            }
            if (interest.over()) {
                return GuidanceReason.ENDED;
            }
            if (standing.stream().anyMatch(other -> isOfTheSame(other, notice) && ORDER.compare(other, notice) > 0)) {
                return GuidanceReason.SUPERSEDED;
            }
            if (reports.stream()
                    .anyMatch(report -> report.sent()
                            && !report.guidanceId().equals(id)
                            && report.ruleId().equals(rule.id())
                            && report.operationId().equals(notice.operationId()))) {
                return GuidanceReason.ALREADY_TOLD;
            }
            if (rule.guidanceClass() == GuidanceClass.MARKETING
                    && !Permission.holds(subject.consents(), Objects.requireNonNullElse(rule.purpose(), ""))) {
                return GuidanceReason.NO_CONSENT;
            }
            // What was to be sent before was within the cap then.
            return ordered.containsKey(id) || !isCapped(rule.guidanceClass()) ? null : GuidanceReason.CAPPED;
        }

        private @Nullable GuidanceReason hold(GuidanceRule rule, String id) {
            if (isUnderWay(id)) {
                return null;
            }
            if (ordered.containsKey(id)) {
                // Nobody knows whether it was sent, or it is known that it was not: a person is to look.
                return GuidanceReason.NO_RECEIPT;
            }
            return rule.guidanceClass() != GuidanceClass.SAFETY
                            && policy.quiet().endAfter(now).isPresent()
                    ? GuidanceReason.QUIET_HOURS
                    : null;
        }

        private boolean isSent(String id) {
            return reports.stream()
                    .anyMatch(report -> report.sent() && report.guidanceId().equals(id));
        }

        private boolean isUnderWay(String id) {
            Ordered one = ordered.get(id);
            return one != null
                    && one.isUnderWay(now)
                    && reports.stream().noneMatch(report -> report.guidanceId().equals(id));
        }

        private boolean isCapped(GuidanceClass guidanceClass) {
            Cap cap = policy.caps().get(guidanceClass);
            if (cap == null) {
                return false;
            }
            Instant since = now.minus(cap.within());
            long sent = reports.stream()
                    .filter(report -> report.sent() && report.at().isAfter(since))
                    .filter(report -> classes.get(report.ruleId()) == guidanceClass)
                    .map(GuidanceReceipt::guidanceId)
                    .distinct()
                    .count();
            long underWay = ordered.values().stream()
                    .filter(one -> one.guidanceClass() == guidanceClass && isUnderWay(one.guidanceId()))
                    .count();
            long decided = newly.stream().filter(guidanceClass::equals).count();
            return sent + underWay + decided >= cap.times();
        }

        /** By which he was told of the latest earlier operation of this subject and kind. */
        private @Nullable String previous(GuidanceRule rule, Notice notice) {
            return standing.stream()
                    .filter(other -> isOfTheSame(other, notice) && ORDER.compare(other, notice) < 0)
                    .sorted(ORDER.reversed())
                    .flatMap(other -> reports.stream()
                            .filter(report -> report.sent()
                                    && report.ruleId().equals(rule.id())
                                    && report.operationId().equals(other.operationId())))
                    .map(GuidanceReceipt::guidanceId)
                    .findFirst()
                    .orElse(null);
        }

        /** The channel that he used last of those that the rule allows; else the best of these. */
        private Channel channel(GuidanceRule rule) {
            Channel channel = rule.channels().get(0);
            for (MeasuredInteraction one : subject.interactions()) {
                if (one.way() == Selector.Way.INBOUND
                        && one.said() == null
                        && !one.occurredAt().isAfter(now)
                        && rule.channels().contains(one.traits().channel())) {
                    channel = one.traits().channel();
                }
            }
            return channel;
        }
    }

    private static boolean isOfTheSame(Notice one, Notice other) {
        return one.subject().equals(other.subject()) && one.kind().equals(other.kind());
    }
}
