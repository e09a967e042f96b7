package io.vocstreams.app.cluster;

import io.vocstreams.app.CommandFailure;
import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.platform.config.Settings;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;

/** Kafka clients with the settings of a command, and failures said in one line. */
public final class Clients {

    private static final long TIMEOUT_SECONDS = 20;

    private Clients() {}

    public static Map<String, Object> config(Settings settings) {
        Map<String, Object> config = new HashMap<>();
        config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers(settings));
        config.putAll(settings.kafka());
        return config;
    }

    public static Admin admin(Settings settings) {
        Map<String, Object> config = config(settings);
        config.putIfAbsent(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        config.putIfAbsent(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, 15_000);
        return Admin.create(config);
    }

    public static String bootstrapServers(Settings settings) {
        return settings.get(VocSettings.BOOTSTRAP_SERVERS);
    }

    public static <T> T await(KafkaFuture<T> future, Settings settings) {
        try {
            return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            Throwable cause = failure.getCause();
            throw unreachableOr(settings, cause == null ? failure : cause);
        } catch (TimeoutException late) {
            throw unreachableOr(settings, late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted", interrupted);
        }
    }

    private static CommandFailure unreachableOr(Settings settings, Throwable cause) {
        boolean timeout =
                cause instanceof org.apache.kafka.common.errors.TimeoutException || cause instanceof TimeoutException;
        return new CommandFailure(
                timeout
                        ? "no Kafka broker answers at " + bootstrapServers(settings)
                                + " (is it running? `voc up` starts a local one)"
                        : cause.getClass().getSimpleName() + ": " + cause.getMessage(),
                cause);
    }
}
