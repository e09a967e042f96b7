package io.vocstreams.replay.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.contracts.InputRecord;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Interaction;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LiveSampleTest {

    private static final int PER_SECOND = 20;
    private static final Instant NOW = Instant.parse("2026-11-22T15:30:12.345Z");
    private static final Instant FAR_AHEAD = NOW.plus(Duration.ofDays(300));
    private static final GeneratorOptions KNOBS = GeneratorOptions.of(3, 60, Instant.parse("2026-11-22T00:00:00Z"));

    private final List<InputRecord> live = LiveSample.records(KNOBS, NOW, PER_SECOND);

    @Test
    void shouldSayTheSameAsTheSampleInTheSameOrder() {
        assertThat(live.stream().map(InputRecord::topic))
                .isEqualTo(Generator.generate(KNOBS).records().stream()
                        .map(InputRecord::topic)
                        .toList());
    }

    @Test
    void shouldHappenAboutWhenItArrivesAndNeverFarAhead() {
        Duration tolerance = Duration.ofMinutes(5);

        assertThat(IntStream.range(0, live.size())
                        .filter(index -> live.get(index).time().isBefore(FAR_AHEAD))
                        .filter(index -> live.get(index)
                                .time()
                                .isAfter(NOW.plusMillis(1000L * index / PER_SECOND)
                                        .plus(tolerance))))
                .isEmpty();
        assertThat(live.get(live.size() / 2).time()).isBetween(NOW, NOW.plusSeconds(live.size() / PER_SECOND));
    }

    @Test
    void shouldKeepWhatMustBeRefusedForItsTime() {
        assertThat(live.stream().filter(record -> record.time().isAfter(FAR_AHEAD)))
                .hasSize(KNOBS.refusedPerReason());
    }

    @Test
    void shouldShareNoEventAndNoCustomerWithAnotherRound() {
        List<InputRecord> next = LiveSample.records(KNOBS, NOW.plusSeconds(100), PER_SECOND);

        Set<String> shared = new HashSet<>(names(live));
        shared.retainAll(names(next));

        assertThat(shared).isEmpty();
    }

    @Test
    void shouldStillNameTheTouchpointsThatAnswersAreAbout() {
        Set<String> events = names(live);

        assertThat(live.stream()
                        .map(InputRecord::value)
                        .filter(Feedback.class::isInstance)
                        .map(feedback -> ((Feedback) feedback).touchpointId())
                        .filter(Objects::nonNull))
                .isNotEmpty()
                .isSubsetOf(events);
    }

    private static Set<String> names(List<InputRecord> records) {
        return records.stream()
                .map(record -> record.value() instanceof Interaction interaction
                        ? interaction.header().eventId()
                        : record.key())
                .collect(Collectors.toSet());
    }
}
