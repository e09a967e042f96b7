package io.vocstreams.systemtests.semantics;

import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.Topics;
import io.vocstreams.model.AttributionContent;
import io.vocstreams.model.Journey;
import io.vocstreams.model.JourneyContent;
import io.vocstreams.model.guidance.GuidanceRow;
import io.vocstreams.model.score.Rate;
import io.vocstreams.model.score.Score;
import io.vocstreams.systemtests.driver.Outcome;
import io.vocstreams.testkit.Tables;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fields of published records, as the pages write them. */
final class Published {

    private final Outcome outcome;
    private final EdgeSerdes serdes;

    Published(Outcome outcome, EdgeSerdes serdes) {
        this.outcome = outcome;
        this.serdes = serdes;
    }

    /** What the last record of a key says, with what the tables of an oracle leave out. */
    interface Row {

        /**
         * The field of a column.
         *
         * @param written as it stands on the page
         */
        String field(String column, String written);
    }

    @Nullable
    Row score(String key) {
        Score score = last(outcome.all(Topics.SCORES, serdes.scores()).stream()
                .filter(one -> one.key().text().equals(key))
                .toList());
        return score == null ? null : (column, written) -> field(score, column, written);
    }

    @Nullable
    Row rate(String key) {
        Rate rate = last(outcome.all(Topics.RATES, serdes.rates()).stream()
                .filter(one -> one.key().text().equals(key))
                .toList());
        return rate == null ? null : (column, written) -> field(rate, column, written);
    }

    /**
     * What a rule says of an operation now, customer by customer: whom it tells by which channel, and why not others.
     *
     * @param asked rule and operation
     */
    String guidance(String asked) {
        Map<String, GuidanceRow.Content> latest = new TreeMap<>();
        outcome.all(Topics.GUIDANCE, serdes.guidance())
                .forEach(row -> latest.put(row.content().guidanceId(), row.content()));
        return latest.values().stream()
                .filter(content -> asked.equals(content.ruleId() + " " + content.operationId()))
                .map(content -> content.customerId() + " " + content.decision() + " "
                        + (content.reason() == null ? content.channel() : content.reason()))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    Map<String, AttributionContent> attributions() {
        return outcome.tables().attributions();
    }

    List<JourneyContent> journeys() {
        return List.copyOf(outcome.tables().journeys().values());
    }

    /** Of whichever of its identifiers the event is known by. */
    List<String> customersOf(String eventId) {
        return outcome.tables().customers().entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(Tables.interactionKey("", eventId)))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static String field(Score score, String column, String written) {
        return switch (column) {
            case "responses" -> String.valueOf(score.responses());
            case "customers" -> String.valueOf(score.customers());
            case "dismissed" -> String.valueOf(score.dismissed());
            case "partial" -> String.valueOf(score.partial());
            case "histogram" -> score.histogram().stream().map(String::valueOf).collect(Collectors.joining(" "));
            case "promoters" -> String.valueOf(score.promoters());
            case "passives" -> String.valueOf(score.passives());
            case "detractors" -> String.valueOf(score.detractors());
            case "score" -> rounded(score.score(), written);
            case "low" -> rounded(score.low(), written);
            case "high" -> rounded(score.high(), written);
            case "ease" -> rounded(score.ease(), written);
            case "windowEnd" -> score.windowEnd().toString();
            case "finality" -> score.finality().name();
            case "reasons" -> score.reasons().stream().map(Enum::name).sorted().collect(Collectors.joining(" "));
            case "definition" -> score.definition();
            default -> throw new IllegalArgumentException("A score has no " + column);
        };
    }

    private static String field(Rate rate, String column, String written) {
        return switch (column) {
            case "opportunities" -> String.valueOf(rate.counts().opportunities());
            case "pending" -> String.valueOf(rate.counts().pending());
            case "successes" -> String.valueOf(rate.counts().successes());
            case "failures" -> String.valueOf(rate.counts().failures());
            case "rate" -> rounded(rate.rate(), written);
            case "low" -> rounded(rate.low(), written);
            case "high" -> rounded(rate.high(), written);
            case "p50" -> rounded(rate.p50(), written);
            case "p75" -> rounded(rate.p75(), written);
            case "p90" -> rounded(rate.p90(), written);
            case "p95" -> rounded(rate.p95(), written);
            case "windowEnd" -> rate.windowEnd().toString();
            case "finality" -> rate.finality().name();
            case "reasons" -> rate.reasons().stream().map(Enum::name).sorted().collect(Collectors.joining(" "));
            case "definition" -> rate.definition();
            default -> throw new IllegalArgumentException("A rate has no " + column);
        };
    }

    static String field(JourneyContent journey, String column) {
        return switch (column) {
            case "customer" -> journey.customerId();
            case "identified" -> String.valueOf(journey.identified());
            case "status" -> journey.status().name();
            case "startedAt" -> minute(journey.path().startedAt());
            case "lastAt" -> minute(journey.path().lastAt());
            case "steps" ->
                journey.path().steps().stream().map(Journey.Step::eventId).collect(Collectors.joining(" "));
            case "visit of each" ->
                journey.path().steps().stream()
                        .map(step -> String.valueOf(step.visit()))
                        .collect(Collectors.joining(" "));
            case "stepCount" -> String.valueOf(journey.path().stepCount());
            case "channels" ->
                journey.path().channels().stream().map(Enum::name).collect(Collectors.joining(" "));
            case "channelSwitches" -> String.valueOf(journey.path().channelSwitches());
            case "visits" -> String.valueOf(journey.path().visits());
            case "furthestStage" -> journey.path().furthestStage().name();
            case "outcome" -> journey.path().outcome().name();
            case "feedbackIds" -> String.join(" ", journey.feedbackIds());
            default -> throw new IllegalArgumentException("A journey has no " + column);
        };
    }

    static String field(AttributionContent attribution, String column) {
        return switch (column) {
            case "feedback" -> attribution.feedbackId();
            case "customer" -> attribution.customerId();
            case "touchpointId" -> attribution.touchpointId() == null ? "" : attribution.touchpointId();
            case "rule" -> attribution.rule().name();
            case "lag" ->
                attribution.lagMillis() == null
                        ? ""
                        : Duration.ofMillis(attribution.lagMillis()).toString();
            default -> throw new IllegalArgumentException("An attribution has no " + column);
        };
    }

    /** To as many digits as the page gives. */
    private static String rounded(@Nullable Double value, String written) {
        if (value == null) {
            return "";
        }
        int point = written.indexOf('.');
        int digits = point < 0 ? 0 : written.length() - point - 1;
        return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP).toPlainString();
    }

    private static String minute(Instant time) {
        return time.toString().replace('T', ' ').replace(":00Z", "");
    }

    private static <T> @Nullable T last(List<T> records) {
        return records.isEmpty() ? null : records.get(records.size() - 1);
    }
}
