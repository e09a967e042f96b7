package io.vocstreams.app;

import io.vocstreams.contracts.RegistryException;
import io.vocstreams.local.LocalStackException;
import io.vocstreams.platform.Causes;
import io.vocstreams.platform.config.InvalidSettingException;
import io.vocstreams.platform.run.AccessProblem;
import io.vocstreams.platform.yaml.InvalidYamlException;
import io.vocstreams.replay.csv.UnreadableFile;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What a command's exit code says, so that a script knows whether to mend, to wait or to look. */
enum ExitStatus {
    FAILED(1),
    USAGE(2),
    UNREACHABLE(3);

    private final int code;

    ExitStatus(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /** Null for a defect of ours. */
    static @Nullable ExitStatus of(Exception failure) {
        if (failure instanceof InvalidUsage
                || failure instanceof InvalidSettingException
                || failure instanceof InvalidYamlException
                || failure instanceof UnreadableFile
                || configProblem(failure) != null
                || isUnusable(failure)) {
            return USAGE;
        }
        Optional<AccessProblem> access = AccessProblem.of(failure);
        if (access.isPresent()) {
            return access.get().credentials() ? USAGE : FAILED;
        }
        if (failure instanceof Unreachable
                || failure instanceof RegistryException
                || failure instanceof TimeoutException) {
            return UNREACHABLE;
        }
        return failure instanceof CommandFailure
                        || failure instanceof LocalStackException
                        || failure instanceof KafkaException
                ? FAILED
                : null;
    }

    static String line(Exception failure) {
        ConfigException config = configProblem(failure);
        if (config != null) {
            return "Kafka refuses the settings: " + config.getMessage();
        }
        if (failure instanceof KafkaException) {
            Optional<AccessProblem> access = AccessProblem.of(failure);
            if (access.isPresent()) {
                return access.get().text();
            }
        }
        if (failure instanceof TimeoutException) {
            return "no Kafka broker answers: " + failure.getMessage();
        }
        return isUnusable(failure)
                ? "Kafka refuses the settings: " + innermost(failure)
                : String.valueOf(failure.getMessage());
    }

    /** Without speaking to anybody: a client can only fail to be made because of its settings. */
    private static boolean isUnusable(Exception failure) {
        return failure instanceof KafkaException
                && String.valueOf(failure.getMessage()).startsWith("Failed to c");
    }

    /** "Failed to create new KafkaAdminClient" helps nobody; why it failed is in its causes. */
    private static String innermost(Exception failure) {
        Throwable said = failure;
        while (said.getCause() != null && said.getCause().getMessage() != null) {
            said = said.getCause();
        }
        String message = String.valueOf(said.getMessage());
        // It quotes words of the setting, which may be the password.
        return message.contains("JAAS config")
                ? "kafka.sasl.jaas.config cannot be understood"
                : said.getClass().getSimpleName() + ": " + message;
    }

    private static @Nullable ConfigException configProblem(Throwable failure) {
        return Causes.first(failure, ConfigException.class).orElse(null);
    }
}
