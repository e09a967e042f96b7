package io.vocstreams.app.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.app.ledger.Repeats.Found;
import io.vocstreams.app.ledger.Repeats.Kind;
import io.vocstreams.app.ledger.Repeats.Place;
import io.vocstreams.model.Header;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.model.Operation;
import io.vocstreams.model.WebTouchpoint;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RepeatsTest {

    private static final String WEB = "voc.touchpoint.web.v1";

    private final Repeats repeats = new Repeats(place -> place.offset() < 100);

    private void visit(long offset, String eventId, String customer, int revision, String page) {
        Header header = new Header(
                eventId,
                revision,
                Operation.UPSERT,
                "test",
                Instant.EPOCH,
                null,
                List.of(new Identifier(IdentifierType.CUSTOMER_ID, customer)),
                Map.of(),
                Map.of());
        repeats.add(new Place(WEB, 0, offset), new WebTouchpoint(header, "page_viewed", page));
    }

    @Test
    void shouldTellWhatDuplicatesRepeat() {
        visit(1, "a", "ann", 0, "/one");
        visit(2, "a", "ann", 0, "/one");
        visit(3, "a", "ann", 0, "/two");
        visit(4, "a", "ann", 2, "/three");
        visit(5, "a", "ann", 1, "/four");

        assertThat(repeats.byTopic())
                .isEqualTo(Map.of(
                        WEB,
                        Map.of(
                                Kind.SAME, new Found(1, List.of(WEB + "/0@2 repeats " + WEB + "/0@1")),
                                Kind.OTHER, new Found(1, List.of(WEB + "/0@3 repeats " + WEB + "/0@1")),
                                Kind.OLDER, new Found(1, List.of(WEB + "/0@5 repeats " + WEB + "/0@4")))));
    }

    @Test
    void shouldTakeOneIdOfTwoCustomersForTwoEvents() {
        visit(1, "a", "ann", 0, "/one");
        visit(2, "a", "bob", 0, "/one");
        visit(3, "a", " ann", 1, "/one");

        assertThat(repeats.byTopic()).isEmpty();
    }

    @Test
    void shouldCountOnlyWhatWasAskedFor() {
        visit(1, "a", "ann", 0, "/one");
        visit(100, "a", "ann", 0, "/two");
        visit(2, "a", "ann", 0, "/one");

        assertThat(repeats.count(Kind.SAME)).isEqualTo(1);
        assertThat(repeats.count(Kind.OTHER)).isZero();
    }
}
