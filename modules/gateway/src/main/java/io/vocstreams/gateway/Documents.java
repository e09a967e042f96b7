package io.vocstreams.gateway;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.base.Utf8;
import io.vocstreams.contracts.json.JsonRecords;
import io.vocstreams.http.Problem;
import java.io.IOException;

/** Bodies as JSON. What is wrong with one is said by its place, for what stands there may be personal. */
final class Documents {

    /** An answer says something of each. */
    static final int MOST_EVENTS = 5_000;

    private static final JsonFactory FACTORY = JsonRecords.factory();
    private static final ObjectMapper TREES = new ObjectMapper(FACTORY);

    private Documents() {}

    /** Reads with a parser, to the end. */
    interface Reader<T> {
        T read(JsonParser parser) throws IOException, Problem;
    }

    static <T> T read(byte[] body, Reader<T> reader) throws Problem {
        if (!Utf8.isWellFormed(body)) {
            throw new Problem(400, "the body is not UTF-8");
        }
        try (JsonParser parser = FACTORY.createParser(body)) {
            if (parser.nextToken() == null) {
                throw new Problem(400, "the body is empty");
            }
            T read = reader.read(parser);
            if (parser.nextToken() != null) {
                throw new Problem(400, "there is more after the end of the JSON" + place(parser.currentLocation()));
            }
            return read;
        } catch (JsonProcessingException noJson) {
            throw new Problem(400, "the body is no JSON, or nested too deep" + place(noJson.getLocation()));
        } catch (IOException | IllegalStateException unreadable) {
            throw new Problem(400, "the body cannot be read as JSON");
        }
    }

    static JsonNode tree(byte[] body) throws Problem {
        return read(body, TREES::<JsonNode>readTree);
    }

    /** A parser of a part of a tree, at its first token. */
    static JsonParser parserOf(JsonNode node) throws IOException {
        JsonParser parser = node.traverse(TREES);
        JsonToken unused = parser.nextToken();
        return parser;
    }

    static void requireFew(int events) throws Problem {
        if (events > MOST_EVENTS) {
            throw new Problem(413, "more than " + MOST_EVENTS + " events in one request");
        }
    }

    private static String place(JsonLocation location) {
        return location == null ? "" : ": line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
