package io.vocstreams.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.model.Journey;
import io.vocstreams.model.ResolvedInteraction;
import io.vocstreams.model.cases.Case;
import io.vocstreams.model.cases.CaseAction;
import io.vocstreams.model.guidance.Decision;
import io.vocstreams.model.score.Series;
import io.vocstreams.model.voice.Sentiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However often the process is killed while it reads, its tables end as if it had never been. */
class KilledTest {

    private static final int ROUNDS = 1_500;
    private static final List<String> TABLES = List.of(
            "scores",
            "score_history",
            "shown_scores",
            "journeys",
            "attributions",
            "interactions",
            "rates",
            "shown_rates",
            "rate_history",
            "rate_series",
            "cases",
            "case_actions",
            "readings",
            "reading_themes",
            "at_risk",
            "guidance",
            "guidance_counts",
            "improvements",
            "improvement_actions",
            "experiments",
            "ledger",
            "rejects",
            "positions",
            "facts");

    @TempDir
    Path directory;

    @Test
    void shouldEndWithTheSameTablesAfterKills() throws IOException, SQLException, InterruptedException {
        assertEndsWithTheSameTables(4);
    }

    @Test
    @Tag("long")
    void shouldEndWithTheSameTablesAfterTwentyKills() throws IOException, SQLException, InterruptedException {
        assertEndsWithTheSameTables(20);
    }

    private void assertEndsWithTheSameTables(int kills) throws IOException, SQLException, InterruptedException {
        Path killed = directory.resolve("killed");
        for (int kill = 0; kill < kills; kill++) {
            Process child = start(killed);
            awaitDatabase(killed, child);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(240L * kill / kills));
            child.destroyForcibly().waitFor();
        }
        read(killed);
        Path undisturbed = directory.resolve("undisturbed");
        read(undisturbed);

        assertThat(tables(killed)).isEqualTo(tables(undisturbed));
        assertThat(tables(killed).get("scores")).isNotEmpty();
    }

    /** The child: reads all there is, until it is killed. */
    public static void main(String[] arguments) {
        OpenWindow window = OpenWindow.open(log(), Path.of(arguments[0]), Map.of());
        LockSupport.parkNanos(Duration.ofMinutes(1).toNanos());
        window.close();
    }

    private static void read(Path database) {
        OpenWindow.open(log(), database, Map.of()).close();
    }

    /** Always the same: versions, withdrawals and tombstones of all tables. */
    private static TopicLog log() {
        TopicLog log = new TopicLog("killed");
        for (int round = 0; round < ROUNDS; round++) {
            String customer = "c-" + round % 300;
            log.publish(Rows.score(
                    round % 3 == 0 ? Series.TOTAL : "channel=c" + round % 5,
                    Rows.DAY.plus(Duration.ofDays(round % 40)),
                    round % 11,
                    round % 7,
                    1 + round / 200));
            log.publish(
                    Rows.journey("j-" + round % 900, customer, Rows.DAY.plusSeconds(round), Journey.Outcome.BROWSED));
            log.publish(Rows.attribution("f-" + round % 700, customer, "j-" + round));
            log.publish(Rows.rate(
                    "channel=c" + round % 5, Rows.DAY.plus(Duration.ofDays(round % 40)), round % 9, round % 6, 3));
            log.publish(Rows.aCase("k-" + round % 300, customer, status(round)));
            log.publish(Rows.action("k-" + round % 300, "a-" + round % 700, CaseAction.Kind.NOTE, round % 3));
            log.publish(Rows.guidance(
                    "g-" + round % 350, customer, "o-" + round % 5, decision(round), null, 1_500 - round));
            log.publish(Rows.reading("f-" + round % 800, customer, "theme-" + round % 4, Sentiment.NEGATIVE));
            ResolvedInteraction said =
                    Rows.said(customer, "f-" + round % 800, Rows.DAY.plusSeconds(round), "r" + round);
            log.publish(round % 4 == 0 ? Rows.withdrawn(said) : said);
        }
        return log;
    }

    private static Decision decision(int round) {
        return round % 3 == 0 ? Decision.SENT : Decision.SEND;
    }

    private static Case.Status status(int round) {
        return round % 2 == 0 ? Case.Status.OPEN : Case.Status.RESOLVED;
    }

    private static Process start(Path database) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledTest.class.getName(),
                        database.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** It is about to read as soon as its database is there. */
    private static void awaitDatabase(Path database, Process child) throws IOException {
        while (!Files.exists(database.resolve("voc.db-wal"))) {
            if (!child.isAlive()) {
                throw new IOException("the child ended with " + child.exitValue());
            }
            Thread.onSpinWait();
        }
    }

    private static Map<String, Set<String>> tables(Path database) throws SQLException {
        Map<String, Set<String>> tables = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database.resolve("voc.db"));
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                Set<String> rows = tables.computeIfAbsent(table, any -> new TreeSet<>());
                try (ResultSet row = statement.executeQuery("select * from " + table)) {
                    while (row.next()) {
                        StringBuilder text = new StringBuilder();
                        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                            text.append(row.getString(i)).append('|');
                        }
                        rows.add(text.toString());
                    }
                }
            }
        }
        return tables;
    }
}
