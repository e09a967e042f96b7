package io.vocstreams.contracts.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.vocstreams.model.Incoming;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Reads and writes whole documents. */
final class Documents {

    private static final JsonFactory FACTORY = JsonRecords.factory();

    private Documents() {}

    static JsonItem read(String document) {
        List<JsonItem> items = readAll("[" + document + "]");
        return items.get(0);
    }

    /** Each item of a list. */
    static List<JsonItem> readAll(String document) {
        List<JsonItem> items = new ArrayList<>();
        try (JsonParser parser = FACTORY.createParser(document)) {
            parser.nextToken();
            while (!parser.nextToken().isStructEnd()) {
                items.add(JsonRecords.read(parser));
            }
        } catch (IOException noJson) {
            throw new UncheckedIOException(noJson);
        }
        return items;
    }

    static String write(Incoming value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            JsonRecords.write(value, json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}
