package io.vocstreams.model.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.model.Channel;
import io.vocstreams.model.CustomerProfile;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Feedback.Status;
import io.vocstreams.model.Header;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.Operation;
import io.vocstreams.model.StoreTouchpoint;
import io.vocstreams.model.WebTouchpoint;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import io.vocstreams.model.score.Scale;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntakeTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Identifier ANNA = new Identifier(IdentifierType.CUSTOMER_ID, "anna");
    private static final Identifier COOKIE = new Identifier(IdentifierType.COOKIE_ID, "abc");

    private static final String JUNK = "blank, a word such as `null` or `guest`, of type UNKNOWN, "
            + "or a CUSTOMER_ID that begins with the prefix of another type such as `email:`";

    private final Intake intake = new Intake(Duration.ofMinutes(5));

    @Test
    void shouldAcceptACompleteTouchpoint() {
        assertThat(intake.judge(web(header("e1", NOW, Operation.UPSERT, ANNA), "page_viewed"), NOW))
                .isEmpty();
    }

    @Test
    void shouldNameTheFieldThatIsMissing() {
        assertReason(
                web(header(" ", NOW, Operation.UPSERT, ANNA), "x"),
                RejectReason.MISSING_FIELD,
                "header.eventId",
                "`header.eventId` is blank");
        assertReason(
                web(header("e1", Instant.EPOCH, Operation.UPSERT, ANNA), "x"),
                RejectReason.MISSING_FIELD,
                "header.occurredAt",
                "`header.occurredAt` is missing (0 or before 1970)");
        assertReason(
                web(header("e1", NOW, Operation.UNKNOWN, ANNA), "x"),
                RejectReason.MISSING_FIELD,
                "header.operation",
                "`header.operation` is UNKNOWN");
        assertReason(
                web(header("e1", NOW, Operation.UPSERT, ANNA), ""),
                RejectReason.MISSING_FIELD,
                "action",
                "`action` is blank");
        assertReason(
                new StoreTouchpoint(
                        header("e1", NOW, Operation.UPSERT, ANNA), "x", "", null, null, null, null, List.of()),
                RejectReason.MISSING_FIELD,
                "storeId",
                "`storeId` is blank");
    }

    @Test
    void shouldJudgeOnlyIdIdentifiersAndTimesOfARetraction() {
        assertThat(intake.judge(web(header("e1", NOW, Operation.RETRACT, ANNA), ""), NOW))
                .isEmpty();
        assertThat(intake.judge(
                        feedback(
                                new Scale(Metric.NPS, 3, 2, Polarity.UNKNOWN),
                                Status.ANSWERED,
                                null,
                                Operation.RETRACT),
                        NOW))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'',true",
        "' ',true",
        "-1,true",
        "0,true",
        "000-00,true",
        "null,true",
        "NONE,true",
        "NaN,true",
        "undefined,true",
        "Anonymous,true",
        "unknown,true",
        "TRUE,true",
        "false,true",
        "[object Object],true",
        "guest,true",
        "N/A,true",
        "?,true",
        "-,true",
        "'--!',true",
        "7,false",
        "0007,false",
        "x,false",
        "ñ,false",
        "客,false",
        "٣,false",
        "٠,true"
    })
    void shouldKnowJunk(String value, boolean junk) {
        assertThat(Identifiers.isJunk(new Identifier(IdentifierType.EMAIL, value)))
                .isEqualTo(junk);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null\0",
                "\"null\"",
                "'null'",
                "(null)",
                "<null>",
                "( \u201CNULL\u201D )",
                "\u300CNaN\u300D",
                "\uFF08nil\uFF09",
                "nil",
                "object Object",
                "\"-1\"",
                "\uFEFF",
                "\u200B\u00A0"
            })
    void shouldKnowJunkInsideOfQuotesBracketsAndWhatNobodySees(String value) {
        assertThat(Identifiers.isJunk(new Identifier(IdentifierType.EMAIL, value)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nullable", "(7)", "\"anna\"", "guest-7", "nil\u00A01"})
    void shouldNotTakeForJunkWhatOnlyContainsIt(String value) {
        assertThat(Identifiers.isJunk(new Identifier(IdentifierType.EMAIL, value)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "CUSTOMER_ID,email:x,true",
        "CUSTOMER_ID,' cookie-id:x',true",
        "CUSTOMER_ID,login-id:,true",
        "CUSTOMER_ID,customer-id:x,false",
        "CUSTOMER_ID,e-mail:x,false",
        "CUSTOMER_ID,x email:,false",
        "LOGIN_ID,email:x,false"
    })
    void shouldNotLetACustomerTakeThePlaceOfAnIdentifierOfAnotherType(IdentifierType type, String value, boolean junk) {
        assertThat(Identifiers.isJunk(new Identifier(type, value))).isEqualTo(junk);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " caf\u00E9",
                "cafe\u0301",
                "\uFEFFcaf\u00E9\u0000",
                "\u200B\u2060caf\u00E9\u200D",
                "\u00A0\u3000cafe\u0301\u2028",
                "\u0085caf\u00E9\r\n"
            })
    void shouldCompareIdentifiersWithoutWhatNobodySeesAndInOneForm(String value) {
        assertThat(Identifiers.usable(List.of(new Identifier(IdentifierType.EMAIL, value))))
                .containsExactly(new Identifier(IdentifierType.EMAIL, "caf\u00E9"));
    }

    @Test
    void shouldKeepWhatStandsInsideOfAnIdentifier() {
        assertThat(Identifiers.normal("a\u200B \tb")).isEqualTo("a\u200B \tb");
    }

    @Test
    void shouldTakeForMissingWhatNobodySees() {
        assertReason(
                web(header("\uFEFF\u200B", NOW, Operation.UPSERT, ANNA), "x"),
                RejectReason.MISSING_FIELD,
                "header.eventId",
                "`header.eventId` is blank");
    }

    @Test
    void shouldTrimAndSortIdentifiersStrongestFirst() {
        assertThat(Identifiers.usable(List.of(
                        COOKIE,
                        new Identifier(IdentifierType.CUSTOMER_ID, " zoe "),
                        ANNA,
                        new Identifier(IdentifierType.UNKNOWN, "x"))))
                .containsExactly(ANNA, new Identifier(IdentifierType.CUSTOMER_ID, "zoe"), COOKIE);
    }

    @Test
    void shouldRefuseAnInteractionThatNobodyCanBeToldApartBy() {
        Identifier junk = new Identifier(IdentifierType.CUSTOMER_ID, "guest");

        assertReason(
                web(header("e1", NOW, Operation.UPSERT, junk), "x"),
                RejectReason.NO_USABLE_IDENTIFIER,
                "header.identifiers",
                "none of `header.identifiers` (CUSTOMER_ID) is usable: " + JUNK);
        assertReason(
                web(header("e1", NOW, Operation.UPSERT), "x"),
                RejectReason.NO_USABLE_IDENTIFIER,
                "header.identifiers",
                "`header.identifiers` is empty");
    }

    @ParameterizedTest
    @CsvSource({
        "NPS,0,10,HIGHER_IS_BETTER,true",
        "NPS,1,10,HIGHER_IS_BETTER,false",
        "NPS,0,10,LOWER_IS_BETTER,false",
        "CSAT,1,3,HIGHER_IS_BETTER,true",
        "CSAT,1,4,HIGHER_IS_BETTER,true",
        "CSAT,1,5,HIGHER_IS_BETTER,true",
        "CSAT,1,6,HIGHER_IS_BETTER,true",
        "CSAT,1,7,HIGHER_IS_BETTER,true",
        "CSAT,1,10,HIGHER_IS_BETTER,true",
        "CSAT,1,8,HIGHER_IS_BETTER,false",
        "CSAT,0,5,HIGHER_IS_BETTER,false",
        "CSAT,1,5,LOWER_IS_BETTER,false",
        "CES,1,5,LOWER_IS_BETTER,true",
        "CES,1,7,HIGHER_IS_BETTER,true",
        "CES,1,6,HIGHER_IS_BETTER,false",
        "CES,1,7,UNKNOWN,false",
        "RATING,0,100,HIGHER_IS_BETTER,true",
        "RATING,0,101,HIGHER_IS_BETTER,false",
        "RATING,5,5,HIGHER_IS_BETTER,false",
        "RATING,1,5,UNKNOWN,false",
        "RATING,-2147483648,2147483647,HIGHER_IS_BETTER,false",
        "TEXT,9,1,UNKNOWN,true"
    })
    void shouldKnowTheScalesOfEachMetric(Metric metric, int min, int max, Polarity polarity, boolean valid) {
        Feedback feedback = feedback(new Scale(metric, min, max, polarity), Status.DISMISSED, null, Operation.UPSERT);

        assertThat(intake.judge(feedback, NOW).map(Rejection::reason))
                .isEqualTo(valid ? Optional.empty() : Optional.of(RejectReason.SCALE_INVALID));
    }

    @ParameterizedTest
    @CsvSource({
        "NPS,1,10,HIGHER_IS_BETTER,scaleMin",
        "NPS,0,9,UNKNOWN,scaleMax",
        "NPS,0,10,LOWER_IS_BETTER,polarity",
        "CSAT,0,5,HIGHER_IS_BETTER,scaleMin",
        "CSAT,1,8,HIGHER_IS_BETTER,scaleMax",
        "CES,1,7,UNKNOWN,polarity",
        "RATING,7,5,LOWER_IS_BETTER,scaleMax",
        "RATING,1,5,UNKNOWN,polarity"
    })
    void shouldNameThePartOfAScaleThatIsToBeMended(Metric metric, int min, int max, Polarity polarity, String field) {
        Feedback feedback = feedback(new Scale(metric, min, max, polarity), Status.ANSWERED, 1, Operation.UPSERT);

        assertThat(intake.judge(feedback, NOW).map(Rejection::field)).contains(field);
    }

    @Test
    void shouldSayWhichValueIsOutsideWhichScale() {
        Scale nps = new Scale(Metric.NPS, 0, 10, Polarity.HIGHER_IS_BETTER);

        assertReason(
                feedback(nps, Status.ANSWERED, 12, Operation.UPSERT),
                RejectReason.VALUE_OUT_OF_RANGE,
                "value",
                "`value` 12 is outside 0..10");
        assertReason(
                feedback(nps, Status.ANSWERED, null, Operation.UPSERT),
                RejectReason.VALUE_OUT_OF_RANGE,
                "value",
                "`value` is null in an ANSWERED feedback");
        assertThat(intake.judge(feedback(nps, Status.PARTIAL, null, Operation.UPSERT), NOW))
                .isEmpty();
    }

    @Test
    void shouldRefuseTimesMoreThanTheToleranceAhead() {
        assertThat(intake.judge(web(header("e1", NOW.plusSeconds(300), Operation.UPSERT, ANNA), "x"), NOW))
                .isEmpty();
        assertThat(intake.judge(web(header("e1", NOW.plusMillis(300_001), Operation.UPSERT, ANNA), "x"), NOW))
                .contains(new Rejection(
                        RejectReason.TIME_IN_FUTURE,
                        "header.occurredAt",
                        "`header.occurredAt` 2026-11-22T12:05:00.001Z is more than PT5M after 2026-11-22T12:00:00Z"));
    }

    @Test
    void shouldAcceptLinksToAStrongerIdentifierAndMerges() {
        Identifier zoe = new Identifier(IdentifierType.CUSTOMER_ID, "zoe");

        assertThat(intake.judge(link(COOKIE, ANNA), NOW)).isEmpty();
        assertThat(intake.judge(link(ANNA, zoe), NOW)).isEmpty();
        assertThat(intake.judge(link(zoe, ANNA), NOW)).isEmpty();
    }

    @Test
    void shouldRefuseLinksThatPointTheWrongWay() {
        assertThat(intake.judge(link(ANNA, COOKIE), NOW))
                .contains(new Rejection(
                        RejectReason.LINK_INVALID, "to", "`to` (COOKIE_ID) is not stronger than `from` (CUSTOMER_ID)"));
        assertThat(intake.judge(link(ANNA, ANNA), NOW))
                .contains(new Rejection(RejectReason.LINK_INVALID, "to", "`from` and `to` are the same CUSTOMER_ID"));
        assertThat(intake.judge(link(COOKIE, new Identifier(IdentifierType.EMAIL, "none")), NOW))
                .contains(new Rejection(
                        RejectReason.NO_USABLE_IDENTIFIER, "to", "`to` (EMAIL) is no usable identifier: " + JUNK));
    }

    @Test
    void shouldSayHowMuchTooLateARecordIs() {
        assertThat(Intake.tooLate(NOW.minus(Duration.ofDays(31)), NOW, Duration.ofDays(30)))
                .isEqualTo(new Rejection(
                        RejectReason.TOO_LATE,
                        "header.occurredAt",
                        "`header.occurredAt` 2026-10-22T12:00:00Z is more than PT720H before the"
                                + " watermark 2026-11-22T12:00:00Z"));
    }

    @Test
    void shouldJudgeProfilesByTheirRequiredFieldsOnly() {
        assertThat(Intake.judge(new CustomerProfile("anna", NOW.plus(Duration.ofDays(9)), null, null, Map.of())))
                .isEmpty();
        assertThat(Intake.judge(new CustomerProfile(" ", NOW, null, null, Map.of())))
                .contains(new Rejection(RejectReason.MISSING_FIELD, "customerId", "`customerId` is blank"));
        assertThat(Intake.judge(new CustomerProfile("anna", Instant.EPOCH, null, null, Map.of())))
                .contains(new Rejection(
                        RejectReason.MISSING_FIELD, "effectiveAt", "`effectiveAt` is missing (0 or before 1970)"));
    }

    private void assertReason(Interaction interaction, RejectReason reason, String field, String detail) {
        assertThat(intake.judge(interaction, NOW)).contains(new Rejection(reason, field, detail));
    }

    private static Header header(String eventId, Instant occurredAt, Operation operation, Identifier... identifiers) {
        return new Header(eventId, 0, operation, "test", occurredAt, null, List.of(identifiers), Map.of(), Map.of());
    }

    private static WebTouchpoint web(Header header, String action) {
        return new WebTouchpoint(header, action, null);
    }

    private static Feedback feedback(Scale scale, Status status, @Nullable Integer value, Operation operation) {
        return new Feedback(
                header("f1", NOW, operation, ANNA),
                "survey",
                "question",
                scale.metric(),
                scale.min(),
                scale.max(),
                scale.polarity(),
                status,
                value,
                null,
                null,
                Channel.WEB,
                null,
                null,
                null);
    }

    private static IdentityLink link(Identifier from, Identifier to) {
        return new IdentityLink("l1", 0, Operation.UPSERT, from, to, NOW, "test");
    }
}
