package io.vocstreams.replay.generate;

import io.vocstreams.contracts.InputRecord;
import io.vocstreams.model.Channel;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Header;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.Operation;
import io.vocstreams.model.Touchpoint;
import io.vocstreams.model.Version;
import io.vocstreams.model.intake.Intake;
import io.vocstreams.model.intake.RejectReason;
import io.vocstreams.model.intake.Rejection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads a sample as a stranger would, from its records alone: whose event is it, and what is a feedback about? */
final class Recount {

    private static final Duration SESSION = Duration.ofMinutes(30);
    private static final Comparator<Interaction> BY_TIME = Comparator.comparing(
                    (Interaction interaction) -> interaction.header().occurredAt())
            .thenComparing(interaction -> interaction.header().eventId());

    private final Map<RejectReason, Long> refused = new EnumMap<>(RejectReason.class);
    private final Map<String, Interaction> events = new HashMap<>();
    private final Map<String, IdentityLink> links = new HashMap<>();
    private final Map<Identifier, Identifier> leader = new HashMap<>();
    private final Map<String, List<Touchpoint>> touchpoints = new TreeMap<>();

    Recount(List<InputRecord> records, Instant end) {
        Intake intake = new Intake(Duration.ofMinutes(5));
        for (InputRecord record : records) {
            if (record.value() instanceof Interaction interaction) {
                refuseOr(intake.judge(interaction, end), () -> keep(interaction));
            } else if (record.value() instanceof IdentityLink link) {
                refuseOr(intake.judge(link, end), () -> links.merge(link.linkId(), link, Recount::higher));
            }
        }
        events.values().removeIf(event -> event.header().operation() == Operation.RETRACT);
        links.values().removeIf(link -> link.operation() == Operation.RETRACT);
        events.values().forEach(event -> unite(event.header().identifiers()));
        links.values().forEach(link -> unite(List.of(link.from(), link.to())));
        for (Interaction event : events.values()) {
            if (event instanceof Touchpoint touchpoint) {
                touchpoints
                        .computeIfAbsent(customerOf(event.header()), key -> new ArrayList<>())
                        .add(touchpoint);
            }
        }
        touchpoints.values().forEach(all -> all.sort(BY_TIME));
    }

    Map<RejectReason, Long> refused() {
        return refused;
    }

    List<Feedback> feedback() {
        return events.values().stream()
                .filter(Feedback.class::isInstance)
                .map(Feedback.class::cast)
                .sorted(BY_TIME)
                .toList();
    }

    Map<String, Long> journeys() {
        Map<String, Long> journeys = new TreeMap<>();
        touchpoints.forEach((customer, all) -> {
            Optional<Instant> last = Optional.empty();
            for (Touchpoint touchpoint : all) {
                Instant at = touchpoint.header().occurredAt();
                if (touchpoint.isOutbound()) {
                    continue;
                }
                if (last.isEmpty() || last.get().plus(Duration.ofDays(7)).isBefore(at)) {
                    journeys.merge(customer, 1L, Long::sum);
                }
                last = Optional.of(at);
            }
        });
        return journeys;
    }

    String customerOf(Header header) {
        List<Identifier> identifiers = header.identifiers();
        if (identifiers.size() == 1 && isKiosk(identifiers.get(0))) {
            return atKiosk(identifiers.get(0), header.occurredAt());
        }
        Identifier known =
                identifiers.stream().filter(one -> !isKiosk(one)).findFirst().orElseThrow();
        return text(leaderOf(known));
    }

    Channel channelOf(Feedback feedback) {
        List<Touchpoint> own = touchpoints.getOrDefault(customerOf(feedback.header()), List.of());
        Touchpoint about = null;
        for (Touchpoint touchpoint : own) {
            if (touchpoint.header().eventId().equals(feedback.touchpointId())) {
                return touchpoint.channel();
            }
            boolean before =
                    !touchpoint.header().occurredAt().isAfter(feedback.header().occurredAt());
            if (before && !touchpoint.isOutbound() && better(touchpoint, about, feedback)) {
                about = touchpoint;
            }
        }
        return about == null ? feedback.channel() : about.channel();
    }

    private static boolean better(Touchpoint touchpoint, @Nullable Touchpoint than, Feedback feedback) {
        return than == null || rank(touchpoint, feedback) >= rank(than, feedback);
    }

    private static int rank(Touchpoint touchpoint, Feedback feedback) {
        boolean correlated = feedback.header().correlations().entrySet().stream()
                .anyMatch(touchpoint.header().correlations().entrySet()::contains);
        return correlated ? 2 : touchpoint.channel() == feedback.channel() ? 1 : 0;
    }

    private void refuseOr(Optional<Rejection> rejection, Runnable otherwise) {
        rejection.ifPresentOrElse(one -> refused.merge(one.reason(), 1L, Long::sum), otherwise);
    }

    private void keep(Interaction interaction) {
        events.merge(interaction.header().eventId(), interaction, Recount::higher);
    }

    private static Interaction higher(Interaction one, Interaction other) {
        return later(one.header().version(), other.header().version()) ? other : one;
    }

    private static IdentityLink higher(IdentityLink one, IdentityLink other) {
        return later(one.version(), other.version()) ? other : one;
    }

    private static boolean later(Version one, Version other) {
        return other.compareTo(one) > 0;
    }

    /**
     * Apart from the kiosk, identifiers that were ever seen together are one customer, led by the end of its merges.
     */
    private void unite(List<Identifier> identifiers) {
        List<Identifier> personal =
                identifiers.stream().filter(one -> !isKiosk(one)).toList();
        for (Identifier one : personal) {
            for (Identifier other : personal) {
                Identifier a = leaderOf(one);
                Identifier b = leaderOf(other);
                if (!a.equals(b)) {
                    boolean merge = a.type() == IdentifierType.CUSTOMER_ID && b.type() == IdentifierType.CUSTOMER_ID;
                    boolean aLeads = merge ? isTarget(a) : a.isStrongerThan(b);
                    leader.put(aLeads ? b : a, aLeads ? a : b);
                }
            }
        }
    }

    private boolean isTarget(Identifier customer) {
        return links.values().stream()
                .anyMatch(link -> link.from().type() == IdentifierType.CUSTOMER_ID
                        && link.to().equals(customer));
    }

    private Identifier leaderOf(Identifier identifier) {
        Identifier current = identifier;
        for (Identifier next = leader.get(current); next != null; next = leader.get(current)) {
            current = next;
        }
        return current;
    }

    private String atKiosk(Identifier kiosk, Instant at) {
        return events.values().stream()
                .map(Interaction::header)
                .filter(header -> header.identifiers().size() > 1
                        && header.identifiers().contains(kiosk)
                        && !header.occurredAt().isAfter(at)
                        && header.occurredAt().plus(SESSION).compareTo(at) >= 0)
                .max(Comparator.comparing(Header::occurredAt))
                .map(this::customerOf)
                .orElse(kiosk.text());
    }

    private static boolean isKiosk(Identifier identifier) {
        return identifier.value().startsWith("kiosk");
    }

    private static String text(Identifier identifier) {
        return identifier.type() == IdentifierType.CUSTOMER_ID ? identifier.value() : identifier.text();
    }
}
