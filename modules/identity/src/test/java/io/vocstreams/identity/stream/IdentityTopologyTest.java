package io.vocstreams.identity.stream;

import static io.vocstreams.identity.domain.Cast.cookie;
import static io.vocstreams.identity.domain.Cast.corrected;
import static io.vocstreams.identity.domain.Cast.customer;
import static io.vocstreams.identity.domain.Cast.day;
import static io.vocstreams.identity.domain.Cast.link;
import static io.vocstreams.identity.domain.Cast.login;
import static io.vocstreams.identity.domain.Cast.retracted;
import static io.vocstreams.identity.domain.Cast.unlink;
import static io.vocstreams.identity.domain.Cast.visit;
import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.contracts.internal.MovedHeader;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.Operation;
import io.vocstreams.model.ResolvedInteraction;
import io.vocstreams.platform.time.Sequence;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IdentityTopologyTest {

    private static final Interaction ANONYMOUS = visit("e1", day(0), cookie("c"));
    private static final Interaction LOGIN = visit("e2", day(1), cookie("c"), login("anna"));

    private final Tasks tasks = new Tasks(1, Policies.DEFAULT, new Random(1));

    @AfterEach
    void close() {
        tasks.close();
    }

    @Test
    void shouldMoveAnonymousHistoryToTheLoginThatFollows() {
        tasks.bring(ANONYMOUS);
        tasks.bring(LOGIN);

        assertThat(forwarded())
                .containsExactly(
                        "UPSERT e1 cookie-id:c",
                        "UPSERT e2 login-id:anna",
                        "RETRACT e1 cookie-id:c",
                        "UPSERT e1 login-id:anna");
    }

    @Test
    void shouldRepeatThePathThatItWithdraws() {
        tasks.bring(ANONYMOUS);
        tasks.bring(LOGIN);

        assertThat(tasks.published().get(2).path()).containsExactly(cookie("c"));
        assertThat(tasks.published().get(3).path()).containsExactly(cookie("c"), login("anna"));
    }

    @Test
    void shouldMarkWhatIdentityMoved() {
        tasks.bring(ANONYMOUS);
        tasks.bring(LOGIN);

        assertThat(tasks.publishedRaw().stream().map(record -> MovedHeader.isIn(record.headers())))
                .containsExactly(false, false, true, true);
    }

    @Test
    void shouldNumberWhatItWritesToAPartition() {
        tasks.bring(ANONYMOUS);
        tasks.bring(LOGIN);

        assertThat(tasks.publishedRaw().stream().map(record -> Sequence.of(record.headers())))
                .containsExactly(new Sequence(0, 1), new Sequence(0, 2), new Sequence(0, 3), new Sequence(0, 4));
    }

    @Test
    void shouldKnowAnIdentifierInEachOfItsForms() {
        tasks.bring(visit("e1", day(0), cookie("\uFEFFcafe\u0301\u0000")));
        tasks.bring(link("l", cookie("\u200Bcaf\u00E9"), login("\u00A0anna"), day(0)));

        assertThat(forwarded()).endsWith("UPSERT e1 login-id:anna");
    }

    @Test
    void shouldUndoAMergeThatIsTakenBack() {
        IdentityLink merge = link("m", customer("1"), customer("2"), day(1));
        tasks.bring(visit("e1", day(0), customer("1")));
        tasks.bring(merge);
        tasks.bring(unlink(merge));

        assertThat(forwarded())
                .startsWith("UPSERT e1 1", "RETRACT e1 1", "UPSERT e1 2")
                .contains("RETRACT e1 2");
        assertThat(tasks.memberships()).containsExactly("e1 r0 -> 1 true " + List.of(customer("1")));
    }

    @Test
    void shouldIgnoreAMergeThatWasTakenBackBeforeItCame() {
        IdentityLink merge = link("m", customer("1"), customer("2"), day(1));
        tasks.bring(visit("e1", day(0), customer("1")));
        tasks.bring(unlink(merge));
        tasks.bring(merge);

        assertThat(forwarded()).containsExactly("UPSERT e1 1");
    }

    @Test
    void shouldLetACorrectedLinkPointElsewhere() {
        IdentityLink first = link("m", cookie("c"), login("anna"), day(0));
        tasks.bring(ANONYMOUS);
        tasks.bring(first);
        tasks.bring(new IdentityLink("m", 1, Operation.UPSERT, cookie("c"), login("bert"), day(0), "crm"));

        assertThat(tasks.memberships()).singleElement().asString().contains("login-id:bert");
    }

    @Test
    void shouldPublishADuplicateOnce() {
        tasks.bring(ANONYMOUS);
        tasks.bring(ANONYMOUS);

        assertThat(forwarded()).containsExactly("UPSERT e1 cookie-id:c");
    }

    @Test
    void shouldPublishACorrectionToTheSameCustomer() {
        Interaction correction = corrected(ANONYMOUS, "product_viewed");
        tasks.bring(ANONYMOUS);
        tasks.bring(correction);

        assertThat(tasks.published())
                .last()
                .extracting(ResolvedInteraction::interaction)
                .isEqualTo(correction);
        assertThat(forwarded()).containsExactly("UPSERT e1 cookie-id:c", "UPSERT e1 cookie-id:c");
    }

    @Test
    void shouldIgnoreALowerVersion() {
        tasks.bring(corrected(ANONYMOUS, "product_viewed"));
        tasks.bring(ANONYMOUS);

        assertThat(forwarded()).containsExactly("UPSERT e1 cookie-id:c");
    }

    @Test
    void shouldPassARetractionOnWithItsOwnHeader() {
        tasks.bring(ANONYMOUS);
        tasks.bring(retracted(ANONYMOUS));

        ResolvedInteraction last = tasks.published().get(1);
        assertThat(last.operation()).isEqualTo(Operation.RETRACT);
        assertThat(last.interaction()).isEqualTo(retracted(ANONYMOUS));
    }

    @Test
    void shouldTakeBackTheLinksOfARetractedInteraction() {
        tasks.bring(ANONYMOUS);
        tasks.bring(LOGIN);
        tasks.bring(retracted(LOGIN));

        assertThat(tasks.memberships()).singleElement().asString().startsWith("e1 r0 -> cookie-id:c false");
    }

    @Test
    void shouldIgnoreWhatWasRetractedBeforeItCame() {
        tasks.bring(retracted(LOGIN));
        tasks.bring(LOGIN);
        tasks.bring(ANONYMOUS);

        assertThat(forwarded()).containsExactly("UPSERT e1 cookie-id:c");
    }

    @Test
    void shouldBringBackWhatIsStatedAgainAboveARetraction() {
        tasks.bring(ANONYMOUS);
        tasks.bring(retracted(ANONYMOUS));
        tasks.bring(corrected(ANONYMOUS, "page_viewed"));

        assertThat(forwarded())
                .containsExactly("UPSERT e1 cookie-id:c", "RETRACT e1 cookie-id:c", "UPSERT e1 cookie-id:c");
    }

    @Test
    void shouldReplaceAnEventWhoseNextVersionNamesAnotherTime() {
        Interaction moved = corrected(visit("e1", day(2), cookie("c")), "page_viewed");
        tasks.bring(ANONYMOUS);
        tasks.bring(moved);
        tasks.bring(LOGIN);

        assertThat(tasks.memberships()).hasSize(2).anyMatch(text -> text.startsWith("e1 r1 -> login-id:anna"));
    }

    @Test
    void shouldStampRecordsWithTheTimeOfTheirArrival() {
        tasks.bring(ANONYMOUS);

        assertThat(tasks.publishedRaw().get(0).getRecordTime()).isEqualTo(Tasks.TODAY);
    }

    private List<String> forwarded() {
        return tasks.published().stream()
                .map(record ->
                        record.operation() + " " + record.interaction().header().eventId() + " " + record.customerId())
                .toList();
    }

    @Test
    void shouldEndACycleOfMergesAtItsSmallestText() {
        tasks.bring(visit("e1", day(0), customer("2")));
        tasks.bring(link("m1", customer("1"), customer("2"), day(0)));
        tasks.bring(link("m2", customer("2"), customer("1"), day(0)));

        assertThat(tasks.memberships()).containsExactly("e1 r0 -> 1 true " + List.of(customer("2"), customer("1")));
    }
}
