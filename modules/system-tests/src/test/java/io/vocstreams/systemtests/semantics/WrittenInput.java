package io.vocstreams.systemtests.semantics;

import io.vocstreams.model.Channel;
import io.vocstreams.model.Consent;
import io.vocstreams.model.CustomerProfile;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.MessagingTouchpoint.Direction;
import io.vocstreams.model.MessagingTouchpoint.Medium;
import io.vocstreams.model.Operation;
import io.vocstreams.model.guidance.Notice;
import io.vocstreams.model.score.Metric;
import io.vocstreams.testkit.Event;
import io.vocstreams.testkit.Input;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows that say what comes: event, who, at, channel, what. Of an operation the channel is `operation`, of a
 * consent `consent`.
 */
final class WrittenInput {

    private static final List<String> OPTIONS = List.of("about", "survey", "resolved", "store", "product", "segment");

    private final Map<String, Map<String, String>> firstRows = new HashMap<>();

    /** A later version need not repeat who and when. */
    Input of(Map<String, String> row) {
        String[] event = cell(row, "event").split(" r", 2);
        Map<String, String> first = firstRows.computeIfAbsent(event[0], id -> row);
        String who = cell(row, "who").isEmpty() ? cell(first, "who") : cell(row, "who");
        String channel = cell(row, "channel").isEmpty() ? cell(first, "channel") : cell(row, "channel");
        Instant at = at(cell(row, "at").isEmpty() ? first : row);
        boolean retracted = cell(row, "what").equals("retract");
        Words words = Words.of(retracted ? cell(first, "what") : cell(row, "what"));
        if (channel.equals("consent")) {
            return new Input.Happened(new Consent(
                    Event.of(event[0], at, who.split(" ", -1)).header(),
                    words.first(),
                    Consent.Status.valueOf(words.at(1))));
        }
        if (channel.equals("profile")) {
            String customer = who.substring(who.indexOf(':') + 1);
            return new Input.Profiled(new CustomerProfile(customer, at, words.option("segment"), null, Map.of()));
        }
        if (channel.equals("link")) {
            return retracted
                    ? Event.unlink(event[0], at, who, words.first())
                    : Event.link(event[0], at, who, words.first());
        }
        int revision = event.length > 1 ? Integer.parseInt(event[1]) : 0;
        Event header = Event.of(event[0], at, who.split(" ", -1))
                .version(revision, retracted ? Operation.RETRACT : Operation.UPSERT);
        for (Map.Entry<String, String> correlation : words.correlations().entrySet()) {
            header = header.correlated(correlation.getKey(), correlation.getValue());
        }
        return isMetric(words.first()) ? feedback(header, channel, words) : touchpoint(header, channel, words);
    }

    static boolean isOperation(Map<String, String> row) {
        return row.getOrDefault("channel", "").equals("operation");
    }

    /** An operation, or what takes it back: kind, the key and value of its subject, until when it holds. */
    static Notice operation(Map<String, String> row) {
        Words words = Words.of(cell(row, "what"));
        Map<String, String> subject = new LinkedHashMap<>(words.correlations());
        String until = subject.remove("until");
        Map.Entry<String, String> named = subject.entrySet().iterator().next();
        Instant at = at(row);
        Notice notice = new Notice(
                new Notice.Subject(named.getKey(), named.getValue()),
                cell(row, "event"),
                0,
                Operation.UPSERT,
                "operations",
                words.first(),
                null,
                at,
                at.plus(Duration.parse(String.valueOf(until))),
                Map.of());
        return words.has("retract") ? notice.retracted() : notice;
    }

    static Instant at(Map<String, String> row) {
        return LocalDateTime.parse(cell(row, "at").replace(" ", "T")).toInstant(ZoneOffset.UTC);
    }

    private static Input feedback(Event header, String channel, Words words) {
        Metric metric = Metric.valueOf(words.first());
        String[] scale =
                metric == Metric.NPS ? new String[] {"0", "10"} : words.at(1).split("-", 2);
        String value = words.at(metric == Metric.NPS ? 1 : 2);
        Feedback.Status status =
                switch (value) {
                    case "dismissed" -> Feedback.Status.DISMISSED;
                    case "partial" -> Feedback.Status.PARTIAL;
                    default -> Feedback.Status.ANSWERED;
                };
        String survey = words.option("survey");
        return header.feedback(
                survey == null ? "s1" : survey,
                metric,
                Integer.parseInt(scale[0]),
                Integer.parseInt(scale[1]),
                status,
                status == Feedback.Status.ANSWERED ? Integer.valueOf(value) : null,
                Channel.valueOf(channel),
                words.option("about"));
    }

    private static Input touchpoint(Event header, String channel, Words words) {
        String resolved = words.option("resolved");
        @Nullable Boolean outcome = resolved == null ? null : Boolean.valueOf(resolved);
        return switch (channel) {
            case "WEB" -> header.web(words.first(), words.option("product"));
            case "APP" -> header.app(words.first(), words.option("product"));
            case "CALL_CENTER" -> header.call(words.first(), outcome);
            case "STORE" -> header.store(words.first(), String.valueOf(words.option("store")));
            default -> {
                Direction direction = words.has("outbound") ? Direction.OUTBOUND : Direction.INBOUND;
                yield header.message(Medium.valueOf(channel), direction, words.first(), outcome);
            }
        };
    }

    private static boolean isMetric(String word) {
        return List.of("NPS", "CSAT", "CES", "RATING").contains(word);
    }

    private static String cell(Map<String, String> row, String column) {
        String cell = row.get(column);
        if (cell == null) {
            throw new IllegalArgumentException("No column " + column + " in " + row);
        }
        return cell;
    }

    /** Plain words, and options of the form name=value. */
    private record Words(List<String> plain, Map<String, String> named) {

        static Words of(String what) {
            Map<String, String> named = new LinkedHashMap<>();
            List<String> plain = List.of(what.replace("→", "").strip().split(" +", -1)).stream()
                    .filter(word -> {
                        String[] parts = word.split("=", 2);
                        return parts.length == 1 || named.put(parts[0], parts[1]) != null;
                    })
                    .toList();
            return new Words(plain, named);
        }

        String first() {
            return at(0);
        }

        String at(int index) {
            return index < plain.size() ? plain.get(index) : "";
        }

        boolean has(String word) {
            return plain.contains(word.toLowerCase(Locale.ROOT));
        }

        @Nullable
        String option(String name) {
            return named.get(name);
        }

        Map<String, String> correlations() {
            Map<String, String> others = new LinkedHashMap<>(named);
            others.keySet().removeAll(OPTIONS);
            return others;
        }
    }
}
