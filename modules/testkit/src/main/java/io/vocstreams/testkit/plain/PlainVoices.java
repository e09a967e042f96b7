package io.vocstreams.testkit.plain;

import io.vocstreams.model.Channel;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Header;
import io.vocstreams.model.MessagingTouchpoint;
import io.vocstreams.model.Touchpoint;
import io.vocstreams.model.score.Dimension;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import io.vocstreams.model.score.Scale;
import io.vocstreams.model.voice.Reading;
import io.vocstreams.model.voice.Sentiment;
import io.vocstreams.model.voice.ThemeFinding;
import io.vocstreams.model.voice.Voice;
import io.vocstreams.testkit.Tables;
import io.vocstreams.text.TextReader;
import io.vocstreams.text.Theme;
import io.vocstreams.text.lexicon.Lexicons;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What one customer's texts say (§14). The reading of one text itself is proved where it lives. */
final class PlainVoices {

    /** "key `TEXT|-1-1|HIGHER_IS_BETTER|…`" */
    static final Scale SCALE = new Scale(Metric.TEXT, -1, 1, Polarity.HIGHER_IS_BETTER);

    private static final ThreadLocal<TextReader> READERS =
            ThreadLocal.withInitial(() -> new TextReader(Shipped.LEXICON));

    private final PlainCustomer customer;
    private final PlainResponses responses;
    private final ZoneId zone;
    private final List<Said> said = new ArrayList<>();

    private static final class Shipped {

        private static final io.vocstreams.text.Lexicon LEXICON = Lexicons.shipped();
    }

    private record Said(
            Header header, Channel channel, Voice voice, boolean isMessage, Map<Dimension, List<String>> values) {}

    PlainVoices(PlainCustomer customer, PlainResponses responses, ZoneId zone) {
        this.customer = customer;
        this.responses = responses;
        this.zone = zone;
        for (PlainAbout about : customer.abouts()) {
            Feedback feedback = about.feedback();
            Channel channel = about.touchpoint() == null
                    ? feedback.channel()
                    : about.touchpoint().channel();
            of(feedback)
                    .ifPresent(voice -> said.add(
                            new Said(feedback.header(), channel, voice, false, responses.values(about, customer))));
        }
        conversations().forEach(this::add);
    }

    /** "Text is `Feedback.comment` (ANSWERED, PARTIAL)" */
    static Optional<Voice> of(Feedback feedback) {
        boolean isRead = feedback.status() == Feedback.Status.ANSWERED || feedback.status() == Feedback.Status.PARTIAL;
        return isRead && feedback.comment() != null ? read(feedback.comment(), feedback.language()) : Optional.empty();
    }

    /** "themes, each with polarity" */
    static Map<String, Sentiment> themes(Voice voice) {
        return voice.themes().stream()
                .collect(Collectors.toMap(ThemeFinding::id, ThemeFinding::polarity, (one, other) -> one, TreeMap::new));
    }

    /** What is said of all themes of a function: one side alone, or both. */
    static Map<String, Sentiment> functions(Voice voice) {
        Map<String, Sentiment> functions = new TreeMap<>();
        for (ThemeFinding theme : voice.themes()) {
            List<Sentiment> all = voice.themes().stream()
                    .filter(other -> other.function().equals(theme.function()))
                    .map(ThemeFinding::polarity)
                    .toList();
            boolean praise = all.contains(Sentiment.POSITIVE) || all.contains(Sentiment.MIXED);
            boolean blame = all.contains(Sentiment.NEGATIVE) || all.contains(Sentiment.MIXED);
            functions.put(
                    theme.function(),
                    praise && blame
                            ? Sentiment.MIXED
                            : praise ? Sentiment.POSITIVE : blame ? Sentiment.NEGATIVE : Sentiment.NEUTRAL);
        }
        return functions;
    }

    /** The department that owns a theme. */
    static String ownerOf(String theme) {
        return Shipped.LEXICON.themes().stream()
                .filter(one -> one.id().equals(theme))
                .map(Theme::owner)
                .findFirst()
                .orElseThrow();
    }

    void addTo(Tables tables) {
        said.forEach(one -> tables.add(new Reading(
                new Reading.Content(
                        one.header().eventId(),
                        customer.customerId(),
                        one.header().occurredAt(),
                        one.channel(),
                        one.voice()),
                0,
                Instant.EPOCH)));
    }

    /** By the event that has it: "selectors with `theme` or `polarity` see it at the first" (§14) */
    Map<String, Voice> voices() {
        return said.stream().collect(Collectors.toMap(one -> one.header().eventId(), Said::voice));
    }

    /** "Language other: no polarity and no answer"; "a NEUTRAL message is no answer" */
    List<PlainResponse> responses() {
        List<PlainResponse> all = new ArrayList<>();
        for (Said one : said) {
            Sentiment polarity = one.voice().polarity();
            if (polarity != null && !(one.isMessage() && polarity == Sentiment.NEUTRAL)) {
                all.add(response(one, polarity, null, null));
                themes(one.voice()).forEach((theme, of) -> all.add(response(one, of, Dimension.THEME, theme)));
                functions(one.voice())
                        .forEach((function, of) -> all.add(response(one, of, Dimension.FUNCTION, function)));
            }
        }
        return all;
    }

    private PlainResponse response(Said one, Sentiment polarity, @Nullable Dimension by, @Nullable String value) {
        Map<Dimension, List<String>> values = new EnumMap<>(one.values());
        if (by != null && value != null) {
            values.put(by, List.of(value));
        }
        return new PlainResponse(
                one.header().eventId(),
                one.header().occurredAt(),
                null,
                "",
                SCALE,
                Feedback.Status.ANSWERED,
                // "POSITIVE 1, NEGATIVE −1, MIXED and NEUTRAL 0"
                polarity == Sentiment.POSITIVE ? 1 : polarity == Sentiment.NEGATIVE ? -1 : 0,
                by,
                customer.customerId(),
                customer.type(),
                values);
    }

    /**
     * "of messages, those of one customer and one local day with an equal `ticketId` (else `sessionId`, else with
     * neither) are read as one text"
     */
    private Iterable<List<MessagingTouchpoint>> conversations() {
        Map<List<String>, List<MessagingTouchpoint>> conversations = new HashMap<>();
        customer.touchpoints().stream()
                .filter(MessagingTouchpoint.class::isInstance)
                .map(MessagingTouchpoint.class::cast)
                .filter(message -> message.direction() != MessagingTouchpoint.Direction.OUTBOUND)
                .filter(message -> message.text() != null && !message.text().isBlank())
                .sorted(Comparator.comparing((MessagingTouchpoint message) ->
                                message.header().occurredAt())
                        .thenComparing(message -> message.header().eventId(), PlainOrder.ORDER))
                .forEach(message -> conversations
                        .computeIfAbsent(
                                List.of(dayOf(message), thread(message.header().correlations())),
                                any -> new ArrayList<>())
                        .add(message));
        return conversations.values();
    }

    private static String thread(Map<String, String> correlations) {
        String ticket = correlations.getOrDefault("ticketId", "");
        String session = correlations.getOrDefault("sessionId", "");
        return !ticket.isBlank() ? "ticket " + ticket : !session.isBlank() ? "session " + session : "";
    }

    /** "a day starting at its first instant" */
    private String dayOf(Touchpoint message) {
        Instant time = message.header().occurredAt();
        LocalDate day = LocalDate.ofInstant(time, zone).plusDays(1);
        while (day.atStartOfDay(zone).toInstant().isAfter(time)) {
            day = day.minusDays(1);
        }
        return day.toString();
    }

    /**
     * "joined by newlines in order of (`occurredAt`, `eventId`); its reading has id, time and dimensions of the first"
     */
    private void add(List<MessagingTouchpoint> messages) {
        MessagingTouchpoint first = messages.get(0);
        String text = messages.stream().map(MessagingTouchpoint::text).collect(Collectors.joining("\n"));
        read(text, null)
                .ifPresent(voice -> said.add(
                        new Said(first.header(), first.channel(), voice, true, responses.values(first, customer))));
    }

    private static Optional<Voice> read(String text, @Nullable String language) {
        return READERS.get().read(text, language).map(reading -> reading.voice(Shipped.LEXICON.version()));
    }
}
