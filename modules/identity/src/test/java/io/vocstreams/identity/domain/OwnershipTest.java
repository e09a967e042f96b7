package io.vocstreams.identity.domain;

import static io.vocstreams.identity.domain.Cast.NOON;
import static io.vocstreams.identity.domain.Cast.cookie;
import static io.vocstreams.identity.domain.Cast.customer;
import static io.vocstreams.identity.domain.Cast.day;
import static io.vocstreams.identity.domain.Cast.email;
import static io.vocstreams.identity.domain.Cast.login;
import static io.vocstreams.identity.domain.Cast.minute;
import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.model.Identifier;
import io.vocstreams.model.policy.IdentityPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OwnershipTest {

    private static final Identifier BROWSER = cookie("browser");
    private static final Identifier ANNA = login("anna");
    private static final Identifier BERT = login("bert");

    private final SortedLinks links = new SortedLinks();
    private int linksMade;

    @Test
    void shouldBeTheTargetOfTheLatestLinkAtOrBeforeTheTime() {
        link(ANNA, day(0));
        link(BERT, day(2));

        assertThat(ownerAt(day(1))).contains(ANNA);
        assertThat(ownerAt(day(2))).contains(BERT);
        assertThat(ownerAt(day(40))).contains(BERT);
    }

    @Test
    void shouldStitchAnonymousHistoryBackwardsToTheEarliestNearLink() {
        link(BERT, day(5));
        link(ANNA, day(3));

        assertThat(ownerAt(day(0))).contains(ANNA);
    }

    @Test
    void shouldNotStitchBackwardsFurtherThanTheLookback() {
        link(ANNA, day(30));

        assertThat(ownerAt(day(0))).contains(ANNA);
        assertThat(ownerAt(day(0).minusMillis(1))).isEmpty();
    }

    @Test
    void shouldPreferAnOldLinkToANearLaterOne() {
        link(ANNA, day(0));
        link(BERT, day(301));

        assertThat(ownerAt(day(300))).contains(ANNA);
    }

    @Test
    void shouldLookAtALinkUntilItsValidityHasPassed() {
        link(ANNA, day(0));

        assertThat(ownerAt(day(365))).contains(ANNA);
        assertThat(ownerAt(day(365).plusMillis(1))).isEmpty();
    }

    @Test
    void shouldStitchBackwardsWhereTheLatestLinkIsNoLongerValid() {
        link(ANNA, day(0));
        link(BERT, day(370));

        assertThat(ownerAt(day(366))).contains(BERT);
    }

    @Test
    void shouldLetTheSmallestTargetTextWinAtEqualTime() {
        link(BERT, day(0));
        link(ANNA, day(0));

        assertThat(ownerAt(day(1))).contains(ANNA);
        assertThat(ownerAt(day(-1))).contains(ANNA);
    }

    @Test
    void shouldCompareTargetsByTextAndNotByStrength() {
        link(login("a"), day(0));
        link(email("z"), day(0));

        assertThat(ownerAt(day(1))).contains(email("z"));
    }

    @Test
    void shouldBeNoneWithoutLinks() {
        assertThat(ownerAt(NOON)).isEmpty();
    }

    @Nested
    class OfAKiosk {

        @Test
        void shouldBeSharedFromTheThresholdOfDifferentTargetsOn() {
            linkDays(4);
            assertThat(ownerAt(day(10))).contains(login("guest3"));

            linkDays(5);
            assertThat(ownerAt(day(10))).isEmpty();
        }

        @Test
        void shouldBelongToTheLatestLinkForHalfAnHour() {
            linkDays(5);

            assertThat(ownerAt(day(4))).contains(login("guest4"));
            assertThat(ownerAt(day(4).plus(Duration.ofMinutes(30)))).contains(login("guest4"));
            assertThat(ownerAt(day(4).plus(Duration.ofMinutes(30)).plusMillis(1)))
                    .isEmpty();
        }

        @Test
        void shouldNotBeStitchedBackwards() {
            linkDays(5);

            assertThat(ownerAt(day(0).minusMillis(1))).isEmpty();
        }

        @Test
        void shouldCountTargetsOfOneTypeOnly() {
            for (int i = 0; i < 4; i++) {
                link(login("guest" + i), day(i));
                link(email("guest" + i), day(i));
            }

            assertThat(ownerAt(day(10))).isPresent();
        }

        @Test
        void shouldCountATargetOnce() {
            for (int i = 0; i < 20; i++) {
                link(ANNA, minute(i));
            }

            assertThat(ownerAt(day(1))).contains(ANNA);
        }

        @Test
        void shouldCountNearLinksOnEitherSideOnly() {
            linkDays(5);

            assertThat(ownerAt(day(30))).isEmpty();
            assertThat(ownerAt(day(30).plusMillis(1))).contains(login("guest4"));
            assertThat(ownerAt(day(-26))).isEmpty();
            assertThat(ownerAt(day(-26).minusMillis(1))).contains(login("guest0"));
        }

        @Test
        void shouldNotCountLinksThatAreNoLongerValid() {
            IdentityPolicy shortValidity =
                    new IdentityPolicy(Duration.ofDays(2), Duration.ofDays(30), 5, Duration.ofMinutes(30));
            linkDays(5);

            assertThat(Ownership.owner(BROWSER, day(6), links, shortValidity)).contains(login("guest4"));
        }

        private void linkDays(int days) {
            for (int i = 0; i < days; i++) {
                link(login("guest" + i), day(i));
            }
        }
    }

    @Nested
    class OfACustomer {

        private static final Identifier OLD = new Identifier(io.vocstreams.model.IdentifierType.CUSTOMER_ID, "old");

        @Test
        void shouldBeTheTargetOfTheLatestMergeReachingBackByTheLookback() {
            link(customer("new"), day(0));

            assertThat(customerAt(day(-30))).contains(customer("new"));
            assertThat(customerAt(day(-30).minusMillis(1))).isEmpty();
        }

        @Test
        void shouldStayMergedForEver() {
            link(customer("new"), day(0));

            assertThat(customerAt(day(3650))).contains(customer("new"));
        }

        @Test
        void shouldFollowTheLaterOfTwoMerges() {
            link(customer("x"), day(0));
            link(customer("y"), day(10));

            assertThat(customerAt(day(-25))).contains(customer("x"));
            assertThat(customerAt(day(-20))).contains(customer("y"));
        }

        @Test
        void shouldNeverBeShared() {
            for (int i = 0; i < 9; i++) {
                link(customer("c" + i), day(i));
            }

            assertThat(customerAt(day(9))).contains(customer("c8"));
        }

        private Optional<Identifier> customerAt(Instant time) {
            return Ownership.owner(OLD, time, links, IdentityPolicy.DEFAULT);
        }
    }

    private Optional<Identifier> ownerAt(Instant time) {
        return Ownership.owner(BROWSER, time, links, IdentityPolicy.DEFAULT);
    }

    private void link(Identifier to, Instant at) {
        links.add(new Link(to, at, LinkKind.STATED, "link" + linksMade++));
    }
}
