package io.vocstreams.serve;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Very many readers of one stream, on one thread, who note how long after a change they hear of it. */
final class StreamCrowd implements AutoCloseable {

    private static final String AS_OF = "\"asOf\":\"";

    private final Selector selector = Selector.open();
    private final List<SocketChannel> channels = new ArrayList<>();
    private final List<Double> delays = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(65_536);
    private final int port;

    /** Those who were sent away before they had what there is, and come again, as browsers do. */
    private final List<String> refused = new ArrayList<>();

    private int comeAgain;

    private static final class Reader {
        private final String path;

        Reader(String path) {
            this.path = path;
        }

        private String rest = "";
        private boolean isCaughtUp;
    }

    StreamCrowd(int port) throws IOException {
        this.port = port;
    }

    void join(String path) throws IOException {
        SocketChannel channel = ask(path);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, new Reader(path));
        readWhatIsThere(1);
    }

    /** One who asks, and never reads a byte of the answer. */
    void joinAndNeverRead(String path) throws IOException {
        SocketChannel unused = ask(path);
    }

    private SocketChannel ask(String path) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.SO_RCVBUF, 16_384);
        channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        String request = "GET " + path + " HTTP/1.0\r\nHost: localhost\r\n\r\n";
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.ISO_8859_1)));
        channels.add(channel);
        return channel;
    }

    /** How many have what there was when they came. */
    long caughtUp() {
        return selector.keys().stream()
                .filter(key -> ((Reader) key.attachment()).isCaughtUp)
                .count();
    }

    /** Reads until then; answers the milliseconds after which changes were heard. */
    List<Double> read(long untilNanos) throws IOException {
        while (System.nanoTime() < untilNanos) {
            readWhatIsThere(100);
        }
        return delays;
    }

    void readWhatIsThere(long patienceMillis) throws IOException {
        selector.select(patienceMillis);
        for (SelectionKey key : selector.selectedKeys()) {
            read((SocketChannel) key.channel(), (Reader) key.attachment());
        }
        selector.selectedKeys().clear();
        List<String> again = List.copyOf(refused);
        refused.clear();
        for (String path : again) {
            comeAgain++;
            join(path);
        }
    }

    int comeAgain() {
        return comeAgain;
    }

    private void read(SocketChannel channel, Reader reader) throws IOException {
        buffer.clear();
        if (channel.read(buffer) < 0) {
            if (reader.isCaughtUp) {
                throw new IOException("a stream ended");
            }
            channel.close();
            refused.add(reader.path);
            return;
        }
        buffer.flip();
        String text = reader.rest + StandardCharsets.UTF_8.decode(buffer);
        int end = text.lastIndexOf("\n\n");
        reader.rest = end < 0 ? text : text.substring(end + 2);
        for (String event : end < 0 ? new String[0] : text.substring(0, end).split("\n\n")) {
            int at = event.indexOf(AS_OF);
            if (reader.isCaughtUp && at >= 0) {
                int from = at + AS_OF.length();
                Instant then = Instant.parse(event.substring(from, event.indexOf('"', from)));
                delays.add((double) (System.currentTimeMillis() - then.toEpochMilli()));
            }
            reader.isCaughtUp |= event.contains("event: caught-up");
        }
    }

    @Override
    public void close() throws IOException {
        selector.close();
        for (SocketChannel channel : channels) {
            channel.close();
        }
    }
}
