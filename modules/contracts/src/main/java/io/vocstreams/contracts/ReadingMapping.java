package io.vocstreams.contracts;

import io.vocstreams.contract.ReadingExpressions;
import io.vocstreams.contract.ReadingTheme;
import io.vocstreams.contract.TextSpan;
import io.vocstreams.model.voice.Expressions;
import io.vocstreams.model.voice.Reading;
import io.vocstreams.model.voice.Sentiment;
import io.vocstreams.model.voice.Span;
import io.vocstreams.model.voice.ThemeFinding;
import io.vocstreams.model.voice.Voice;
import java.util.List;

/** Between readings in the model and in Avro. */
public final class ReadingMapping {

    private ReadingMapping() {}

    public static io.vocstreams.contract.Reading toAvro(Reading reading) {
        Reading.Content content = reading.content();
        Voice voice = content.voice();
        Sentiment polarity = voice.polarity();
        Expressions expressions = voice.expressions();
        return new io.vocstreams.contract.Reading(
                content.eventId(),
                content.customerId(),
                content.occurredAt(),
                Enums.CHANNEL.toAvro(content.channel()),
                voice.language(),
                polarity == null ? null : Enums.SENTIMENT.toAvro(polarity),
                voice.themes().stream().map(ReadingMapping::toAvro).toList(),
                List.copyOf(voice.functions().keySet()),
                new ReadingExpressions(
                        expressions.positive(), expressions.negative(), expressions.request(), expressions.question()),
                voice.truncated(),
                voice.reader(),
                voice.version(),
                reading.revision(),
                reading.asOf());
    }

    static Reading toModel(io.vocstreams.contract.Reading reading) {
        ReadingExpressions expressions = reading.getExpressions();
        Voice voice = new Voice(
                reading.getLanguage(),
                reading.getPolarity() == null ? null : Enums.SENTIMENT.toModel(reading.getPolarity()),
                reading.getThemes().stream().map(ReadingMapping::toModel).toList(),
                new Expressions(
                        expressions.getPositive(),
                        expressions.getNegative(),
                        expressions.getRequest(),
                        expressions.getQuestion()),
                reading.getTruncated(),
                reading.getReader(),
                reading.getVersion());
        return new Reading(
                new Reading.Content(
                        reading.getEventId(),
                        reading.getCustomerId(),
                        reading.getOccurredAt(),
                        Enums.CHANNEL.toModel(reading.getChannel()),
                        voice),
                reading.getRevision(),
                reading.getAsOf());
    }

    private static ReadingTheme toAvro(ThemeFinding theme) {
        return new ReadingTheme(
                theme.id(),
                theme.function(),
                Enums.SENTIMENT.toAvro(theme.polarity()),
                theme.spans().stream()
                        .map(span -> new TextSpan(span.start(), span.end()))
                        .toList());
    }

    private static ThemeFinding toModel(ReadingTheme theme) {
        return new ThemeFinding(
                theme.getId(),
                theme.getFunction(),
                Enums.SENTIMENT.toModel(theme.getPolarity()),
                theme.getSpans().stream()
                        .map(span -> new Span(span.getStart(), span.getEnd()))
                        .toList());
    }
}
