package io.vocstreams.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Utils;

/**
 * The broker's process: formats its storage the first time, in the same JVM to save the start of another, and runs it.
 * After a kill the controller runs alone first, see {@link UncleanEnd}.
 */
public final class BrokerMain {
    private BrokerMain() {}

    /** Arguments: the settings file and the folder of the logs it names. */
    public static void main(String[] arguments) throws IOException {
        String settings = arguments[0];
        Path logs = Path.of(arguments[1]);
        // Written last by the tool: a format that was cut short is done again.
        if (!Files.exists(logs.resolve("meta.properties"))) {
            String clusterId = Uuid.randomUuid().toString();
            String[] format = {"format", "--config", settings, "--cluster-id", clusterId};
            if (StorageTool.execute(format, System.out) != 0) {
                throw new IllegalStateException("The broker's storage could not be formatted");
            }
        } else if (UncleanEnd.isOf(logs)) {
            UncleanEnd.settle(Utils.loadProps(settings));
        }
        Kafka.main(new String[] {settings});
    }
}
