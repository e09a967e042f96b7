package io.vocstreams.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(240)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunningStackIT {
    private final LocalStack stack;
    private final StackClient client;

    RunningStackIT(@TempDir Path directory) {
        stack = LocalStack.start(LocalStackOptions.onFreePorts(directory), Progress.none());
        client = new StackClient(stack);
    }

    @AfterAll
    void stop() {
        stack.close();
    }

    @Test
    void shouldRunWithTheTransactionsThatCannotBeTorn() throws ExecutionException, InterruptedException {
        assertThat(client.transactionVersion()).isEqualTo((short) 2);
    }

    @Test
    void shouldAskOfSchemasThatEachVersionFitsEachOther() throws IOException, InterruptedException {
        assertThat(client.get("/config")).contains("FULL_TRANSITIVE");
    }

    @Test
    void shouldKeepTopicsThroughAKillOfTheBroker() throws ExecutionException, InterruptedException {
        client.createTopic("visits");

        stack.broker().kill();
        assertThat(stack.broker().isAlive()).isFalse();
        stack.broker().restart();

        assertThat(client.topics()).contains("visits");
    }

    /** One that still has a former life to be fenced may forget a transaction meanwhile, see {@link UncleanEnd}. */
    @Test
    void shouldBeFencedBeforeItStartsAfterAKillOfTheBroker()
            throws ExecutionException, InterruptedException, IOException {
        client.createTopic("calls");
        client.dieInTransaction("calls", "caller");

        stack.broker().restart();

        await().until(() -> client.open("calls") == 0);
        String log = Files.readString(stack.broker().log());
        assertThat(log.lastIndexOf("handleBrokerFenced")).isPositive().isLessThan(log.lastIndexOf("is now STARTING"));
    }

    @Test
    void shouldKeepSchemaIdsThroughAKillOfTheRegistry() throws IOException, InterruptedException {
        client.register("calls-value");
        String registered = client.register("visits-value");

        stack.registry().kill();
        assertThat(stack.registry().isAlive()).isFalse();
        stack.registry().restart();

        assertThat(registered).matches("\\{\"id\":\\d+}");
        assertThat(client.register("visits-value")).isEqualTo(registered);
    }

    @Test
    void shouldNotAnswerWhileItIsFrozen() {
        stack.broker().pause();
        boolean readyWhileFrozen = stack.broker().isReady();
        stack.broker().resume();

        assertThat(readyWhileFrozen).isFalse();
        assertThat(Waiting.until(Duration.ofSeconds(30), stack::isReady)).isTrue();
    }

    @Test
    void shouldRefuseASecondStackInItsDirectory() {
        LocalStackOptions options =
                LocalStackOptions.onFreePorts(stack.options().directory());

        assertThatThrownBy(() -> LocalStack.start(options, Progress.none()))
                .isInstanceOf(LocalStackException.class)
                .hasMessageContaining("is already running: broker " + stack.bootstrapServers());
    }

    @Test
    void shouldRefusePortsThatAreTaken(@TempDir Path other) {
        LocalStackOptions options =
                new LocalStackOptions(other, true, stack.options().ports(), false);

        assertThatThrownBy(() -> LocalStack.start(options, Progress.none()))
                .isInstanceOf(LocalStackException.class)
                .hasMessageContaining("is taken by another program")
                .hasMessageContaining("--port-offset");
    }
}
