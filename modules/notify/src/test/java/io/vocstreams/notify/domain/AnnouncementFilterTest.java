package io.vocstreams.notify.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.model.cases.CaseAnnouncement;
import io.vocstreams.model.cases.CaseEvent;
import io.vocstreams.model.cases.CaseEvent.Transition;
import io.vocstreams.model.cases.Severity;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AnnouncementFilterTest {

    private static final CaseAnnouncement OPENED = new CaseAnnouncement(
            new CaseEvent("case", Transition.OPENED, "", Instant.EPOCH),
            "C1",
            "detractor",
            Severity.HIGH,
            "stores",
            Instant.EPOCH);

    @Test
    void shouldTakeEverythingUnlessSomethingIsAskedFor() {
        assertThat(new AnnouncementFilter(Set.of(), Set.of(), Set.of(), Set.of()).holds(OPENED))
                .isTrue();
    }

    @Test
    void shouldTakeWhatMeetsAllThatIsAskedFor() {
        AnnouncementFilter asked = new AnnouncementFilter(
                Set.of(Transition.OPENED, Transition.BREACHED),
                Set.of(Severity.HIGH),
                Set.of("stores"),
                Set.of("detractor"));

        assertThat(asked.holds(OPENED)).isTrue();
    }

    @Test
    void shouldTakeNothingThatMissesOneOfThem() {
        assertThat(new AnnouncementFilter(Set.of(Transition.BREACHED), Set.of(), Set.of(), Set.of()).holds(OPENED))
                .isFalse();
        assertThat(new AnnouncementFilter(Set.of(), Set.of(Severity.LOW), Set.of(), Set.of()).holds(OPENED))
                .isFalse();
        assertThat(new AnnouncementFilter(Set.of(), Set.of(), Set.of("service"), Set.of()).holds(OPENED))
                .isFalse();
        assertThat(new AnnouncementFilter(Set.of(), Set.of(), Set.of(), Set.of("at-risk")).holds(OPENED))
                .isFalse();
    }
}
