package io.vocstreams.testkit.plain;

import io.vocstreams.journey.domain.history.EventKey;
import io.vocstreams.journey.domain.outcomes.Measure;
import io.vocstreams.journey.measures.MeasureFile;
import io.vocstreams.model.Channel;
import io.vocstreams.model.CustomerProfile;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Header;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.MessagingTouchpoint;
import io.vocstreams.model.MessagingTouchpoint.Direction;
import io.vocstreams.model.MessagingTouchpoint.Medium;
import io.vocstreams.model.Operation;
import io.vocstreams.model.StoreTouchpoint;
import io.vocstreams.model.WebTouchpoint;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A customer and a measure drawn from a seed: few names and moments, so that everything touches an edge of a rule. */
record MeasuredPast(
        List<Interaction> interactions,
        List<CustomerProfile> profiles,
        Map<String, Instant> experiments,
        Measure measure,
        @Nullable Instant clock) {

    private static final Instant T0 = Instant.parse("2026-11-01T00:00:00Z");
    private static final List<Duration> EDGES = List.of(
            Duration.ZERO,
            Duration.ofMillis(1),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(24),
            Duration.ofHours(24).minusMillis(1),
            Duration.ofDays(7),
            Duration.ofDays(91));
    private static final List<String> ACTIONS = List.of(
            "page_viewed", "cart_updated", "checkout_started", "order_placed", "faq_searched", "call_started", "odd");
    private static final List<String> SELECTORS = List.of(
            "{kind: goal}",
            "{kind: [intent, contact]}",
            "{any: true}",
            "{any: true, not: {kind: goal}}",
            "{action: [faq_searched, cart_updated]}",
            "{channel: [WEB, EMAIL]}",
            "{direction: OUTBOUND}",
            "{direction: OUTBOUND, not: {action: order_placed}}",
            "{direction: [INBOUND, OUTBOUND], stage: SUPPORT}",
            "{answer: low}",
            "{answer: high, channel: WEB}",
            "{status: ANSWERED, not: {kind: goal}}",
            "{feedback: NPS, stage: PURCHASE}",
            "{status: [DISMISSED, PARTIAL]}",
            "{results: none}",
            "{resolved: false}",
            "{exposure: first}",
            "{not: {any: true}}");
    private static final List<String> TEXTS = List.of(
            " ",
            "The queue was far too long and the price is high.",
            "待ち時間が長くて、料金も高いです。",
            "The staff were friendly.",
            "Great food, but the room was dirty.",
            "最悪です。",
            "очень плохо");
    private static final List<String> NAMES = List.of("orderId", "campaignId", "productId", "surveyId");

    static MeasuredPast of(long seed) {
        Random random = new Random(seed);
        List<Interaction> interactions = new ArrayList<>();
        int count = 1 + random.nextInt(14);
        for (int i = 0; i < count; i++) {
            interactions.add(interaction("e" + random.nextInt(10) + i, random));
        }
        Map<Instant, CustomerProfile> profiles = new HashMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            Instant at = time(random);
            profiles.put(
                    at, new CustomerProfile("anna", at, one(random, "gold", " "), one(random, "fan", " "), Map.of()));
        }
        Map<String, Instant> experiments =
                random.nextBoolean() ? Map.of("x", T0.minus(Duration.ofDays(100)), "y", T0) : Map.of();
        return new MeasuredPast(
                interactions,
                List.copyOf(profiles.values()),
                experiments,
                measure(random),
                random.nextInt(9) == 0 ? null : time(random));
    }

    /** The interactions as a set, built up in another order and with some twice. */
    Map<EventKey, Interaction> shuffled(Random random) {
        List<Interaction> arrivals = new ArrayList<>(interactions);
        arrivals.addAll(interactions.subList(0, random.nextInt(interactions.size() + 1)));
        Collections.shuffle(arrivals, random);
        Map<EventKey, Interaction> set = new HashMap<>();
        arrivals.forEach(
                one -> set.put(new EventKey("customer-id:anna", one.header().eventId()), one));
        return set;
    }

    private static Measure measure(Random random) {
        boolean self = random.nextInt(6) == 0;
        StringBuilder yaml = new StringBuilder("measures: [{id: m, version: 1, opens: [").append(selector(random));
        if (random.nextBoolean()) {
            yaml.append(", ").append(selector(random));
        }
        yaml.append("], ");
        if (self) {
            yaml.append("closes: self, ").append(random.nextBoolean() ? "if: " + selector(random) + ", " : "");
        } else {
            yaml.append("closes: ")
                    .append(selector(random))
                    .append(", within: ")
                    .append(edge(random))
                    .append(", ");
        }
        if (random.nextBoolean()) {
            yaml.append("same: ")
                    .append(NAMES.get(random.nextInt(NAMES.size())))
                    .append(", ");
        }
        Duration episode = EDGES.get(random.nextInt(5));
        Measure measure = MeasureFile.parse("m.yml", bounded(yaml, self) + "}]").get(0);
        // What a file must not ask for is asked for here, too: the function is to be right of any measure.
        return new Measure(
                measure.id(),
                measure.version(),
                measure.opens(),
                measure.closes(),
                measure.within(),
                measure.good(),
                yaml.indexOf("same: ") < 0 ? null : measure.same(),
                episode,
                measure.breakdowns(),
                measure.sizes());
    }

    private static String bounded(StringBuilder yaml, boolean self) {
        return yaml + (self || yaml.indexOf("same: ") >= 0 ? "success: absent" : "same: any, success: present");
    }

    private static Interaction interaction(String eventId, Random random) {
        Map<String, String> correlations = new HashMap<>();
        for (String name : NAMES) {
            if (random.nextInt(3) == 0) {
                correlations.put(name, one(random, "a", "b", " "));
            }
        }
        Map<String, String> shown = new HashMap<>();
        if (random.nextInt(4) == 0) {
            shown.put(one(random, "x", "y", "z"), one(random, "a", "b"));
        }
        Header header =
                new Header(eventId, 0, Operation.UPSERT, "test", time(random), null, List.of(), correlations, shown);
        String action = ACTIONS.get(random.nextInt(ACTIONS.size()));
        String product = orNull(random, "a", "b", " ");
        String campaign = orNull(random, "a", "b");
        Boolean resolved = random.nextInt(3) == 0 ? null : random.nextBoolean();
        return switch (random.nextInt(4)) {
            case 0 -> new StoreTouchpoint(header, action, one(random, "b1", " "), null, null, null, null, List.of());
            case 1 ->
                new MessagingTouchpoint(
                        header,
                        action,
                        one(random, Medium.values()),
                        one(random, Direction.values()),
                        null,
                        resolved,
                        campaign,
                        said(header));
            case 2 -> feedback(header, product, random);
            default ->
                new WebTouchpoint(
                        header,
                        action,
                        null,
                        null,
                        product,
                        null,
                        campaign,
                        null,
                        random.nextBoolean() ? null : Integer.valueOf(random.nextInt(2)),
                        null,
                        null);
        };
    }

    private static Feedback feedback(Header header, @Nullable String product, Random random) {
        Metric metric = one(random, Metric.NPS, Metric.CSAT, Metric.CES, Metric.RATING, Metric.TEXT);
        int min = metric == Metric.NPS ? 0 : 1;
        int max = metric == Metric.NPS ? 10 : metric == Metric.CSAT ? 3 + random.nextInt(5) : 5;
        Polarity polarity =
                metric == Metric.CES && random.nextBoolean() ? Polarity.LOWER_IS_BETTER : Polarity.HIGHER_IS_BETTER;
        return new Feedback(
                header,
                one(random, "a", "b"),
                "q1",
                metric,
                min,
                max,
                polarity,
                one(random, Feedback.Status.values()),
                min + random.nextInt(max - min + 1),
                said(header),
                null,
                one(random, Channel.values()),
                null,
                orNull(random, "b2", " "),
                product);
    }

    /** By the id alone, so that all else stays as it is without texts. */
    private static @Nullable String said(Header header) {
        return TEXTS.get(Math.floorMod(header.eventId().hashCode(), TEXTS.size()));
    }

    private static String selector(Random random) {
        return SELECTORS.get(random.nextInt(SELECTORS.size()));
    }

    private static Duration edge(Random random) {
        return EDGES.get(random.nextInt(EDGES.size()));
    }

    private static Instant time(Random random) {
        return T0.plus(edge(random)).minus(edge(random)).plus(edge(random));
    }

    @SafeVarargs
    private static <T> T one(Random random, T... values) {
        return values[random.nextInt(values.length)];
    }

    private static @Nullable String orNull(Random random, String... values) {
        return random.nextBoolean() ? null : one(random, values);
    }
}
