package io.vocstreams.systemtests.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.contracts.Topics;
import io.vocstreams.identity.domain.Resolver;
import io.vocstreams.journey.catalogue.ActionCatalogues;
import io.vocstreams.journey.domain.guidance.Guidance;
import io.vocstreams.journey.domain.guidance.Ordered;
import io.vocstreams.journey.domain.history.EventKey;
import io.vocstreams.journey.domain.history.Permission;
import io.vocstreams.journey.domain.outcomes.MeasuredCustomer;
import io.vocstreams.journey.guidance.GuidanceFile;
import io.vocstreams.model.Consent;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.MessagingTouchpoint.Direction;
import io.vocstreams.model.MessagingTouchpoint.Medium;
import io.vocstreams.model.Operation;
import io.vocstreams.model.ResolvedInteraction;
import io.vocstreams.model.guidance.Decision;
import io.vocstreams.model.guidance.GuidanceRow;
import io.vocstreams.model.guidance.Notice;
import io.vocstreams.systemtests.driver.Layout;
import io.vocstreams.systemtests.driver.PipelineDriver;
import io.vocstreams.systemtests.driver.Policies;
import io.vocstreams.testkit.Event;
import io.vocstreams.testkit.Input;
import io.vocstreams.testkit.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What several tasks decide, in any order and over restarts, is what the rules decide of the whole set at once, given
 * what was to be sent.
 */
class GuidanceLawTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final List<String> ACTIONS = List.of("order_placed", "page_viewed", "delivery_received");
    private static final Guidance RULES = new Guidance(GuidanceFile.parse("g.yml", """
                    zone: UTC
                    quiet: ["12:20-12:40"]
                    caps:
                      MARKETING: {times: 1, within: PT1H}
                    guidance:
                      - id: late
                        version: 1
                        on: {kind: LATE, key: orderId}
                        until: {action: delivery_received}
                        class: SERVICE
                        channels: [WEB]
                        template: late
                      - id: offer
                        version: 1
                        on: {kind: [LATE, OFFER], key: orderId}
                        class: MARKETING
                        purpose: offers
                        channels: [APP, WEB]
                        template: offer
                    """), ActionCatalogues.shipped());

    private static final Set<String> seen = new ConcurrentSkipListSet<>();

    private final List<IdentityLink> links = new ArrayList<>();
    private final List<Interaction> interactions = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();

    static List<Integer> seeds() {
        return IntStream.range(0, 12).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldDecideAsTheRulesDo(int seed) {
        Random random = new Random(seed);
        World world = World.of(null);
        Policies policies = Policies.patient(world).guiding(RULES);
        try (PipelineDriver pipeline = new PipelineDriver(policies, Layout.of(1 + random.nextInt(3)), NOON, random)) {
            // Who is who comes first: what moves between SEND and receipt is set aside.
            people(random).forEach(pipeline::bringAnywhere);
            pipeline.runUntilQuiet();
            for (Runnable step : steps(pipeline, world, random)) {
                step.run();
                for (int i = random.nextInt(4); i > 0; i--) {
                    pipeline.step();
                }
                if (random.nextInt(15) == 0) {
                    pipeline.restartAll();
                }
            }
            shouldBeDecided(pipeline, world);
        }
    }

    @AfterAll
    static void shouldHaveSeenWhatHoldsBack() {
        assertThat(seen)
                .contains("SENT null", "SUPPRESSED CAPPED", "SUPPRESSED SUPERSEDED", "SUPPRESSED NO_CONSENT")
                .contains("SUPPRESSED ENDED", "HOLD QUIET_HOURS", "HOLD NO_RECEIPT");
    }

    private List<Runnable> steps(PipelineDriver pipeline, World world, Random random) {
        List<Runnable> steps = new ArrayList<>();
        happenings(random).forEach(input -> steps.add(() -> bring(pipeline, input)));
        operations(random)
                .forEach(notice -> steps.add(() -> {
                    notices.add(notice);
                    pipeline.bring(notice);
                }));
        for (int i = 0; i < 6; i++) {
            steps.add(() -> report(pipeline, random));
            steps.add(() -> pipeline.pass(Duration.ofMinutes(random.nextInt(15))));
        }
        for (int i = 0; i < 3; i++) {
            steps.add(() -> shouldBeDecided(pipeline, world));
        }
        Collections.shuffle(steps, random);
        return steps;
    }

    private void bring(PipelineDriver pipeline, Input input) {
        interactions.add(((Input.Happened) input).interaction());
        pipeline.bringAnywhere(input);
    }

    /** The sender has sent something of what it was to send, or could not. */
    private void report(PipelineDriver pipeline, Random random) {
        Map<String, GuidanceRow.Content> published = new TreeMap<>();
        read(pipeline, published, new HashMap<>());
        published.values().removeIf(content -> content.decision() != Decision.SEND);
        for (GuidanceRow.Content content : published.values()) {
            if (random.nextBoolean()) {
                String to = "customer-id:" + content.customerId();
                Event event = Event.of("sent" + interactions.size(), pipeline.now(), to);
                bring(pipeline, receipt(event, content.guidanceId(), content.ruleId(), content.operationId(), random));
            }
        }
    }

    private void shouldBeDecided(PipelineDriver pipeline, World world) {
        pipeline.runUntilQuiet();

        assertThat(pipeline.outcome().deadLetters()).isZero();
        Map<String, GuidanceRow.Content> published = new TreeMap<>();
        Map<String, Ordered> ordered = new HashMap<>();
        read(pipeline, published, ordered);
        published.values().forEach(content -> seen.add(content.decision() + " " + content.reason()));
        assertThat(text(published)).isEqualTo(expected(world, published, ordered, pipeline.now()));
    }

    private List<Input> people(Random random) {
        List<Input> inputs = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            add(inputs, "l" + i, "cookie-id:k" + i, "customer-id:c" + i);
        }
        for (int i = 0; i < 2; i++) {
            int from = random.nextInt(4);
            add(inputs, "m" + i, "customer-id:c" + from, "customer-id:c" + (from + 1 + random.nextInt(4 - from)));
        }
        return inputs;
    }

    private void add(List<Input> inputs, String id, String from, String to) {
        Input.Linked linked = Event.link(id, NOON.minus(Duration.ofDays(60)), from, to);
        links.add(linked.link());
        inputs.add(linked);
    }

    private static List<Input> happenings(Random random) {
        List<Input> inputs = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Event event = Event.of("t" + i, ago(random), identifier(random)).correlated("orderId", order(random));
            inputs.add(event.web(ACTIONS.get(random.nextInt(ACTIONS.size()))));
            if (random.nextInt(6) == 0) {
                inputs.add(event.version(0, Operation.RETRACT).web(""));
            }
        }
        for (int i = 0; i < 6; i++) {
            inputs.add(new Input.Happened(new Consent(
                    Event.of("c" + i, ago(random), identifier(random)).header(),
                    random.nextInt(4) == 0 ? "news" : "offers",
                    random.nextBoolean() ? Consent.Status.GRANTED : Consent.Status.WITHDRAWN)));
        }
        for (int i = 0; i < 6; i++) {
            String rule = random.nextBoolean() ? "late" : "offer";
            String operation = "op" + random.nextInt(7);
            Event event = Event.of("r" + i, NOON.minusSeconds(60 + i), identifier(random));
            String id = Guidance.id(rule, operation, "t" + random.nextInt(20));
            inputs.add(receipt(event, id, rule, operation, random));
        }
        return inputs;
    }

    private static Input receipt(Event event, String guidanceId, String ruleId, String operationId, Random random) {
        String action = random.nextInt(4) == 0 ? "guidance_failed" : "guidance_sent";
        return event.correlated("guidanceId", guidanceId)
                .correlated("ruleId", ruleId)
                .correlated("operationId", operationId)
                .message(Medium.EMAIL, Direction.OUTBOUND, action, null);
    }

    private static List<Notice> operations(Random random) {
        List<Notice> notices = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            Instant at = NOON.minus(Duration.ofMinutes(30 + random.nextInt(10_000)));
            Notice notice = new Notice(
                    new Notice.Subject("orderId", order(random)),
                    "op" + i,
                    0,
                    Operation.UPSERT,
                    "test",
                    random.nextBoolean() ? "LATE" : "OFFER",
                    null,
                    at,
                    at.plus(Duration.ofDays(random.nextInt(4) == 0 ? 1 : 20)),
                    Map.of());
            notices.add(notice);
            if (random.nextInt(5) == 0) {
                notices.add(notice.retracted());
            }
        }
        return notices;
    }

    private static Instant ago(Random random) {
        return NOON.minus(Duration.ofMinutes(120 + random.nextInt(20_000)));
    }

    private static String order(Random random) {
        return "o" + random.nextInt(3);
    }

    private static String identifier(Random random) {
        return (random.nextBoolean() ? "cookie-id:k" : "customer-id:c") + random.nextInt(5);
    }

    /** What holds, and since when the sender was asked to send it. */
    private void read(
            PipelineDriver pipeline, Map<String, GuidanceRow.Content> published, Map<String, Ordered> ordered) {
        Serde<GuidanceRow> serde = pipeline.outcome().serdes().guidance();
        for (GuidanceRow row : pipeline.outcome().all(Topics.GUIDANCE, serde)) {
            GuidanceRow.Content content = row.content();
            if (content.decision() == Decision.WITHDRAWN) {
                published.remove(content.guidanceId());
                ordered.remove(content.guidanceId());
            } else {
                published.put(content.guidanceId(), content);
            }
            if (content.decision() == Decision.SEND) {
                ordered.putIfAbsent(
                        content.guidanceId(),
                        new Ordered(
                                content.guidanceId(),
                                content.ruleId(),
                                content.operationId(),
                                content.evidence(),
                                content.guidanceClass(),
                                content.decidedAt()));
            }
        }
        ordered.keySet().retainAll(published.keySet());
    }

    private Map<String, String> expected(
            World world, Map<String, GuidanceRow.Content> published, Map<String, Ordered> ordered, Instant now) {
        Map<String, Map<EventKey, Interaction>> own = new TreeMap<>();
        Map<String, List<Permission>> permissions = new HashMap<>();
        for (ResolvedInteraction resolved : new Resolver(interactions, links, world.identity()).resolve()) {
            String origin = resolved.origin().text();
            if (resolved.interaction() instanceof Consent consent) {
                permissions
                        .computeIfAbsent(resolved.customerId(), any -> new ArrayList<>())
                        .add(Permission.of(origin, consent));
            } else {
                String eventId = resolved.interaction().header().eventId();
                own.computeIfAbsent(resolved.customerId(), any -> new HashMap<>())
                        .put(new EventKey(origin, eventId), resolved.interaction());
            }
        }
        Map<String, Notice> highest = new TreeMap<>();
        notices.forEach(notice -> highest.merge(
                notice.operationId(),
                notice,
                (one, other) -> one.version().compareTo(other.version()) < 0 ? other : one));
        Map<String, String> expected = new TreeMap<>();
        own.forEach((customer, all) -> {
            MeasuredCustomer measured = MeasuredCustomer.of(all, List.of(), Map.of(), world.journey());
            List<Ordered> asked = ordered.values().stream()
                    .filter(one -> customer.equals(Objects.requireNonNull(published.get(one.guidanceId()))
                            .customerId()))
                    .toList();
            RULES.decide(
                            new Guidance.Subject(
                                    measured.interactions(), permissions.getOrDefault(customer, List.of()), asked),
                            highest.values(),
                            now)
                    .forEach(one -> expected.put(
                            one.guidanceId(),
                            customer + " " + one.decision() + " " + one.reason() + " " + one.channel() + " "
                                    + one.previous()));
        });
        return expected;
    }

    private static Map<String, String> text(Map<String, GuidanceRow.Content> published) {
        Map<String, String> text = new TreeMap<>();
        published.forEach((id, row) -> text.put(
                id,
                row.customerId() + " " + row.decision() + " " + row.reason() + " " + row.channel() + " "
                        + row.previous()));
        return text;
    }
}
