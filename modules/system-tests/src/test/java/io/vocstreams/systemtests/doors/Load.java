package io.vocstreams.systemtests.doors;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Senders side by side, each of which sends its next request when it has the answer to the one before. */
final class Load {

    /** Of a request whose connection was cut before its answer. */
    static final int CUT = 0;

    private static final int PATIENCE = (int) Duration.ofMinutes(1).toMillis();

    private final int port;
    private final int senders;
    private final List<byte[]> requests;
    private final Map<Integer, LongAdder> statuses = new ConcurrentSkipListMap<>();
    private final List<Long> nanos = new ArrayList<>();

    /** @param bodies are sent in turns */
    Load(int port, int senders, List<byte[]> bodies) {
        this.port = port;
        this.senders = senders;
        this.requests = bodies.stream().map(Load::request).toList();
    }

    /** Sends so many requests. */
    void send(int count) {
        AtomicInteger next = new AtomicInteger();
        run(() -> next.getAndIncrement() < count);
    }

    /** Sends until that time of {@link System#nanoTime}. */
    void sendUntil(long end) {
        run(() -> System.nanoTime() < end);
    }

    /** How many requests were answered with it. */
    long answered(int status) {
        LongAdder count = statuses.get(status);
        return count == null ? 0 : count.sum();
    }

    Map<Integer, LongAdder> statuses() {
        return statuses;
    }

    /** So many of a hundred requests were answered in this time. */
    Duration percentile(double percent) {
        List<Long> sorted = nanos.stream().sorted().toList();
        return Duration.ofNanos(sorted.get((int) Math.ceil(percent / 100 * sorted.size()) - 1));
    }

    private interface GoOn {
        boolean goOn();
    }

    private void run(GoOn more) {
        ExecutorService threads = Executors.newFixedThreadPool(senders);
        try {
            List<CompletableFuture<Void>> all = new ArrayList<>();
            for (int sender = 0; sender < senders; sender++) {
                int first = sender;
                all.add(CompletableFuture.runAsync(() -> send(first, more), threads));
            }
            all.forEach(CompletableFuture::join);
        } finally {
            threads.shutdown();
        }
    }

    private void send(int first, GoOn more) {
        List<Long> own = new ArrayList<>();
        int number = first;
        while (more.goOn()) {
            try (Connection connection = new Connection(port)) {
                do {
                    long begin = System.nanoTime();
                    count(connection.exchange(requests.get(number++ % requests.size())));
                    own.add(System.nanoTime() - begin);
                } while (more.goOn() && !connection.ends());
            } catch (IOException cut) {
                count(CUT);
            }
        }
        synchronized (nanos) {
            nanos.addAll(own);
        }
    }

    private void count(int status) {
        statuses.computeIfAbsent(status, unused -> new LongAdder()).increment();
    }

    private static byte[] request(byte[] body) {
        byte[] head = ("POST /v1/events HTTP/1.1\r\nHost: door\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }

    /** Cheap, for what is measured shares the machine with it. */
    private static final class Connection implements AutoCloseable {

        private final Socket socket;
        private final InputStream answers;
        private boolean ends;

        Connection(int port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE);
            answers = new BufferedInputStream(socket.getInputStream(), 16_384);
        }

        int exchange(byte[] request) throws IOException {
            socket.getOutputStream().write(request);
            int status = Integer.parseInt(line().split(" ", 3)[1]);
            int length = 0;
            for (String field = line(); !field.isEmpty(); field = line()) {
                String name = field.toLowerCase(Locale.ROOT);
                if (name.startsWith("content-length:")) {
                    length = Integer.parseInt(
                            field.substring(field.indexOf(':') + 1).strip());
                }
                ends |= name.equals("connection: close");
            }
            answers.skipNBytes(length);
            return status;
        }

        /** The gateway takes no further request on it. */
        boolean ends() {
            return ends;
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int next = answers.read(); next != '\n'; next = answers.read()) {
                if (next < 0) {
                    throw new IOException("cut");
                }
                line.append((char) next);
            }
            return line.toString().strip();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
