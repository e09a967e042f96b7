package io.vocstreams.contracts.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vocstreams.contracts.RecordArbitraries;
import io.vocstreams.model.Incoming;
import io.vocstreams.model.Operation;
import io.vocstreams.model.StoreTouchpoint;
import io.vocstreams.model.WebTouchpoint;
import io.vocstreams.model.intake.RejectReason;
import io.vocstreams.model.intake.Rejection;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRecordsTest {

    private static final String HEADER =
            "\"header\": {\"eventId\": \"e\", \"source\": \"s\", \"occurredAt\": 1, \"identifiers\": []}";
    private static final String WEB = "{\"type\": \"WebTouchpoint\", " + HEADER + ", \"action\": \"login\"%s}";

    @Property(tries = 500)
    void shouldReadWhatItWrote(@ForAll("incoming") Incoming value) {
        assertThat(Documents.read(Documents.write(value))).isEqualTo(new JsonItem(value, null, List.of()));
    }

    @Provide
    Arbitrary<Incoming> incoming() {
        return RecordArbitraries.incoming();
    }

    @Test
    void shouldFillInTheDefaultsOfTheSchema() {
        WebTouchpoint web = (WebTouchpoint) valueOf(WEB.formatted(""));

        assertThat(web.header().revision()).isZero();
        assertThat(web.header().operation()).isEqualTo(Operation.UPSERT);
        assertThat(web.header().correlations()).isEqualTo(Map.of());
        assertThat(web.pageUrl()).isNull();
    }

    @Test
    void shouldNotMindTheOrderOfFields() {
        String ordered = WEB.formatted(", \"dwellMillis\": 7");
        String typeLast = "{\"dwellMillis\": 7, \"action\": \"login\", " + HEADER + ", \"type\": \"WebTouchpoint\"}";

        assertThat(Documents.read(typeLast)).isEqualTo(Documents.read(ordered));
    }

    @ParameterizedTest
    @CsvSource({
        "'2026-11-22T10:15:30.250Z', 2026-11-22T10:15:30.250Z",
        "'2026-11-22T19:15:30+09:00', 2026-11-22T10:15:30Z",
        "'2026-11-22T10:15Z', 2026-11-22T10:15:00Z",
        "'2026-11-22T10:15:30.250999Z', 2026-11-22T10:15:30.250Z",
        "'1969-12-31T23:59:59.9999Z', 1969-12-31T23:59:59.999Z",
    })
    void shouldReadTimesWithTheirZone(String written, Instant read) {
        assertThat(valueOf(profileAt("\"" + written + "\"")))
                .extracting("effectiveAt")
                .isEqualTo(read);
    }

    @Test
    void shouldReadTimesInMilliseconds() {
        assertThat(valueOf(profileAt("1795342500000")))
                .extracting("effectiveAt")
                .isEqualTo(Instant.parse("2026-11-22T10:15:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"2026-11-22T10:15:30\"",
                "\"2026-11-22\"",
                "\"yesterday\"",
                "\"\"",
                "1.5",
                "1e3",
                "99999999999999999999",
                "true",
                "{}"
            })
    void shouldRefuseTimesWithoutAZoneAndWhatIsNoTime(String written) {
        assertThat(Documents.read(profileAt(written)).misfit())
                .isNotNull()
                .extracting(Rejection::reason, Rejection::field)
                .containsExactly(RejectReason.UNDECODABLE, "effectiveAt");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"colour\": 1; colour; `colour` is no field of this record",
                "\"a@b.example\": 1; ?; `?` is no field of this record",
                "\"pageUrl\": 5; pageUrl; `pageUrl` is a whole number, not text",
                "\"pageUrl\": {\"a\": [1, {}]}; pageUrl; `pageUrl` is an object, not text",
                "\"pageUrl\": \"\\ud800\"; pageUrl; `pageUrl` has half a surrogate pair, which is no text",
                "\"dwellMillis\": \"5\"; dwellMillis; `dwellMillis` is text, not a whole number",
                "\"dwellMillis\": 5.0; dwellMillis; `dwellMillis` is a number with a point or an exponent, not",
                "\"dwellMillis\": 9223372036854775808; dwellMillis; `dwellMillis` is not a whole number from",
                "\"action\": \"again\"; action; `action` is there twice",
            })
    void shouldNameTheFieldThatDoesNotFitAndNotItsValue(String field, String path, String detail) {
        Rejection misfit = Objects.requireNonNull(
                Documents.read(WEB.formatted(", " + field)).misfit());

        assertThat(misfit.reason()).isEqualTo(RejectReason.UNDECODABLE);
        assertThat(misfit.field()).isEqualTo(path);
        assertThat(misfit.detail()).startsWith(detail).doesNotContain("example", "again", "ud800");
    }

    @Test
    void shouldNameAFieldDeepInside() {
        String store = "{\"type\": \"StoreTouchpoint\", \"action\": \"a\", \"storeId\": \"s\","
                + " \"lines\": [{\"sku\": \"1\", \"quantity\": 1, \"amountMinor\": 1},"
                + " {\"sku\": \"2\", \"quantity\": 2147483648, \"amountMinor\": 1}],"
                + " \"header\": {\"eventId\": \"e\", \"source\": \"s\", \"occurredAt\": 1,"
                + " \"identifiers\": [], \"correlations\": {\"orderId\": 7}}}";

        JsonItem item = Documents.read(store);

        assertThat(item.misfit()).isNotNull().extracting(Rejection::field).isEqualTo("lines[1].quantity");
        assertThat(((StoreTouchpoint) Objects.requireNonNull(item.value()))
                        .header()
                        .eventId())
                .as("the rest is read all the same")
                .isEqualTo("e");
    }

    @Test
    void shouldNameASymbolThatIsNoneByItsField() {
        assertThat(Documents.read(WEB.replace("\"eventId\"", "\"operation\": \"DELETE\", \"eventId\"")
                                .formatted(""))
                        .misfit())
                .isEqualTo(new Rejection(
                        RejectReason.UNDECODABLE,
                        "header.operation",
                        "`header.operation` is not one of UPSERT, RETRACT"));
    }

    @Test
    void shouldNameRequiredFieldsThatAreMissingOrNull() {
        JsonItem item = Documents.read("{\"type\": \"WebTouchpoint\", \"action\": null,"
                + " \"header\": {\"source\": \"s\", \"identifiers\": [{\"type\": \"EMAIL\"}]}}");

        assertThat(item.misfit()).isNull();
        assertThat(item.missing())
                .containsExactlyInAnyOrder(
                        "header.eventId", "header.occurredAt", "header.identifiers[0].value", "action");
        assertThat(item.refusal(Set.of("header.identifiers[0].value", "header.eventId", "header.occurredAt")))
                .contains(new Rejection(RejectReason.MISSING_FIELD, "action", "`action` is missing"));
        assertThat(item.refusal(Set.copyOf(item.missing()))).isEmpty();
    }

    @Test
    void shouldLeaveToTheRulesWhatARetractionMustHave() {
        JsonItem item = Documents.read("{\"type\": \"Feedback\", \"header\": {\"eventId\": \"e\","
                + " \"operation\": \"RETRACT\", \"occurredAt\": 1, \"identifiers\": []}}");

        assertThat(item.missing()).contains("surveyId", "scaleMin");
        assertThat(item.refusal(Set.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{}; MISSING_FIELD; type",
                "{\"action\": {\"type\": \"Feedback\"}}; MISSING_FIELD; type",
                "{\"type\": \"LedgerEntry\", \"a\": [{}]}; UNDECODABLE; type",
                "{\"type\": 7, \"a\": 1}; UNDECODABLE; type",
                "{\"a\": 1, \"type\": [1]}; UNDECODABLE; type",
                "[[1], 2]; UNDECODABLE; ",
                "null; UNDECODABLE; ",
                "7; UNDECODABLE; ",
            })
    void shouldSayWhatIsNoRecordAndGoOn(String document, RejectReason reason, String field) {
        List<JsonItem> items = Documents.readAll("[" + document + ", " + WEB.formatted("") + "]");

        assertThat(items).hasSize(2);
        assertThat(items.get(0).misfit())
                .isNotNull()
                .extracting(Rejection::reason, Rejection::field)
                .containsExactly(reason, field);
        assertThat(items.get(1).misfit()).isNull();
    }

    @Test
    void shouldNotFollowADocumentIntoTheDepth() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);

        assertThatThrownBy(() -> Documents.read(WEB.formatted(", \"pageUrl\": " + deep)))
                .isInstanceOf(UncheckedIOException.class);
    }

    private static Incoming valueOf(String document) {
        JsonItem item = Documents.read(document);
        assertThat(item.misfit()).isNull();
        assertThat(item.missing()).isEmpty();
        return Objects.requireNonNull(item.value());
    }

    private static String profileAt(String time) {
        return "{\"type\": \"CustomerProfile\", \"customerId\": \"c\", \"attributes\": {}, \"effectiveAt\": " + time
                + "}";
    }
}
