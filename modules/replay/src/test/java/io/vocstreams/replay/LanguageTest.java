package io.vocstreams.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.contracts.InputRecord;
import io.vocstreams.contracts.Topics;
import io.vocstreams.model.Channel;
import io.vocstreams.model.CustomerProfile;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.IncomingKind;
import io.vocstreams.model.Operation;
import io.vocstreams.model.StoreTouchpoint;
import io.vocstreams.model.WebTouchpoint;
import io.vocstreams.model.intake.ContactHash;
import io.vocstreams.model.intake.RejectReason;
import io.vocstreams.model.score.Polarity;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a mapping can say. */
class LanguageTest {

    private static final String WEB = """
            version: 1
            source: shop
            files:
              - file: a.csv
                records:
                  - record: web
                    eventId: "e-{id}"
                    occurredAt: "2026-11-01T10:00:00Z"
                    identifiers: {CUSTOMER_ID: "{who}"}
                    action: page_viewed
                    pageUrl: %s
            """;

    @TempDir
    private Path folder = Path.of("");

    private Desk desk = new Desk(folder);

    @BeforeEach
    void setUp() {
        desk = new Desk(folder);
    }

    /** The text that the page's address gets from the only row. */
    private String pageUrl(String value, String header, String row) {
        desk.file("a.csv", "id,who," + header + "\n1,ann," + row + "\n").replay(WEB.formatted(value));
        return String.valueOf(desk.only(WebTouchpoint.class).pageUrl());
    }

    @Test
    void shouldTakeConstantsAndColumns() {
        assertThat(pageUrl("/home", "x", "1")).isEqualTo("/home");
        assertThat(pageUrl("\"{page}\"", "page", "/a")).isEqualTo("/a");
        assertThat(pageUrl("{column: page}", "page", "/a")).isEqualTo("/a");
        assertThat(pageUrl("{column: 'odd {name}'}", "odd {name}", "/a")).isEqualTo("/a");
    }

    @Test
    void shouldJoinColumnsInATemplate() {
        assertThat(pageUrl("\"/{shop}/{page}?{{x}}\"", "shop,page", "s1,p2")).isEqualTo("/s1/p2?{x}");
    }

    @Test
    void shouldHaveNoValueWhereATemplateMissesOne() {
        assertThat(pageUrl("\"/{shop}/{page}\"", "shop,page", "s1, ")).isEqualTo("null");
    }

    @Test
    void shouldMapCodesAndNoAnswers() {
        String map = "{column: c, map: {1: one, 2: ~, \"*\": other}}";

        assertThat(pageUrl(map, "c", "1")).isEqualTo("one");
        assertThat(pageUrl(map, "c", "2")).isEqualTo("null");
        assertThat(pageUrl(map, "c", "7")).isEqualTo("other");
    }

    @Test
    void shouldTakeNothingForNoValueWhereverItStands() {
        desk.file("a.csv", "id,who\n1,ann\n").replay(WEB.formatted("~").replace("records:", """
                zone: ~
                    skip: ~
                    define: {missing: ~}
                    common: {referrer: everywhere}
                    records:""") + """
                        referrer: ~
                        productId: "{missing}"
                        correlations: {orderId: ~}
                """);

        assertThat(desk.only(WebTouchpoint.class))
                .returns(null, WebTouchpoint::pageUrl)
                .returns(null, WebTouchpoint::referrer)
                .returns(null, WebTouchpoint::productId)
                .returns(Map.of(), touchpoint -> touchpoint.header().correlations());
    }

    @Test
    void shouldShareOneScaleAmongMoreThanFiftyQuestions() {
        StringBuilder columns = new StringBuilder("id,who");
        StringBuilder records = new StringBuilder();
        for (int i = 1; i <= 51; i++) {
            columns.append(",q").append(i);
            records.append("""
                          - {record: feedback, eventId: "{id}-q%d", questionId: q%d, value: {column: q%d, map: *five}}
                    """.formatted(i, i, i));
        }
        desk.file("a.csv", columns + "\n1,ann" + ",x".repeat(51) + "\n").replay("""
                version: 1
                maps: {five: &five {x: 5}}
                files:
                  - file: a.csv
                    common:
                      occurredAt: "2026-11-01T10:00:00Z"
                      identifiers: {CUSTOMER_ID: "{who}"}
                      surveyId: s
                      metric: CSAT
                      scaleMax: 5
                    records:
                """ + records);

        assertThat(desk.values(Feedback.class)).hasSize(51).allSatisfy(feedback -> assertThat(feedback.value())
                .isEqualTo(5));
    }

    @Test
    void shouldTakeBlanksForNoValue() {
        assertThat(pageUrl("{column: c, blanks: ['?', N]}", "c", "?")).isEqualTo("null");
        assertThat(pageUrl("{column: c, blanks: ['?', N]}", "c", "n")).isEqualTo("n");
    }

    @Test
    void shouldSayWhatToTakeInsteadOfAMissingValue() {
        assertThat(pageUrl("{column: c, missing: '/{who}'}", "c", "")).isEqualTo("/ann");
    }

    @Test
    void shouldExtractAndChangeCaseAndHash() {
        assertThat(pageUrl("{column: c, extract: '(\\d+)$'}", "c", "Caller 2403"))
                .isEqualTo("2403");
        assertThat(pageUrl("{column: c, case: upper}", "c", "ab")).isEqualTo("AB");
        assertThat(pageUrl("{column: c, case: lower, hash: sha256}", "c", "ABC"))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void shouldStripStrayBlanksFromHeaderAndCells() {
        desk.file("a.csv", "\ufeff id , who\u00a0, page \n1, ann , /a \n").replay(WEB.formatted("\"{page}\""));

        assertThat(desk.only(WebTouchpoint.class).pageUrl()).isEqualTo("/a");
        assertThat(desk.records().get(0).key()).isEqualTo("customer-id:ann");
        assertThat(desk.records().get(0).topic()).isEqualTo(Topics.inputOf(IncomingKind.WEB));
    }

    @Test
    void shouldKnowTheFileAndTheLineOfARow() {
        assertThat(pageUrl("\"{@file}#{@line}\"", "x", "1")).isEqualTo("a.csv#2");
    }

    @Test
    void shouldLookUpAnotherFile() {
        desk.file("pages.csv", "code,path\np1,/one\np2,\n").file("a.csv", "id,who,c\n1,ann,p1\n2,ann,p2\n3,ann,p3\n");

        ReplaySummary summary = desk.replay(WEB.formatted("{column: c, lookup: pages.path}")
                .replace("files:", "lookups: {pages: {file: pages.csv, key: code}}\nfiles:"));

        assertThat(desk.values(WebTouchpoint.class).stream().map(WebTouchpoint::pageUrl))
                .containsExactly("/one", null);
        assertThat(summary.refused())
                .containsOnly(Map.entry(
                        "`pageUrl` is not found in the lookup 'pages'",
                        new ReplaySummary.Tally(1, List.of("a.csv:4"))));
    }

    @Test
    void shouldGiveNamesToExpressions() {
        desk.file("a.csv", "id,who,a,b\n1,ann,x,y\n")
                .replay(WEB.formatted("\"/{both}\"")
                        .replace("    records:", "    define:\n      both: '{a}-{b}'\n    records:"));

        assertThat(desk.only(WebTouchpoint.class).pageUrl()).isEqualTo("/x-y");
    }

    @Test
    void shouldMakeSeveralRecordsOfARowAndRouteThem() {
        desk.file("a.csv", "id,who,kind\n1,ann,w\n2,bob,a\n3,cid,b\n4,dan,?\n");

        ReplaySummary summary = desk.replay("""
                version: 1
                files:
                  - file: a.csv
                    blanks: ["?"]
                    common:
                      eventId: "{id}"
                      occurredAt: "2026-11-01"
                      identifiers: {LOGIN_ID: "{who}", COOKIE_ID: ["{kind}-{who}", "{who}"]}
                      action: login
                    records:
                      - {record: web, when: {kind: [w, b]}}
                      - {record: app, eventId: "{id}-app", when: {kind: {not: [w, ~]}}}
                      - {record: call-center, eventId: "{id}-call", when: {kind: {matches: "^nothing"}}}
                """);

        assertThat(summary.records())
                .containsOnly(
                        Map.entry(Topics.inputOf(IncomingKind.WEB), 2L),
                        Map.entry(Topics.inputOf(IncomingKind.APP), 2L));
        assertThat(summary.skipped()).containsOnlyKeys("no record is `when` such a row");
        assertThat(((WebTouchpoint) desk.records().get(0).value()).header().identifiers())
                .containsExactly(
                        new Identifier(IdentifierType.LOGIN_ID, "ann"),
                        new Identifier(IdentifierType.COOKIE_ID, "w-ann"),
                        new Identifier(IdentifierType.COOKIE_ID, "ann"));
    }

    @Test
    void shouldSkipWithAReasonAndCount() {
        desk.file("a.csv", "id,who,c\n1,ann,test\n2,bob,\n3,cid,x\n4,dan,test\n");

        ReplaySummary summary = desk.replay(WEB.formatted("{column: c, missing: {skip: no page}}")
                .replace("    records:", "    skip:\n      - {when: {c: test}, reason: test data}\n    records:"));

        assertThat(summary.skipped())
                .containsOnly(
                        Map.entry("test data", new ReplaySummary.Tally(2, List.of("a.csv:2", "a.csv:5"))),
                        Map.entry("no page", new ReplaySummary.Tally(1, List.of("a.csv:3"))));
        assertThat(summary.rows()).isEqualTo(4);
        assertThat(summary.recordCount()).isEqualTo(1);
    }

    @Test
    void shouldMapFeedbackWithTheUsualScaleOfItsMetric() {
        desk.file("a.csv", "id,score,text\n1,9,good\n").replay("""
                        version: 1
                        source: forms
                        files:
                          - file: a.csv
                            records:
                              - record: feedback
                                eventId: "{id}"
                                occurredAt: "2026-11-01T10:00:00+01:00"
                                identifiers: {EMAIL: "{id}x"}
                                surveyId: s
                                questionId: q
                                metric: NPS
                                value: "{score}"
                                comment: "{text}"
                                channel: EMAIL
                                experiments: {form: "v{id}"}
                                correlations: {orderId: "{id}", callId: "{missing}"}
                                revision: 2
                            columns: {missing: 3}
                        """);

        Feedback feedback = desk.only(Feedback.class);
        assertThat(feedback.value()).isEqualTo(9);
        assertThat(feedback.scaleMax()).isEqualTo(10);
        assertThat(feedback.polarity()).isEqualTo(Polarity.HIGHER_IS_BETTER);
        assertThat(feedback.channel()).isEqualTo(Channel.EMAIL);
        assertThat(feedback.header().source()).isEqualTo("forms");
        assertThat(feedback.header().revision()).isEqualTo(2);
        assertThat(feedback.header().occurredAt()).isEqualTo("2026-11-01T09:00:00Z");
        assertThat(feedback.header().correlations()).isEqualTo(Map.of("orderId", "1", "callId", "good"));
        assertThat(feedback.header().experiments()).isEqualTo(Map.of("form", "v1"));
    }

    @Test
    void shouldMapLinksAndProfiles() {
        desk.file("a.csv", "id,mail,seg\n1,abc,gold\n").replay("""
                        version: 1
                        files:
                          - file: a.csv
                            records:
                              - record: link
                                linkId: "l{id}"
                                operation: RETRACT
                                from: {EMAIL: "{mail}"}
                                to: {CUSTOMER_ID: "{id}"}
                                occurredAt: "2026-11-01"
                              - record: profile
                                customerId: "{id}"
                                effectiveAt: "2026-11-01"
                                segment: "{seg}"
                                attributes: {mail: "{mail}"}
                        """);

        IdentityLink link = (IdentityLink) desk.records().get(0).value();
        CustomerProfile profile = (CustomerProfile) desk.records().get(1).value();
        assertThat(link.operation()).isEqualTo(Operation.RETRACT);
        assertThat(link.from().text()).isEqualTo("email:abc");
        assertThat(link.source()).isEqualTo("m");
        assertThat(profile.segment()).isEqualTo("gold");
        assertThat(profile.attributes()).isEqualTo(Map.of("mail", "abc"));
        assertThat(desk.records().get(1).topic()).isEqualTo(Topics.CUSTOMERS);
    }

    @Test
    void shouldGroupLinesThatLieApart() {
        desk.file("a.csv", """
                r,who,at,sku,n,eur
                7,ann,2026-11-02,a,1,"1.000,50"
                8,bob,2026-11-01,b,2,3
                7,ann,2026-11-02,c,1,"0,05"
                """);

        desk.replay("""
                version: 1
                order: time
                files:
                  - file: a.csv
                    group: {by: [r], same: [who, at]}
                    records:
                      - record: store
                        eventId: "{r}"
                        occurredAt: {column: at, at: "18:30", zone: Europe/Berlin}
                        identifiers: {CUSTOMER_ID: "{who}"}
                        action: purchase_completed
                        storeId: s1
                        amountMinor: {column: eur, times: 100, decimal: ",", grouping: ".", sum: true}
                        lines:
                          sku: "{sku}"
                          quantity: "{n}"
                          amountMinor: {column: eur, times: 100, decimal: ",", grouping: "."}
                """);

        List<StoreTouchpoint> receipts = desk.values(StoreTouchpoint.class);
        assertThat(receipts.stream().map(receipt -> receipt.header().eventId())).containsExactly("8", "7");
        assertThat(receipts.get(1).amountMinor()).isEqualTo(100_055L);
        assertThat(receipts.get(1).header().occurredAt()).isEqualTo("2026-11-02T17:30:00Z");
        assertThat(receipts.get(1).lines())
                .containsExactly(new StoreTouchpoint.Line("a", 1, 100_050), new StoreTouchpoint.Line("c", 1, 5));
    }

    @Test
    void shouldRefuseAGroupWhoseLinesDisagree() {
        desk.file("a.csv", "id,who\n1,ann\n1,bob\n2,cid\n");

        ReplaySummary summary = desk.replay(
                WEB.formatted("/a").replace("    records:", "    group: {by: id, same: who}\n    records:"));

        assertThat(summary.refused())
                .containsOnly(
                        Map.entry("`who` differs within a group", new ReplaySummary.Tally(1, List.of("a.csv:2"))));
        assertThat(summary.recordCount()).isEqualTo(1);
    }

    @Test
    void shouldRefuseSingleRowsAndSendTheRest() {
        desk.file("a.csv", "id,who,page\n1,ann,/a\n2,bob\n3,cid,/c,extra\n4,dan,/d,,\n");

        ReplaySummary summary = desk.replay(WEB.formatted("\"{page}\""));

        assertThat(summary.recordCount()).isEqualTo(2);
        assertThat(summary.refused())
                .containsOnly(Map.entry(
                        "has more or fewer cells than the header",
                        new ReplaySummary.Tally(2, List.of("a.csv:3: 2 instead of 3", "a.csv:4: 4 instead of 3"))));
    }

    @Test
    void shouldPredictWhatThePipelineWillRefuse() {
        desk.file("a.csv", "id,who,page\n1,?,/a\n2,,/b\n3,ann,/c\n");

        ReplaySummary summary = desk.replay(WEB.formatted("\"{page}\"").replace("2026-11-01T", "2026-11-22T"));
        ReplaySummary future = desk.replay(WEB.formatted("\"{page}\"").replace("2026-11-01T", "2030-11-01T"));

        assertThat(summary.recordCount()).isEqualTo(3);
        assertThat(summary.predicted().keySet()).containsExactly(RejectReason.NO_USABLE_IDENTIFIER);
        assertThat(future.predicted().keySet())
                .containsExactly(RejectReason.NO_USABLE_IDENTIFIER, RejectReason.TIME_IN_FUTURE);
        assertThat(desk.records().get(0).key()).isEqualTo("e-1");
    }

    @Test
    void shouldGiveTheSameRecordsTwice() {
        desk.file("a.csv", "id,who,page\n1,ann,/a\n2,bob,/b\n");
        desk.replay(WEB.formatted("\"{page}\""));
        List<InputRecord> first = List.copyOf(desk.records());

        desk.replay(WEB.formatted("\"{page}\""));

        assertThat(desk.records()).isEqualTo(first);
    }

    private List<String> pagesWhere(String condition, String header, String... rows) {
        desk.file("a.csv", "id,who," + header + "\n" + String.join("\n", rows) + "\n")
                .replay(WEB.formatted("\"{id}\"") + "        when: " + condition + "\n");
        return desk.values(WebTouchpoint.class).stream()
                .map(WebTouchpoint::pageUrl)
                .toList();
    }

    @Test
    void shouldCompareNumbers() {
        String[] rows = {"1,ann,9.5", "2,ann,10", "3,ann,", "4,ann,7"};

        assertThat(pagesWhere("{n: {above: 9}}", "n", rows)).containsExactly("1", "2");
        assertThat(pagesWhere("{n: {at-least: 7, below: 10}}", "n", rows)).containsExactly("1", "4");
        assertThat(pagesWhere("{n: {at-most: '{id}'}}", "n", "7,ann,7", "8,ann,9"))
                .containsExactly("7");
    }

    @Test
    void shouldCompareTimes() {
        String late = "{arrived: {after: \"{due}\", pattern: d/M/yyyy}}";

        assertThat(pagesWhere(
                        late, "arrived,due", "1,ann,10/2/2017,9/2/2017", "2,ann,9/2/2017,10/2/2017", "3,ann,,9/2/2017"))
                .containsExactly("1");
        assertThat(pagesWhere("{arrived: {not-before: 2017-02-10}}", "arrived", "1,ann,2017-02-10", "2,ann,2017-02-09"))
                .containsExactly("1");
    }

    @Test
    void shouldRefuseARowThatCannotBeCompared() {
        ReplaySummary summary = desk.file("a.csv", "id,who,n\n1,ann,many\n2,ann,3\n")
                .replay(WEB.formatted("x") + "        when: {n: {above: 1}}\n");

        assertThat(desk.records()).hasSize(1);
        assertThat(summary.refused()).containsOnlyKeys("`n` is no number");
    }

    @Test
    void shouldTakeTheTimeBetweenTwoColumns() {
        desk.file("a.csv", "id,who,in,out\n1,ann,10:00,10:02\n").replay(WEB.formatted("""
                {text: "2017-02-10 {out}", since: "2017-02-10 {in}", unit: minutes}
                        dwellMillis: {text: "2017-02-10 {out}", since: "2017-02-10 {in}"}"""));

        assertThat(desk.only(WebTouchpoint.class))
                .returns("2", WebTouchpoint::pageUrl)
                .returns(120_000L, WebTouchpoint::dwellMillis);
    }

    @Test
    void shouldMakeOneRecordForEachOfSeveralColumns() {
        ReplaySummary summary =
                desk.file("a.csv", "id,who,Q1,Q2,Q3\n1,ann,5,,9\n").replay("""
                version: 1
                files:
                  - file: a.csv
                    common: {occurredAt: "2026-11-01", identifiers: {CUSTOMER_ID: "{who}"}, surveyId: s}
                    records:
                      - record: feedback
                        for-each: {Q1: speed, Q2: price, Q3: staff}
                        eventId: "{id}-{@column}"
                        questionId: "{@name}"
                        metric: CSAT
                        scaleMax: 5
                        value: {column: "@value", missing: {skip: no answer}}
                """);

        assertThat(desk.values(Feedback.class))
                .extracting(
                        feedback -> feedback.header().eventId() + " " + feedback.questionId() + " " + feedback.value())
                .containsExactly("1-Q1 speed 5", "1-Q3 staff 9");
        assertThat(summary.skipped()).containsOnlyKeys("no answer");
    }

    @Test
    void shouldHashAnAddressTheSameHoweverItIsTyped() {
        desk.file("a.csv", "id,who\n1, Ann@Example.com\n2,ann@example.com\n")
                .replay(WEB.formatted("x").replace("CUSTOMER_ID: \"{who}\"", "EMAIL: {column: who, hash: sha256}"));

        assertThat(desk.values(WebTouchpoint.class))
                .extracting(touchpoint -> touchpoint.header().identifiers().get(0))
                .containsOnly(new Identifier(
                        IdentifierType.EMAIL, ContactHash.hash(IdentifierType.EMAIL, "ann@example.com")));
    }
}
