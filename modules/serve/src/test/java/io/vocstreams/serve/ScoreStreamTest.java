package io.vocstreams.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vocstreams.http.HashedKeys;
import io.vocstreams.model.score.Series;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Readers of the stream see every score's latest version, whatever happens to them. */
class ScoreStreamTest {

    private static final String QUERY = "?metric=NPS&size=P1D";
    private static final String LAST_ID = "Last-Event-ID: ";

    @TempDir
    Path directory;

    private final TopicLog log = new TopicLog("stream");

    @Test
    void shouldSendWhatThereIsAndThenWhatChanges() throws IOException {
        log.publish(Rows.score(Series.TOTAL, Rows.DAY, 5, 0, 1));
        try (OpenWindow window = open();
                StreamClient client = new StreamClient(window, QUERY, "", 0)) {
            assertThat(client.untilCaughtUp()).containsExactly("snapshot", "score * 1");

            log.publish(Rows.score(Series.TOTAL, Rows.DAY, 5, 5, 2));

            assertThat(client.untilCaughtUp()).containsExactly("score * 2");
            assertThat(client.id).isEqualTo("voc.scores.v1/0@2");
        }
    }

    @Test
    void shouldSendOnlyWhatIsAskedFor() throws IOException {
        log.publish(Rows.score(Series.TOTAL, Rows.DAY, 5, 0, 1));
        try (OpenWindow window = open();
                StreamClient client = new StreamClient(window, QUERY + "&breakdown=channel", "", 0)) {
            assertThat(client.untilCaughtUp()).containsExactly("snapshot");

            log.publish(Rows.score(Series.TOTAL, Rows.DAY, 5, 5, 2));
            log.publish(Rows.score("channel=WEB", Rows.DAY, 5, 5, 1));

            assertThat(client.untilCaughtUp()).containsExactly("score channel=WEB 1");
        }
    }

    @Test
    void shouldGoOnWhereAReaderWas() throws IOException {
        log.publish(Rows.score(Series.TOTAL, Rows.DAY, 5, 0, 1));
        try (OpenWindow window = open()) {
            String seen;
            try (StreamClient client = new StreamClient(window, QUERY, "", 0)) {
                client.untilCaughtUp();
                seen = client.id;
            }
            log.publish(Rows.score("channel=WEB", Rows.DAY, 5, 5, 1));
            log.publish(Rows.score("channel=WEB", Rows.DAY, 6, 5, 2));
            try (StreamClient client = new StreamClient(window, QUERY, "", 0)) {
                // All was passed on to those who were there.
                List<String> events = client.untilCaughtUp();
                while (!events.contains("score channel=WEB 2")) {
                    events = client.untilCaughtUp();
                }
            }

            try (StreamClient client = new StreamClient(window, QUERY, LAST_ID + seen, 0)) {
                assertThat(client.untilCaughtUp()).containsExactly("resumed", "score channel=WEB 2");
            }
        }
    }

    @Test
    void shouldPushRatesInTheSameWay() throws IOException {
        String path = "/v1/rates/stream?measure=cart-completion&size=P1D&breakdown=none";
        log.publish(Rows.rate(Series.TOTAL, Rows.DAY, 2, 5, 3, 1));
        try (OpenWindow window = open();
                StreamClient client = new StreamClient(window, path, "", 0)) {
            assertThat(client.untilCaughtUp()).containsExactly("snapshot", "rate * 1");

            log.publish(Rows.rate("channel=WEB", Rows.DAY, 2, 5, 3, 1));
            log.publish(Rows.rate(Series.TOTAL, Rows.DAY, 0, 6, 4, 2));

            assertThat(client.untilCaughtUp()).containsExactly("rate * 2");
            assertThat(window.get("/v1/rates/stream?size=P1D").statusCode()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "voc.scores.v1/0@999999"})
    void shouldBeginAgainWithAPositionThatItNeverGave(String position) throws IOException {
        log.publish(Rows.score(Series.TOTAL, Rows.DAY, 5, 0, 1));
        try (OpenWindow window = open();
                StreamClient client = new StreamClient(window, QUERY, LAST_ID + position, 0)) {
            assertThat(client.untilCaughtUp()).containsExactly("snapshot", "score * 1");
        }
    }

    @Test
    void shouldLetNobodyWaitForASlowReader() throws IOException {
        int scores = 2_000;
        int versions = 12;
        try (OpenWindow window = open();
                StreamClient slow = new StreamClient(window, QUERY, "", 4_096);
                StreamClient quick = new StreamClient(window, QUERY, "", 0)) {
            quick.untilCaughtUp();
            for (int version = 1; version <= versions; version++) {
                for (int i = 0; i < scores; i++) {
                    log.publish(Rows.score(Series.TOTAL, Rows.DAY.plus(Duration.ofDays(i)), 5, version, version));
                }
            }

            assertThat(quick.latest(scores, versions)).isEqualTo(scores);
            assertThat(slow.latest(scores, versions)).isEqualTo(scores);
            // It got some versions only, and every latest one.
            assertThat(slow.events).isLessThan(scores * versions);
        }
    }

    @Test
    void shouldForgetReadersThatWent() throws IOException {
        try (OpenWindow window = open()) {
            try (StreamClient client = new StreamClient(window, QUERY, "", 0)) {
                client.untilCaughtUp();
                assertThat(streams(window)).isEqualTo(1);
            }
            log.publish(Rows.score(Series.TOTAL, Rows.DAY, 5, 0, 1));
            Awaitility.await().atMost(Duration.ofSeconds(15)).until(() -> streams(window) == 0);
        }
    }

    @Test
    void shouldEndStreamsRatherThanLeaveAGap() throws IOException, SQLException {
        log.publish(Rows.score(Series.TOTAL, Rows.DAY, 10, 5, 1));
        Path tokens = Files.writeString(
                directory.resolve("tokens.yml"),
                "tokens: [{name: v, role: VIEWER, sha256: " + HexFormat.of().formatHex(HashedKeys.hash("secret"))
                        + "}]");
        Path database = directory.resolve("database");
        try (OpenWindow window = OpenWindow.open(log, database, Map.of("voc.serve.tokens", tokens.toString()));
                StreamClient client = new StreamClient(window, QUERY, "Authorization: Bearer secret", 0)) {
            client.untilCaughtUp();
            // What viewers see is looked up when it is pushed, and that fails from now on.
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database.resolve("voc.db"));
                    Statement statement = connection.createStatement()) {
                statement.execute("drop table families");
            }

            log.publish(Rows.score(Series.TOTAL, Rows.DAY, 40, 5, 2));

            assertThatThrownBy(client::untilCaughtUp)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("the stream ended");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?metric=NPS", "?size=P1D", "?metric=NPS&size=P1D&asOf=2026-11-20T00:00:00Z"})
    void shouldRefuseAStreamOfEverything(String query) {
        try (OpenWindow window = open()) {
            assertThat(window.get("/v1/scores/stream" + query).statusCode()).isEqualTo(400);
        }
    }

    private OpenWindow open() {
        return OpenWindow.open(log, directory, Map.of());
    }

    private static double streams(OpenWindow window) {
        return window.meters.get("voc_serve_streams").gauge().value();
    }

    /** Takes events as they come, or not at all, by a connection of its own. */
    private static final class StreamClient implements AutoCloseable {

        private static final ObjectMapper JSON = new ObjectMapper();

        private final OpenWindow window;
        private final String path;
        private final int receiveBuffer;
        private Socket socket = new Socket();
        private BufferedReader lines;
        private String id = "";
        private int events;

        /** What ends with a blank line. */
        private record Event(String kind, JsonNode data) {}

        StreamClient(OpenWindow window, String query, String header, int receiveBuffer) throws IOException {
            this.window = window;
            this.path = (query.startsWith("/") ? "" : "/v1/scores/stream") + query;
            this.receiveBuffer = receiveBuffer;
            this.lines = connect(header);
        }

        private BufferedReader connect(String header) throws IOException {
            socket = new Socket();
            if (receiveBuffer > 0) {
                socket.setReceiveBufferSize(receiveBuffer);
            }
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), window.serve.port()));
            socket.setSoTimeout(20_000);
            String more = header.isEmpty() ? "" : header + "\r\n";
            // Of HTTP/1.0, so that the events come as they are.
            String request = "GET " + path + " HTTP/1.0\r\nHost: localhost\r\n" + more + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            BufferedReader opened =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertThat(opened.readLine()).contains("200");
            return opened;
        }

        /** The kinds of events; of scores with breakdown and revision. */
        List<String> untilCaughtUp() throws IOException {
            List<String> kinds = new ArrayList<>();
            for (Optional<Event> next = next(); next.isPresent(); next = next()) {
                String kind = next.get().kind();
                JsonNode data = next.get().data();
                if (!kind.equals("caught-up")) {
                    kinds.add(
                            kind.equals("score") || kind.equals("rate")
                                    ? kind + " " + data.path("breakdown").asText() + " "
                                            + data.path("revision").asInt()
                                    : kind);
                } else if (!kinds.isEmpty()) {
                    return kinds;
                }
            }
            throw new IOException("the stream ended after " + kinds);
        }

        /** Reads until so many scores have that version. As a browser does, it goes on where a stream ended. */
        int latest(int scores, int version) throws IOException {
            Set<String> done = new HashSet<>();
            while (done.size() < scores) {
                Optional<Event> next = next();
                if (next.isEmpty()) {
                    // Serve ends the stream of one who takes nothing for half a minute.
                    socket.close();
                    lines = connect(id.isEmpty() ? "" : LAST_ID + id);
                } else if (next.get().data().has("key")) {
                    events++;
                    if (next.get().data().path("revision").asInt() == version) {
                        done.add(next.get().data().path("key").asText());
                    }
                }
            }
            return done.size();
        }

        /** Nothing when the stream has ended; half an event is none. */
        private Optional<Event> next() throws IOException {
            String kind = "";
            JsonNode data = JSON.nullNode();
            String position = id;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    position = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    kind = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data = JSON.readTree(line.substring(6));
                } else if (line.isEmpty() && !kind.isEmpty()) {
                    id = position;
                    return Optional.of(new Event(kind, data));
                }
            }
            return Optional.empty();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
