package io.vocstreams.client.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.model.AppTouchpoint;
import io.vocstreams.model.CallCenterTouchpoint;
import io.vocstreams.model.Channel;
import io.vocstreams.model.CustomerProfile;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Header;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.MessagingTouchpoint;
import io.vocstreams.model.MessagingTouchpoint.Direction;
import io.vocstreams.model.MessagingTouchpoint.Medium;
import io.vocstreams.model.Operation;
import io.vocstreams.model.StoreTouchpoint;
import io.vocstreams.model.StoreTouchpoint.Line;
import io.vocstreams.model.WebTouchpoint;
import io.vocstreams.model.intake.ContactHash;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RecordsTest {

    private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");

    /** Given at the beginning, or by a method that says more than the field. */
    private static final Set<String> OTHERWISE = Set.of(
            "header",
            "action",
            "storeId",
            "medium",
            "direction",
            "lines",
            "surveyId",
            "questionId",
            "metric",
            "scaleMin",
            "scaleMax",
            "polarity",
            "status",
            "value",
            "linkId",
            "from",
            "to",
            "operation",
            "customerId",
            "attributes",
            "eventId",
            "identifiers",
            "correlations",
            "experiments");

    @Test
    void shouldHaveAMethodForEachField() {
        assertCovers(WebBuilder.class, WebTouchpoint.class);
        assertCovers(AppBuilder.class, AppTouchpoint.class);
        assertCovers(CallCenterBuilder.class, CallCenterTouchpoint.class);
        assertCovers(StoreBuilder.class, StoreTouchpoint.class);
        assertCovers(MessagingBuilder.class, MessagingTouchpoint.class);
        assertCovers(FeedbackBuilder.class, Feedback.class);
        assertCovers(LinkBuilder.class, IdentityLink.class);
        assertCovers(ProfileBuilder.class, CustomerProfile.class);
        assertCovers(EventBuilder.class, Header.class);
    }

    @Test
    void shouldPutEverythingInItsPlace() {
        Header header = Records.web("e", "a")
                .source("shop")
                .occurredAt(AT)
                .receivedAt(AT.plusSeconds(1))
                .revision(2)
                .retract()
                .customerId("c")
                .cookieId("k")
                .deviceId(null)
                .correlation("orderId", "o")
                .correlation("callId", null)
                .experiment("button", "green")
                .build()
                .header();

        assertThat(header)
                .isEqualTo(new Header(
                        "e",
                        2,
                        Operation.RETRACT,
                        "shop",
                        AT,
                        AT.plusSeconds(1),
                        List.of(
                                new Identifier(IdentifierType.CUSTOMER_ID, "c"),
                                new Identifier(IdentifierType.COOKIE_ID, "k")),
                        Map.of("orderId", "o"),
                        Map.of("button", "green")));
        assertThat(Records.message("e", "sent", Medium.CHAT, Direction.INBOUND)
                        .text("hello")
                        .build())
                .extracting(MessagingTouchpoint::channel, MessagingTouchpoint::text)
                .containsExactly(Channel.CHAT, "hello");
        assertThat(Records.store("e", "purchased", "s")
                        .line("sku", 2, 990)
                        .build()
                        .lines())
                .containsExactly(new Line("sku", 2, 990));
        assertThat(Records.profile("c")
                        .effectiveAt(AT)
                        .attribute("city", "Nara")
                        .build())
                .isEqualTo(new CustomerProfile("c", AT, null, null, Map.of("city", "Nara")));
    }

    @Test
    void shouldSayWhatACustomerAnswered() {
        Feedback nps = Records.feedback("e", "s", "q")
                .scale(Metric.NPS, 0, 10, true)
                .answered(9)
                .build();
        assertThat(nps)
                .extracting(Feedback::metric, Feedback::scaleMax, Feedback::polarity, Feedback::status, Feedback::value)
                .containsExactly(Metric.NPS, 10, Polarity.HIGHER_IS_BETTER, Feedback.Status.ANSWERED, 9);

        Feedback words = Records.feedback("e", "s", "q").answered("slow").build();
        assertThat(words)
                .extracting(Feedback::metric, Feedback::status, Feedback::comment)
                .containsExactly(Metric.TEXT, Feedback.Status.ANSWERED, "slow");
    }

    @Test
    void shouldHashAnEmailInTheClear() {
        String hash = ContactHash.hash(IdentifierType.EMAIL, "anna@example.org");

        assertThat(Records.web("e", "a")
                        .email("Anna@Example.org")
                        .build()
                        .header()
                        .identifiers())
                .containsExactly(new Identifier(IdentifierType.EMAIL, hash));
        assertThat(Records.link(
                                "l",
                                new Identifier(IdentifierType.EMAIL, "anna@example.org"),
                                new Identifier(IdentifierType.CUSTOMER_ID, "c"))
                        .build()
                        .from()
                        .value())
                .isEqualTo(hash);
    }

    private static void assertCovers(Class<?> builder, Class<? extends Record> record) {
        List<String> methods =
                Arrays.stream(builder.getMethods()).map(Method::getName).toList();
        assertThat(Arrays.stream(record.getRecordComponents()).map(RecordComponent::getName))
                .filteredOn(name -> !OTHERWISE.contains(name))
                .allMatch(methods::contains, "has a method in " + builder.getSimpleName());
    }
}
