package io.vocstreams.local;

import java.nio.file.Files;
import java.nio.file.Path;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/**
 * The broker's process: formats its storage the first time, in the same JVM to save the start of another, and runs it.
 */
public final class BrokerMain {
    private BrokerMain() {}

    /** Arguments: the settings file and the folder of the logs it names. */
    public static void main(String[] arguments) {
        String settings = arguments[0];
        // Written last by the tool: a format that was cut short is done again.
        if (!Files.exists(Path.of(arguments[1], "meta.properties"))) {
            String clusterId = Uuid.randomUuid().toString();
            String[] format = {"format", "--config", settings, "--cluster-id", clusterId};
            if (StorageTool.execute(format, System.out) != 0) {
                throw new IllegalStateException("The broker's storage could not be formatted");
            }
        }
        Kafka.main(new String[] {settings});
    }
}
