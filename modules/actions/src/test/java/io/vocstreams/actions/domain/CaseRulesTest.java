package io.vocstreams.actions.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.actions.calendar.CalendarFile;
import io.vocstreams.actions.domain.CaseRules.Known;
import io.vocstreams.actions.domain.CaseRules.Withdrawal;
import io.vocstreams.model.Channel;
import io.vocstreams.model.Operation;
import io.vocstreams.model.cases.Case.Status;
import io.vocstreams.model.cases.CaseAction;
import io.vocstreams.model.cases.CaseAction.Kind;
import io.vocstreams.model.cases.CaseEvent;
import io.vocstreams.model.cases.CaseEvent.Transition;
import io.vocstreams.model.cases.CaseOpening;
import io.vocstreams.model.cases.Handling;
import io.vocstreams.model.cases.Severity;
import io.vocstreams.model.cases.Sla;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Friday 2026-11-20; contact is due at 12:00, resolution at 17:00. */
class CaseRulesTest {

    private static final BusinessCalendar CALENDAR = CalendarFile.shipped();
    private static final CaseRules RULES = new CaseRules(CALENDAR);
    private static final Instant OPENED = at("10:00");
    private static final Known KNOWN = known(null);

    @Test
    void shouldBeOpenWhileNobodyHasActed() {
        CaseState state = derive(KNOWN, at("11:00"));

        assertThat(state)
                .isEqualTo(new CaseState(
                        Status.OPEN, null, at("12:00"), at("17:00"), Sla.PENDING, Sla.PENDING, false, null));
    }

    @Test
    void shouldCountFromWhenTheTriggerWasKnownWhereThatIsLater() {
        CaseState state = derive(new Known(opening(), at("17:00"), null), at("17:30"));

        assertThat(state.contactDueAt()).isEqualTo(Instant.parse("2026-11-23T10:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({"11:00, 11:00, MET", "12:00, 12:00, MET", "12:00, 12:01, MET_REPORTED_LATE", "12:01, 12:01, BREACHED"})
    void shouldSayWhetherTheCustomerWasContactedInTime(String at, String recordedAt, Sla sla) {
        assertThat(derive(KNOWN, at("16:00"), action(Kind.CONTACTED, at, recordedAt))
                        .contactSla())
                .isEqualTo(sla);
    }

    @ParameterizedTest
    @CsvSource({"12:00, PENDING", "12:01, BREACHED"})
    void shouldBreachByTheClockAlone(String clock, Sla sla) {
        assertThat(derive(KNOWN, at(clock)).contactSla()).isEqualTo(sla);
    }

    @Test
    void shouldBreachNothingWhileNoTimeIsKnown() {
        assertThat(derive(KNOWN, null).contactSla()).isEqualTo(Sla.PENDING);
    }

    @Test
    void shouldTakeAResolutionForAContact() {
        CaseState state = derive(KNOWN, at("16:00"), action(Kind.RESOLVE, "11:00", "11:00"));

        assertThat(state.status()).isEqualTo(Status.RESOLVED);
        assertThat(state.contactSla()).isEqualTo(Sla.MET);
        assertThat(state.resolveSla()).isEqualTo(Sla.MET);
        assertThat(state.rootCause()).isEqualTo("cause of RESOLVE 11:00");
    }

    @Test
    void shouldCountAgainFromAReopening() {
        CaseState state = derive(
                KNOWN,
                at("18:00"),
                action(Kind.ASSIGN, "10:30", "10:30"),
                action(Kind.RESOLVE, "11:00", "11:00"),
                action(Kind.REOPEN, "13:00", "13:00"));

        assertThat(state.status()).isEqualTo(Status.ASSIGNED);
        assertThat(state.resolveDueAt()).isEqualTo(Instant.parse("2026-11-23T11:00:00Z"));
        assertThat(state.resolveSla()).isEqualTo(Sla.PENDING);
        assertThat(state.contactSla()).isEqualTo(Sla.MET);
        assertThat(state.rootCause()).isNull();
    }

    @Test
    void shouldMoveNoDeadlineByNotesAndByHiding() {
        CaseState state =
                derive(KNOWN, at("12:30"), action(Kind.SNOOZE, "10:30", "10:30"), action(Kind.NOTE, "10:40", "10:40"));

        assertThat(state.status()).isEqualTo(Status.OPEN);
        assertThat(state.contactSla()).isEqualTo(Sla.BREACHED);
    }

    @Test
    void shouldKeepTheWorkOfPeopleWhenTheTriggerGoes() {
        Known withdrawn = known(new Withdrawal(2, at("11:00")));

        assertThat(derive(withdrawn, at("12:00")).status()).isEqualTo(Status.WITHDRAWN);
        assertThat(derive(withdrawn, at("12:00")).triggerWithdrawn()).isFalse();
        CaseState worked = derive(withdrawn, at("12:00"), action(Kind.NOTE, "10:30", "10:30"));
        assertThat(worked.status()).isEqualTo(Status.OPEN);
        assertThat(worked.triggerWithdrawn()).isTrue();
    }

    @Test
    void shouldGiveUpWhatNobodyTouchedForThirtyDays() {
        Instant last = at("17:00").plus(CaseRules.EXPIRES_AFTER);

        assertThat(derive(KNOWN, last).status()).isEqualTo(Status.OPEN);
        assertThat(derive(KNOWN, last.plusMillis(1)).status()).isEqualTo(Status.EXPIRED);
        assertThat(derive(KNOWN, last.plusMillis(1), action(Kind.NOTE, "10:30", "10:30"))
                        .status())
                .isEqualTo(Status.OPEN);
    }

    @Test
    void shouldNotDependOnTheOrderInWhichActionsCame() {
        List<CaseAction> actions = new ArrayList<>(List.of(
                action(Kind.ASSIGN, "10:30", "10:30"),
                action(Kind.CONTACTED, "11:00", "11:00"),
                action(Kind.RESOLVE, "11:30", "11:30"),
                action(Kind.REOPEN, "11:30", "11:31"),
                action(Kind.ASSIGN, "11:40", "11:40"),
                action(Kind.RESOLVE, "12:30", "17:30")));
        CaseState expected = RULES.derive(KNOWN, actions, at("18:00"));
        List<CaseEvent> events = new CaseEvents(RULES).derive(KNOWN, actions, at("18:00"));

        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(actions, new Random(seed));
            assertThat(RULES.derive(KNOWN, actions, at("18:00"))).isEqualTo(expected);
            assertThat(new CaseEvents(RULES).derive(KNOWN, actions, at("18:00")))
                    .isEqualTo(events);
        }
    }

    @Test
    void shouldAnnounceEachCauseOnceForEver() {
        List<CaseAction> actions = List.of(action(Kind.NOTE, "10:20", "10:20"), action(Kind.ASSIGN, "10:30", "10:30"));

        List<CaseEvent> events = new CaseEvents(RULES).derive(KNOWN, actions, at("17:01"));

        assertThat(events)
                .extracting(CaseEvent::transition)
                .containsExactly(Transition.OPENED, Transition.ASSIGNED, Transition.BREACHED, Transition.BREACHED);
        assertThat(events).extracting(CaseEvent::id).doesNotHaveDuplicates();
        assertThat(new CaseEvents(RULES).derive(KNOWN, actions, at("18:00")))
                .extracting(CaseEvent::id)
                .containsExactlyElementsOf(events.stream().map(CaseEvent::id).toList());
        assertThat(events.get(0).id())
                .as("UUID v3 of the case, the transition and the cause")
                .isEqualTo("cb181e27-2772-3905-9e44-0b8876f67706");
    }

    @Test
    void shouldNameAWithdrawalByTheRevisionThatTookItBack() {
        Known withdrawn = known(new Withdrawal(2, at("11:00")));

        assertThat(new CaseEvents(RULES).derive(withdrawn, List.of(), at("11:30")))
                .last()
                .satisfies(event -> {
                    assertThat(event.transition()).isEqualTo(Transition.WITHDRAWN);
                    assertThat(event.cause()).isEqualTo("answer-1@2");
                    assertThat(event.at()).isEqualTo(at("11:00"));
                });
        assertThat(new CaseEvents(RULES).derive(withdrawn, List.of(action(Kind.NOTE, "10:30", "10:30")), at("11:30")))
                .extracting(CaseEvent::transition)
                .containsExactly(Transition.OPENED);
    }

    private static CaseState derive(Known known, @Nullable Instant clock, CaseAction... actions) {
        return RULES.derive(known, List.of(actions), clock);
    }

    private static Known known(@Nullable Withdrawal withdrawal) {
        return new Known(opening(), OPENED, withdrawal);
    }

    private static CaseOpening opening() {
        return new CaseOpening(
                "detractor",
                1,
                "LOW_ANSWER",
                "answer-1",
                1,
                OPENED,
                Channel.STORE,
                "S1",
                null,
                List.of(),
                new Handling(Severity.HIGH, "stores", Duration.ofHours(2), Duration.ofHours(7)));
    }

    private static CaseAction action(Kind kind, String at, String recordedAt) {
        String name = kind + " " + at;
        return new CaseAction(
                "case",
                name,
                0,
                Operation.UPSERT,
                kind,
                at(at),
                at(recordedAt),
                "kim",
                "kim",
                null,
                "cause of " + name,
                null);
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-20T" + time + ":00Z");
    }
}
