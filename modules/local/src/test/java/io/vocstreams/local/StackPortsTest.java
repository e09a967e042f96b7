package io.vocstreams.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class StackPortsTest {
    @Test
    void shouldMoveEachPortByTheOffset() {
        assertThat(StackPorts.offsetBy(100)).isEqualTo(new StackPorts(29192, 29193, 28181));
    }

    @Test
    void shouldRefuseAnOffsetBeyondTheLastPort() {
        assertThatThrownBy(() -> StackPorts.offsetBy(40_000))
                .isInstanceOf(LocalStackException.class)
                .hasMessage("--port-offset leads to port 69092, which is not within 1 to 65535");
    }

    @Test
    void shouldNameTheTakenPortItsUseAndTheWayAround() throws IOException {
        StackPorts ports = StackPorts.free();
        try (ServerSocket other = new ServerSocket()) {
            other.bind(StackPorts.address(ports.registry()));

            assertThatThrownBy(ports::requireFree)
                    .isInstanceOf(LocalStackException.class)
                    .hasMessage("Port " + ports.registry() + ", meant for the schema registry, is taken by another"
                            + " program; free it, or move all ports with --port-offset, for example --port-offset 100");
        }
    }

    @Test
    void shouldFindThreeDifferentFreePorts() {
        StackPorts ports = StackPorts.free();

        ports.requireFree();
        assertThat(ports.broker()).isNotEqualTo(ports.controller()).isNotEqualTo(ports.registry());
        assertThat(ports.controller()).isNotEqualTo(ports.registry());
    }
}
