package io.vocstreams.scores.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.model.score.Series;
import io.vocstreams.model.score.WindowSize;
import io.vocstreams.platform.unit.UnitOfWork;
import io.vocstreams.scores.domain.Window;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class DueWindowsTest {

    private final MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
    private final KeyValueStore<Bytes, byte[]> store = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore(CountedScores.LYING.closings()), Serdes.Bytes(), Serdes.ByteArray())
            .withLoggingDisabled()
            .build();
    private final UnitOfWork unit;
    private final DueWindows<Series> agenda;
    private final List<Long> handed = new ArrayList<>();

    DueWindowsTest() {
        store.init(context.getStateStoreContext(), store);
        context.addStateStore(store);
        unit = new UnitOfWork(context);
        agenda = new DueWindows<>(unit.store(CountedScores.LYING.closings()), WindowKeys.OF_SCORES, unit);
        for (long day = 1; day <= 3; day++) {
            agenda.add(day, window(day));
        }
    }

    @Test
    void shouldNotHandOverAgainWhatHasFailed() {
        boolean all = handOver(agenda);
        handOver(agenda);

        assertThat(all).isTrue();
        assertThat(handed).containsExactly(1L, 2L, 3L);
    }

    @Test
    void shouldHandOverWhatHasFailedAfterARestart() {
        handOver(agenda);
        handed.clear();

        handOver(new DueWindows<>(unit.store(CountedScores.LYING.closings()), WindowKeys.OF_SCORES, unit));

        assertThat(handed).containsExactly(2L);
    }

    @Test
    void shouldHandOverWhatHasFailedWhenItIsAddedAgain() {
        handOver(agenda);
        handed.clear();

        agenda.add(2, window(2));
        handOver(agenda);

        assertThat(handed).containsExactly(2L);
    }

    @Test
    void shouldKnowNothingOfWhatAFailedUnitHasAdded() {
        Window<Series> added = window(0);

        RuntimeException defect = unit.attempt(() -> {
            agenda.add(0, added);
            throw new IllegalStateException("defect");
        });
        agenda.add(0, added);
        handOver(agenda);

        assertThat(defect).isNotNull();
        assertThat(handed).containsExactly(0L, 1L, 2L, 3L);
    }

    /** The second one fails. */
    private boolean handOver(DueWindows<Series> from) {
        return from.handOver(10, TickBudget.unlimited(), window -> {
            handed.add(window.index());
            return window.index() != 2;
        });
    }

    private static Window<Series> window(long day) {
        return new Window<>(TestDeltas.TOTAL, WindowSize.DAY, day);
    }
}
