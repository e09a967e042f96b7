package io.vocstreams.testkit.plain;

import io.vocstreams.journey.domain.guidance.Guidance;
import io.vocstreams.journey.domain.guidance.GuidancePolicy;
import io.vocstreams.journey.domain.guidance.GuidanceRule;
import io.vocstreams.journey.domain.guidance.Ordered;
import io.vocstreams.journey.guidance.GuidanceFile;
import io.vocstreams.model.Channel;
import io.vocstreams.model.Consent;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Header;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.MessagingTouchpoint;
import io.vocstreams.model.MessagingTouchpoint.Direction;
import io.vocstreams.model.MessagingTouchpoint.Medium;
import io.vocstreams.model.Operation;
import io.vocstreams.model.StoreTouchpoint;
import io.vocstreams.model.WebTouchpoint;
import io.vocstreams.model.guidance.GuidanceClass;
import io.vocstreams.model.guidance.Notice;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A customer, what happened in operations and a file of rules, drawn from a seed: few names and moments, so that
 * everything touches an edge of a rule.
 *
 * @param asked what the sender was asked to send
 */
record GuidedPast(
        GuidancePolicy policy,
        List<Interaction> interactions,
        List<Consent> consents,
        List<Ordered> asked,
        List<Notice> notices,
        Instant now) {

    /** When the clocks of Berlin are turned back, and when they are turned on. */
    private static final List<Instant> TIMES =
            List.of(Instant.parse("2026-10-25T01:00:00Z"), Instant.parse("2026-03-29T01:00:00Z"));

    private static final List<Duration> EDGES = List.of(
            Duration.ZERO,
            Duration.ofMillis(1),
            Duration.ofMinutes(10),
            Duration.ofMinutes(45),
            Duration.ofHours(24),
            Duration.ofDays(7),
            Duration.ofDays(30));
    private static final List<Duration> HELD =
            List.of(Duration.ofMinutes(45), Duration.ofDays(7), Duration.ofDays(30), Duration.ofDays(30));
    private static final List<String> ACTIONS =
            List.of("page_viewed", "order_placed", "delivery_received", "call_started", "guidance_sent");
    private static final List<String> SELECTORS = List.of(
            "{any: true}",
            "{action: [order_placed, guidance_sent]}",
            "{action: delivery_received}",
            "{kind: contact}",
            "{channel: [WEB, STORE]}",
            "{direction: OUTBOUND}",
            "{any: true, not: {action: delivery_received}}");
    private static final List<String> QUIET = List.of(
            "zone: UTC\n",
            "zone: Asia/Tokyo\nquiet: [\"09:00-10:30\", \"10:30-11:00\"]\n",
            "zone: Europe/Berlin\nquiet: [\"22:00-02:45\"]\n",
            "zone: Europe/Berlin\nquiet: [\"02:15-03:30\"]\n");
    private static final List<String> CLASSES =
            List.of("SAFETY", "SERVICE", "MARKETING, purpose: offers", "MARKETING, purpose: offers");
    private static final List<String> KEYS =
            List.of("orderId", "orderId", "orderId", "orderId", "storeId", "productId", "channel");
    private static final List<String> OPERATIONS = List.of("o1", "o2", "o3", "o4");

    static GuidedPast of(long seed) {
        Random random = new Random(seed);
        Instant origin = one(random, TIMES);
        GuidancePolicy policy = GuidanceFile.parse("g.yml", file(random));
        List<Interaction> interactions = new ArrayList<>();
        for (int i = 1 + random.nextInt(8); i > 0; i--) {
            interactions.add(interaction("e" + i, time(origin, random), random));
        }
        List<Notice> notices = new ArrayList<>();
        for (String operation : OPERATIONS.subList(0, 1 + random.nextInt(OPERATIONS.size()))) {
            notices.add(notice(operation, origin.minus(one(random, EDGES.subList(0, 5))), random));
        }
        List<Ordered> asked = new ArrayList<>();
        for (GuidanceRule rule : policy.rules()) {
            for (String operation : OPERATIONS) {
                if (random.nextInt(4) == 0) {
                    asked.add(asked(rule, operation, time(origin, random), random));
                }
                if (random.nextInt(4) == 0) {
                    interactions.add(receipt("r" + interactions.size(), rule, operation, time(origin, random), random));
                }
            }
        }
        List<Consent> consents = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            consents.add(new Consent(
                    header("c" + i, time(origin, random), Map.of()),
                    one(random, List.of("offers", "offers", "news")),
                    one(random, List.of(Consent.Status.GRANTED, Consent.Status.GRANTED, Consent.Status.WITHDRAWN))));
        }
        Instant now = origin.plus(one(random, EDGES));
        return new GuidedPast(policy, interactions, consents, asked, notices, now);
    }

    private static String file(Random random) {
        StringBuilder yaml = new StringBuilder(one(random, QUIET));
        if (random.nextInt(4) > 0) {
            yaml.append("caps:\n  MARKETING: {times: ")
                    .append(1 + random.nextInt(2))
                    .append(", within: ")
                    .append(one(random, List.of("PT45M", "PT24H", "P7D")))
                    .append("}\n");
        }
        yaml.append("guidance:\n");
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            yaml.append("  - {id: r").append(i).append(", version: 1, on: {kind: ");
            yaml.append(one(random, List.of("LATE", "[LATE, OVER]"))).append(", key: ");
            yaml.append(one(random, KEYS)).append("}, ");
            if (random.nextInt(3) == 0) {
                yaml.append("interest: ").append(one(random, SELECTORS)).append(", ");
            }
            if (random.nextInt(3) == 0) {
                yaml.append("until: ").append(one(random, SELECTORS)).append(", ");
            }
            if (random.nextBoolean()) {
                yaml.append("for: ")
                        .append(one(random, List.of("PT24H", "P7D", "P30D")))
                        .append(", ");
            }
            yaml.append("class: ").append(one(random, CLASSES));
            yaml.append(", channels: [WEB, EMAIL, STORE], template: t}\n");
        }
        return yaml.toString();
    }

    private static Interaction interaction(String eventId, Instant at, Random random) {
        Map<String, String> named = new HashMap<>();
        for (String key : List.of("orderId", "storeId", "productId")) {
            if (random.nextInt(3) > 0) {
                named.put(key, one(random, List.of("a", "a", "b", " ")));
            }
        }
        if (random.nextInt(4) == 0) {
            // Also on touchpoints that are no receipts.
            named.putAll(Map.of("guidanceId", "g", "ruleId", "r1", "operationId", "o1"));
        }
        Header header = header(eventId, at, named);
        String action = one(random, ACTIONS);
        return switch (random.nextInt(5)) {
            case 0 ->
                new StoreTouchpoint(header, action, one(random, List.of("a", "b")), null, null, null, null, List.of());
            case 1 ->
                new MessagingTouchpoint(
                        header,
                        action,
                        one(random, List.of(Medium.values())),
                        one(random, List.of(Direction.values())),
                        null,
                        null,
                        null,
                        null);
            case 2 ->
                new Feedback(
                        header,
                        "s1",
                        "q1",
                        Metric.NPS,
                        0,
                        10,
                        Polarity.HIGHER_IS_BETTER,
                        Feedback.Status.ANSWERED,
                        3,
                        null,
                        null,
                        Channel.WEB,
                        null,
                        "a",
                        "a");
            default ->
                new WebTouchpoint(
                        header,
                        action,
                        null,
                        null,
                        random.nextBoolean() ? null : one(random, List.of("a", "b")),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null);
        };
    }

    private static Interaction receipt(String eventId, GuidanceRule rule, String operation, Instant at, Random random) {
        Map<String, String> named = new HashMap<>(Map.of(
                "guidanceId",
                Guidance.id(rule.id(), operation, "e" + (1 + random.nextInt(4))),
                "ruleId",
                rule.id(),
                "operationId",
                operation,
                "orderId",
                "a"));
        return new MessagingTouchpoint(
                header(eventId, at, named),
                random.nextInt(4) == 0 ? "guidance_failed" : "guidance_sent",
                Medium.EMAIL,
                Direction.OUTBOUND,
                null,
                null,
                null,
                null);
    }

    private static Ordered asked(GuidanceRule rule, String operation, Instant at, Random random) {
        String evidence = "e" + (1 + random.nextInt(4));
        GuidanceClass guidanceClass = rule.guidanceClass();
        String id = Guidance.id(rule.id(), operation, evidence);
        return new Ordered(id, rule.id(), operation, evidence, guidanceClass, at);
    }

    private static Notice notice(String operation, Instant at, Random random) {
        String key = one(random, KEYS);
        String value =
                key.equals("channel") ? one(random, List.of("WEB", "STORE")) : one(random, List.of("a", "a", "b"));
        return new Notice(
                new Notice.Subject(key, value),
                operation,
                0,
                random.nextInt(8) == 0 ? Operation.RETRACT : Operation.UPSERT,
                "test",
                one(random, List.of("LATE", "LATE", "OVER")),
                null,
                at,
                at.plus(one(random, HELD)),
                Map.of());
    }

    private static Header header(String eventId, Instant at, Map<String, String> named) {
        return new Header(eventId, 0, Operation.UPSERT, "test", at, null, List.of(), named, Map.of());
    }

    private static Instant time(Instant origin, Random random) {
        // Most of it is over by now.
        Instant time = origin.minus(one(random, EDGES));
        return random.nextInt(4) == 0 ? time.plus(one(random, EDGES)) : time;
    }

    private static <T> T one(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
