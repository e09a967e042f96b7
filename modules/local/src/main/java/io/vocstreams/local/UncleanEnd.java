package io.vocstreams.local;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/**
 * A broker that was killed still leads all partitions, as its metadata has it. Started as it is, it takes up its
 * transactions at once, loses the lead when the controller fences its former life, and gets it back. A transaction that
 * it ends while partitions have no leader is ended without markers in them, and readers of committed records wait for
 * ever: KAFKA-20734, which 4.3.1 has. So the controller runs alone first, until it has fenced the former life. To be
 * removed with a Kafka that has that mended.
 */
final class UncleanEnd {

    /** Written by a broker that ends in order, removed when it starts. */
    private static final String CLEAN = ".kafka_cleanshutdown";

    private static final String BEAN = "kafka.controller:type=KafkaController,name=";
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private UncleanEnd() {}

    static boolean isOf(Path logs) {
        return !Files.exists(logs.resolve(CLEAN));
    }

    /** @param settings those of the whole node */
    static void settle(Properties settings) {
        KafkaConfig alone = KafkaConfig.fromProps(BrokerSettings.controllerAlone(settings), false);
        KafkaRaftServer controller = new KafkaRaftServer(alone, Time.SYSTEM);
        try {
            controller.startup();
            awaitFenced();
        } finally {
            controller.shutdown();
            controller.awaitShutdown();
        }
    }

    /** A broker that was killed before it was ever registered is not there to be fenced: then the wait ends by time. */
    private static void awaitFenced() {
        if (!Waiting.until(LONGEST, () -> number("FencedBrokerCount") > 0)) {
            System.err.println("The controller did not fence the killed broker within " + LONGEST.toSeconds()
                    + " s. The broker starts anyway; a transaction may be lost");
        }
    }

    private static int number(String metric) {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        try {
            return (int) beans.getAttribute(new ObjectName(BEAN + metric), "Value");
        } catch (JMException missing) {
            throw new IllegalStateException("The controller has no metric " + metric, missing);
        }
    }
}
