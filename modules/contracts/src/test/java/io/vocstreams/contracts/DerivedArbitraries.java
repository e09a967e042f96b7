package io.vocstreams.contracts;

import static io.vocstreams.contracts.RecordArbitraries.gaps;
import static io.vocstreams.contracts.RecordArbitraries.numbers;
import static io.vocstreams.contracts.RecordArbitraries.texts;
import static io.vocstreams.contracts.RecordArbitraries.times;

import io.vocstreams.model.Attribution;
import io.vocstreams.model.AttributionContent;
import io.vocstreams.model.Channel;
import io.vocstreams.model.Journey;
import io.vocstreams.model.JourneyContent;
import io.vocstreams.model.JourneyPath;
import io.vocstreams.model.LifecycleStage;
import io.vocstreams.model.Operation;
import io.vocstreams.model.guidance.Decision;
import io.vocstreams.model.guidance.GuidanceClass;
import io.vocstreams.model.guidance.GuidanceReason;
import io.vocstreams.model.guidance.GuidanceRow;
import io.vocstreams.model.guidance.Notice;
import io.vocstreams.model.score.Elapsed;
import io.vocstreams.model.score.Finality;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import io.vocstreams.model.score.Rate;
import io.vocstreams.model.score.RateCounts;
import io.vocstreams.model.score.RateKey;
import io.vocstreams.model.score.RateSeries;
import io.vocstreams.model.score.Reason;
import io.vocstreams.model.score.Scale;
import io.vocstreams.model.score.Score;
import io.vocstreams.model.score.ScoreKey;
import io.vocstreams.model.score.Series;
import io.vocstreams.model.score.WindowSize;
import io.vocstreams.model.voice.Expressions;
import io.vocstreams.model.voice.Reading;
import io.vocstreams.model.voice.Sentiment;
import io.vocstreams.model.voice.Span;
import io.vocstreams.model.voice.ThemeFinding;
import io.vocstreams.model.voice.Voice;
import io.vocstreams.platform.ledger.LedgerEntry;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** What may be derived: any journey, attribution, score or ledger entry, sensible or not. */
final class DerivedArbitraries {

    private DerivedArbitraries() {}

    static Arbitrary<Journey> journeys() {
        Arbitrary<Journey.Step> steps = Combinators.combine(
                        texts(),
                        times(),
                        Arbitraries.of(Channel.class),
                        texts(),
                        Arbitraries.of(LifecycleStage.class),
                        Arbitraries.integers())
                .as(Journey.Step::new);
        return Combinators.combine(
                        texts(),
                        gaps(),
                        times(),
                        steps.list().ofMaxSize(3),
                        Arbitraries.of(Channel.class).list().ofMaxSize(3),
                        Arbitraries.of(Journey.Status.class),
                        Arbitraries.of(Journey.Outcome.class),
                        texts().list().ofMaxSize(3))
                .as((id, by, at, listed, channels, status, outcome, feedback) -> new Journey(
                        new JourneyContent(
                                id,
                                "customer " + id,
                                !id.isEmpty(),
                                status,
                                by,
                                new JourneyPath(
                                        at,
                                        at.minusMillis(1),
                                        listed,
                                        at.toEpochMilli(),
                                        channels,
                                        id.hashCode(),
                                        channels.size(),
                                        listed.isEmpty()
                                                ? LifecycleStage.UNKNOWN
                                                : listed.get(0).stage(),
                                        outcome),
                                feedback),
                        ~at.toEpochMilli(),
                        at.plusMillis(1)));
    }

    static Arbitrary<Attribution> attributions() {
        return Combinators.combine(
                        texts(),
                        texts(),
                        gaps(),
                        gaps(),
                        Arbitraries.of(Attribution.Rule.class),
                        numbers(),
                        Arbitraries.longs())
                .as((feedback, customer, touchpoint, journey, rule, lag, revision) -> new Attribution(
                        new AttributionContent(feedback, customer, touchpoint, journey, rule, lag), revision));
    }

    static Arbitrary<Score> scores() {
        Arbitrary<Scale> scales = Combinators.combine(
                        Arbitraries.of(Metric.class),
                        Arbitraries.integers(),
                        Arbitraries.integers(),
                        Arbitraries.of(Polarity.class))
                .as(Scale::new);
        Arbitrary<ScoreKey> keys = Combinators.combine(scales, texts(), Arbitraries.of(WindowSize.class), times())
                .as((scale, breakdown, size, start) -> new ScoreKey(new Series(scale, breakdown), size, start));
        Arbitrary<Double> measures = Arbitraries.doubles().injectNull(0.3);
        return Combinators.combine(
                        keys,
                        Arbitraries.longs().list().ofMaxSize(11),
                        numbers(),
                        measures,
                        measures,
                        Arbitraries.of(Finality.class),
                        Arbitraries.of(Reason.class).set().ofMaxSize(3),
                        times())
                .as((key, histogram, part, score, low, finality, reasons, at) -> new Score(
                        key,
                        at,
                        at.toEpochMilli(),
                        histogram.size(),
                        2,
                        3,
                        histogram,
                        part,
                        null,
                        part,
                        score,
                        low,
                        score,
                        low,
                        finality,
                        7,
                        reasons,
                        at,
                        "formula v1"));
    }

    private static Elapsed elapsed(SortedMap<Integer, Long> counts) {
        return Elapsed.of(
                counts.keySet().stream().mapToInt(Integer::intValue).toArray(),
                counts.values().stream().mapToLong(Long::longValue).toArray());
    }

    static Arbitrary<Rate> rates() {
        Arbitrary<RateKey> keys = Combinators.combine(
                        texts(), Arbitraries.integers(), texts(), Arbitraries.of(WindowSize.class), times())
                .as((measure, version, breakdown, size, start) ->
                        new RateKey(new RateSeries(measure, version, breakdown), size, start));
        Arbitrary<RateCounts> counts = Combinators.combine(
                        Arbitraries.longs().between(-9, 1_000_000),
                        Arbitraries.longs().between(-9, 1_000_000),
                        Arbitraries.maps(
                                        Arbitraries.integers(),
                                        Arbitraries.longs().filter(count -> count != 0))
                                .ofMaxSize(5))
                .as((pending, decided, buckets) ->
                        new RateCounts(pending, decided, decided + 1, elapsed(new TreeMap<>(buckets))));
        Arbitrary<Double> values = Arbitraries.doubles().injectNull(0.3);
        return Combinators.combine(
                        keys,
                        counts,
                        values,
                        values,
                        Arbitraries.of(Finality.class),
                        Arbitraries.of(Reason.class).set().ofMaxSize(3),
                        times())
                .as((key, counted, rate, time, finality, reasons, at) -> new Rate(
                        key,
                        at,
                        counted,
                        rate,
                        time,
                        rate,
                        time,
                        rate,
                        time,
                        rate,
                        finality,
                        7,
                        reasons,
                        at,
                        "formula v1"));
    }

    static Arbitrary<Reading> readings() {
        Arbitrary<Span> spans = Arbitraries.integers().between(0, 4_000).map(start -> new Span(start, start + 3));
        Arbitrary<ThemeFinding> themes = Combinators.combine(
                        texts(),
                        texts(),
                        Arbitraries.of(Sentiment.class),
                        spans.list().ofMaxSize(3))
                .as(ThemeFinding::new);
        Arbitrary<Voice> voices = Combinators.combine(
                        texts(),
                        Arbitraries.of(Sentiment.class).injectNull(0.2),
                        themes.list().ofMaxSize(3),
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.of(true, false),
                        texts())
                .as((language, polarity, found, count, truncated, version) -> new Voice(
                        language,
                        polarity,
                        found,
                        new Expressions(count, count + 1, count + 2, count + 3),
                        truncated,
                        "reader/1",
                        version));
        return Combinators.combine(texts(), texts(), times(), Arbitraries.of(Channel.class), voices)
                .as((eventId, customer, at, channel, voice) ->
                        new Reading(new Reading.Content(eventId, customer, at, channel, voice), 7, at));
    }

    static Arbitrary<Notice> notices() {
        Arbitrary<Notice.Subject> subjects =
                Combinators.combine(texts(), texts()).as(Notice.Subject::new);
        return Combinators.combine(
                        subjects,
                        texts(),
                        Arbitraries.of(Operation.class),
                        texts().injectNull(0.3),
                        times(),
                        Arbitraries.maps(texts(), texts()).ofMaxSize(3))
                .as((subject, text, operation, severity, at, attributes) -> new Notice(
                        subject,
                        "op" + text,
                        3,
                        operation,
                        text,
                        "K" + text,
                        severity,
                        at,
                        at.plusMillis(7),
                        attributes));
    }

    static Arbitrary<GuidanceRow> guidance() {
        return Combinators.combine(
                        notices(),
                        texts().injectNull(0.3),
                        Arbitraries.of(GuidanceClass.class),
                        Arbitraries.of(Channel.class),
                        Arbitraries.of(Decision.class),
                        Arbitraries.of(GuidanceReason.class).injectNull(0.3),
                        times())
                .as((notice, text, guidanceClass, channel, decision, reason, at) -> new GuidanceRow(
                        new GuidanceRow.Content(
                                "g",
                                "c",
                                text,
                                "r",
                                2,
                                notice.operationId(),
                                notice.subject(),
                                notice.kind(),
                                "e",
                                guidanceClass,
                                channel,
                                decision,
                                reason,
                                "t",
                                notice.attributes(),
                                text,
                                at,
                                5),
                        9));
    }

    static Arbitrary<LedgerEntry> ledgerEntries() {
        return Combinators.combine(
                        texts(),
                        Arbitraries.integers(),
                        texts(),
                        Arbitraries.longs(),
                        Arbitraries.maps(texts(), Arbitraries.longs()).ofMaxSize(3))
                .as((stage, number, topic, count, rejected) -> new LedgerEntry(
                        stage, number, topic, ~number, count + 1, count, count - 1, count - 2, 3, rejected));
    }
}
