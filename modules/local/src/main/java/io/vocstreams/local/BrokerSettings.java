package io.vocstreams.local;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The broker's settings: one node on the loopback interface, quick to start, to come back and to end. */
final class BrokerSettings {
    private BrokerSettings() {}

    static Map<String, String> of(StackPorts ports, Path logs) {
        Map<String, String> settings = new TreeMap<>(addresses(ports));
        settings.put("log.dirs", logs.toString());
        settings.put("auto.create.topics.enable", "false");
        settings.put("default.replication.factor", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("group.streams.initial.rebalance.delay.ms", "0");
        // After a kill the controller takes the broker back only when the session of its former life is over.
        settings.put("broker.session.timeout.ms", "1500");
        settings.put("broker.heartbeat.interval.ms", "300");
        // Else readers wait up to ten seconds longer than need be for the transaction of a killed writer.
        settings.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
        settings.put("log.cleaner.dedupe.buffer.size", "33554432");
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("background.threads", "4");
        return settings;
    }

    /** Those of the node's controller without its broker. */
    static Properties controllerAlone(Properties node) {
        Properties alone = new Properties();
        alone.putAll(node);
        alone.put("process.roles", "controller");
        String[] listeners = node.getProperty("listeners").split(",", -1);
        alone.put("listeners", listeners[listeners.length - 1]);
        alone.remove("advertised.listeners");
        alone.remove("inter.broker.listener.name");
        return alone;
    }

    /** Static voters, which are not part of the kept data: the same data may come back on other ports. */
    private static Map<String, String> addresses(StackPorts ports) {
        String broker = StackPorts.HOST + ":" + ports.broker();
        String controller = StackPorts.HOST + ":" + ports.controller();
        return Map.of(
                "process.roles", "broker,controller",
                "node.id", "1",
                "controller.quorum.voters", "1@" + controller,
                "listeners", "PLAINTEXT://" + broker + ",CONTROLLER://" + controller,
                "advertised.listeners", "PLAINTEXT://" + broker,
                "controller.listener.names", "CONTROLLER",
                "inter.broker.listener.name", "PLAINTEXT",
                "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    }
}
