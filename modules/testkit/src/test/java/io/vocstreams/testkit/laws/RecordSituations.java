package io.vocstreams.testkit.laws;

import io.vocstreams.model.Feedback;
import io.vocstreams.model.Header;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.Operation;
import io.vocstreams.model.intake.Identifiers;
import io.vocstreams.model.intake.Intake;
import io.vocstreams.model.intake.RejectReason;
import io.vocstreams.model.intake.Rejection;
import io.vocstreams.testkit.Input;
import io.vocstreams.testkit.World;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Situations that show in the records alone. */
final class RecordSituations {

    private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");

    private RecordSituations() {}

    static Map<String, Predicate<Seen>> all() {
        Map<String, Predicate<Seen>> all = new TreeMap<>();
        all.put(
                "a duplicate",
                seen -> new HashSet<>(seen.world().inputs()).size()
                        < seen.world().inputs().size());
        all.put("a retraction before its event", seen -> pair(seen, (one, next) -> isRetract(one) && !isRetract(next)));
        all.put("a retraction after its event", seen -> pair(seen, (one, next) -> !isRetract(one) && isRetract(next)));
        all.put(
                "an event above its retraction",
                seen -> pair(seen, (one, next) -> above(one, next) || above(next, one)));
        all.put("a lower revision after a higher", seen -> pair(seen, (one, next) -> one.revision() > next.revision()));
        all.put("a corrected answer", RecordSituations::correctsAnswer);
        all.put("a merge that is taken back", RecordSituations::unmerges);
        all.put("merges in a chain", seen -> longestChain(seen) >= 2);
        all.put("merges in a chain too long to follow", seen -> longestChain(seen) > 8);
        all.put("merges in a cycle", seen -> longestChain(seen) == Integer.MAX_VALUE);
        all.put("a merge before its customers", RecordSituations::mergesFirst);
        all.put("a household device", RecordSituations::hasHousehold);
        all.put("a forgotten profile", seen -> seen.world().inputs().stream()
                .anyMatch(Input.Forgotten.class::isInstance));
        all.put("an interaction of several identifiers", seen -> seen.standing().stream()
                .anyMatch(one -> one.header().identifiers().size() > 1));
        all.put("an identifier in two forms", RecordSituations::hasTwoForms);
        all.put("a customer that looks like an identifier of another type", seen -> seen.headers().stream()
                .flatMap(header -> header.identifiers().stream())
                .anyMatch(name -> name.type() == IdentifierType.CUSTOMER_ID && Identifiers.isJunk(name)));
        for (RejectReason reason : List.of(
                RejectReason.MISSING_FIELD,
                RejectReason.NO_USABLE_IDENTIFIER,
                RejectReason.LINK_INVALID,
                RejectReason.SCALE_INVALID,
                RejectReason.VALUE_OUT_OF_RANGE)) {
            all.put("refused: " + reason, seen -> refuses(seen.world(), reason));
        }
        all.put("refused profile", seen -> seen.world().inputs().stream()
                .anyMatch(input -> input instanceof Input.Profiled profiled
                        && Intake.judge(profiled.profile()).isPresent()));
        all.put("refused link of junk", seen -> seen.links().stream()
                .anyMatch(link -> reason(new Intake(Duration.ZERO).judge(link, END_OF_TIME))
                        == RejectReason.NO_USABLE_IDENTIFIER));
        return all;
    }

    private static boolean hasTwoForms(Seen seen) {
        Set<Identifier> asTheyCame = seen.standing().stream()
                .flatMap(one -> one.header().identifiers().stream())
                .filter(name -> !Identifiers.isJunk(name))
                .collect(Collectors.toSet());
        return asTheyCame.stream().map(Identifiers::normal).distinct().count() < asTheyCame.size();
    }

    private static boolean isRetract(Header header) {
        return header.operation() == Operation.RETRACT;
    }

    private static boolean above(Header upsert, Header retract) {
        return !isRetract(upsert) && isRetract(retract) && upsert.revision() > retract.revision();
    }

    /** Of two versions of one event, in the order in which they come. */
    private static boolean pair(Seen seen, BiPredicate<Header, Header> condition) {
        List<Header> headers = seen.headers();
        for (int i = 0; i < headers.size(); i++) {
            for (Header next : headers.subList(i + 1, headers.size())) {
                if (headers.get(i).eventId().equals(next.eventId()) && condition.test(headers.get(i), next)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean correctsAnswer(Seen seen) {
        return seen.standing().stream()
                .anyMatch(held -> held instanceof Feedback last
                        && last.value() != null
                        && seen.answers().stream()
                                .anyMatch(first -> first.header()
                                                .eventId()
                                                .equals(last.header().eventId())
                                        && first.header().revision()
                                                < last.header().revision()
                                        && first.metric() == last.metric()
                                        && !last.value().equals(first.value())));
    }

    private static boolean isMerge(IdentityLink link) {
        return link.from().type() == IdentifierType.CUSTOMER_ID;
    }

    private static boolean unmerges(Seen seen) {
        List<IdentityLink> merges =
                seen.links().stream().filter(RecordSituations::isMerge).toList();
        return merges.stream()
                .anyMatch(merge -> merge.operation() == Operation.RETRACT
                        && merges.stream()
                                .anyMatch(other -> other.operation() == Operation.UPSERT
                                        && other.linkId().equals(merge.linkId())
                                        && other.revision() <= merge.revision()));
    }

    private static int longestChain(Seen seen) {
        Map<Identifier, Identifier> next = new HashMap<>();
        seen.standingLinks().stream()
                .filter(RecordSituations::isMerge)
                .forEach(merge -> next.put(merge.from(), merge.to()));
        int longest = 0;
        for (Identifier start : next.keySet()) {
            int length = 0;
            @Nullable Identifier at = next.get(start);
            while (at != null && length <= next.size()) {
                length++;
                at = next.get(at);
            }
            longest = Math.max(longest, length > next.size() ? Integer.MAX_VALUE : length);
        }
        return longest;
    }

    private static boolean mergesFirst(Seen seen) {
        if (!(seen.world().inputs().get(0) instanceof Input.Linked first) || !isMerge(first.link())) {
            return false;
        }
        return seen.headers().stream()
                .anyMatch(header -> header.identifiers().contains(first.link().from()));
    }

    /** A device of two to four people that is no kiosk. */
    private static boolean hasHousehold(Seen seen) {
        Map<Identifier, HashSet<Identifier>> people = new HashMap<>();
        seen.standingLinks().stream()
                .filter(link -> link.from().type() == IdentifierType.DEVICE_ID)
                .forEach(link -> people.computeIfAbsent(link.from(), device -> new HashSet<>())
                        .add(link.to()));
        return people.entrySet().stream()
                .anyMatch(entry -> entry.getValue().size() > 1
                        && entry.getValue().size() < seen.world().identity().sharedThreshold()
                        && seen.headers().stream()
                                .anyMatch(header -> header.identifiers().contains(entry.getKey())));
    }

    private static boolean refuses(World world, RejectReason reason) {
        Intake intake = new Intake(Duration.ZERO);
        return world.inputs().stream()
                .anyMatch(input -> reason
                        == (input instanceof Input.Happened happened
                                ? reason(intake.judge(happened.interaction(), END_OF_TIME))
                                : input instanceof Input.Linked linked
                                        ? reason(intake.judge(linked.link(), END_OF_TIME))
                                        : null));
    }

    private static @Nullable RejectReason reason(Optional<Rejection> rejection) {
        return rejection.map(Rejection::reason).orElse(null);
    }
}
