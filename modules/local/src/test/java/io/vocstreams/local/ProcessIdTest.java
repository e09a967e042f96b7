package io.vocstreams.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcessIdTest {
    private final ProcessId self = ProcessId.of(ProcessHandle.current());

    @Test
    void shouldSeeThatAProcessIsAlive() {
        assertThat(self.isAlive()).isTrue();
    }

    @Test
    void shouldNotTakeAProcessForAnEarlierOneWithItsPid() {
        ProcessId earlier = new ProcessId(self.pid(), self.startedAt().minus(Duration.ofMinutes(5)));

        assertThat(earlier.isAlive()).isFalse();
    }

    @Test
    void shouldTakeANeverReapedProcessForDead() {
        assertThat(ProcessId.isZombie("Z 1 1 1 0 -1 4227084 0 0 0 0 0 0 0 0 20 0 1 0 100"))
                .isTrue();
    }

    @Test
    void shouldNotTakeAProcessForDeadWhileOneOfItsThreadsIsAlive() {
        assertThat(ProcessId.isZombie("Z 1 1 1 0 -1 4227084 0 0 0 0 0 0 0 0 20 0 3 0 100"))
                .isFalse();
    }
}
