package io.vocstreams.app.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.model.CustomerProfile;
import io.vocstreams.model.Header;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.Operation;
import io.vocstreams.model.ResolvedInteraction;
import io.vocstreams.model.WebTouchpoint;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CustomerSetsTest {

    private static final Identifier COOKIE = new Identifier(IdentifierType.COOKIE_ID, "c1");
    private static final Identifier EMAIL = new Identifier(IdentifierType.EMAIL, "m1");
    private static final Instant AT = Instant.parse("2026-11-01T10:00:00Z");

    private final CustomerSets sets = new CustomerSets();

    @Test
    void shouldHoldAnInteractionWhileOnePlaceHasNotWithdrawnIt() {
        sets.take(record(Operation.UPSERT, "first", 0, COOKIE));
        sets.take(record(Operation.UPSERT, "first", 0, COOKIE, EMAIL));
        sets.take(record(Operation.RETRACT, "first", 0, COOKIE));

        assertThat(sets.interactionsOf("anna")).hasSize(1);

        sets.take(record(Operation.RETRACT, "first", 0, COOKIE, EMAIL));

        assertThat(sets.interactionsOf("anna")).isEmpty();
    }

    @Test
    void shouldTakeBackWhatWasNeverThere() {
        sets.take(record(Operation.RETRACT, "first", 0, COOKIE));

        assertThat(sets.interactionsOf("anna")).isEmpty();
    }

    @Test
    void shouldTakeTheHighestRevisionThenThePlaceThatComesFirst() {
        sets.take(record(Operation.UPSERT, "old", 0, COOKIE));
        sets.take(record(Operation.UPSERT, "new", 1, COOKIE, EMAIL));

        assertThat(sets.interactionsOf("anna").values())
                .extracting(CustomerSetsTest::action)
                .containsExactly("new");

        sets.take(record(Operation.UPSERT, "of the cookie", 1, COOKIE));

        assertThat(sets.interactionsOf("anna").values())
                .extracting(CustomerSetsTest::action)
                .containsExactly("of the cookie");
    }

    @Test
    void shouldKeepOneProfileOfEachTimeUntilTheyAreForgotten() {
        sets.take("anna", new CustomerProfile("anna", AT, "silver", null, Map.of()));
        sets.take("anna", new CustomerProfile("anna", AT, "gold", null, Map.of()));

        assertThat(sets.profilesOf("anna")).extracting(CustomerProfile::segment).containsExactly("gold");

        sets.take("anna", null);

        assertThat(sets.profilesOf("anna")).isEmpty();
    }

    private static String action(Interaction interaction) {
        return ((WebTouchpoint) interaction).action();
    }

    private static ResolvedInteraction record(Operation operation, String action, int revision, Identifier... path) {
        Header header =
                new Header("e1", revision, Operation.UPSERT, "test", AT, null, List.of(COOKIE), Map.of(), Map.of());
        return new ResolvedInteraction(operation, "anna", true, List.of(path), new WebTouchpoint(header, action, null));
    }
}
