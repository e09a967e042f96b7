package io.vocstreams.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** The loopback ports the stack listens on. */
public record StackPorts(int broker, int controller, int registry) {
    static final String HOST = "127.0.0.1";
    private static final StackPorts DEFAULT = new StackPorts(29092, 29093, 28081);
    private static final int HIGHEST = 65_535;

    /** Below the range systems take for outgoing connections: a client retrying a dead broker must not get its port. */
    private static final int FREE_FROM = 20_000;

    private static final int FREE_TO = 28_000;

    public StackPorts {
        for (int port : new int[] {broker, controller, registry}) {
            if (port < 1 || port > HIGHEST) {
                throw new LocalStackException(
                        "--port-offset leads to port " + port + ", which is not within 1 to " + HIGHEST);
            }
        }
    }

    /** The usual ports, each moved by the offset. */
    public static StackPorts offsetBy(int offset) {
        return new StackPorts(DEFAULT.broker + offset, DEFAULT.controller + offset, DEFAULT.registry + offset);
    }

    /** Three ports nothing listens on at this moment. */
    public static StackPorts free() {
        List<Integer> found = new ArrayList<>();
        while (found.size() < 3) {
            int candidate = ThreadLocalRandom.current().nextInt(FREE_FROM, FREE_TO);
            if (!found.contains(candidate) && isFree(candidate)) {
                found.add(candidate);
            }
        }
        return new StackPorts(found.get(0), found.get(1), found.get(2));
    }

    String bootstrapServers() {
        return HOST + ":" + broker;
    }

    String schemaRegistryUrl() {
        return "http://" + HOST + ":" + registry + "/apis/ccompat/v7";
    }

    /** Throws, naming the port and its use, if another program listens on one of them. */
    void requireFree() {
        Map<Integer, String> uses = new LinkedHashMap<>();
        uses.put(broker, "the Kafka broker");
        uses.put(controller, "the Kafka controller");
        uses.put(registry, "the schema registry");
        uses.forEach((port, use) -> {
            if (!isFree(port)) {
                throw new LocalStackException("Port " + port + ", meant for " + use
                        + ", is taken by another program; free it, or move all ports with --port-offset, for example"
                        + " --port-offset 100");
            }
        });
    }

    static InetSocketAddress address(int port) throws UnknownHostException {
        return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // As the broker does it: a port whose last connections are still in TIME_WAIT is free.
            socket.setReuseAddress(true);
            socket.bind(address(port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
