package io.vocstreams.serve.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vocstreams.http.Problem;
import io.vocstreams.http.Reply;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The rows of a list for a spreadsheet: a column for each field, lists and objects as JSON in one cell. */
final class Csv {

    static final String TYPE = "text/csv";

    /** What a spreadsheet may take for a formula, where a customer has written it. */
    private static final String FORMULA = "=+-@\t\r";

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private Csv() {}

    /** Whether a request would rather have it than JSON. */
    static boolean isWanted(String accept) {
        return accept.contains(TYPE) && !accept.contains("application/json");
    }

    /** Of an answer as JSON. */
    static Reply of(JsonNode answer) throws Problem {
        JsonNode items = answer.path("items");
        if (!items.isArray()) {
            throw new Problem(406, "only lists can be had as CSV");
        }
        Set<String> columns = new LinkedHashSet<>();
        items.forEach(item -> item.fieldNames().forEachRemaining(columns::add));
        StringWriter text = new StringWriter();
        try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
            if (!columns.isEmpty()) {
                csv.printRecord(columns);
            }
            for (JsonNode item : items) {
                csv.printRecord(columns.stream().map(column -> cell(item.path(column))));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new Reply(200, TYPE + "; charset=utf-8; header=present", text.toString());
    }

    static JsonNode tree(Reply reply) {
        try {
            return JSON.readTree(reply.body());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an answer is JSON", impossible);
        }
    }

    private static String cell(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (!value.isTextual()) {
            return value.isContainerNode() ? value.toString() : value.asText();
        }
        String text = value.textValue();
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
