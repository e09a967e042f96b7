package io.vocstreams.app;

import io.vocstreams.model.voice.Reading;
import io.vocstreams.model.voice.Voice;
import java.util.stream.Collectors;

/** What customers say, as rows of tables. */
public final class ReadingRows {

    private ReadingRows() {}

    public static TextTable table() {
        return new TextTable("CUSTOMER", "EVENT", "AT", "CHANNEL", "LANGUAGE", "POLARITY", "THEMES")
                .whole("CUSTOMER", "EVENT", "AT");
    }

    public static void add(TextTable table, Reading reading) {
        Reading.Content content = reading.content();
        Voice voice = content.voice();
        table.row(
                content.customerId(),
                content.eventId(),
                content.occurredAt(),
                content.channel(),
                voice.language(),
                voice.polarity() == null ? "-" : voice.polarity(),
                voice.themes().stream()
                        .map(theme -> theme.id() + " " + theme.polarity())
                        .collect(Collectors.joining(", ")));
    }
}
