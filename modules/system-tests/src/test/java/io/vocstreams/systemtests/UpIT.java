package io.vocstreams.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vocstreams.app.Voc;
import io.vocstreams.local.LocalStack;
import io.vocstreams.local.ProcessId;
import io.vocstreams.local.Progress;
import io.vocstreams.local.StackPorts;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code voc up} and {@code voc down}, again and again, as people use them. */
@Timeout(600)
@Tag("once")
class UpIT {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final int offset =
            StackPorts.free().broker() - StackPorts.offsetBy(0).broker();

    private static final ObjectMapper JSON = new ObjectMapper();

    private String served = "";

    @TempDir
    private Path work = Path.of("");

    @AfterEach
    void stop() {
        voc("down");
    }

    @Test
    void shouldLeaveAloneWhatRunsAndStartWhatDoesNot() throws IOException, InterruptedException {
        assertThat(up()).as("%s%s", out, err).isZero();
        assertThat(out.toString()).contains("stop with        voc down --directory " + directory());
        assertThat(post(example())).contains("\"ACCEPTED\"");
        assertKeepsSettingsToItself();
        long broker = stack().broker().pid();
        long registry = stack().registry().pid();
        ProcessHandle stages = stages();
        ProcessHandle gateway = process("gateway");
        ProcessHandle serve = process("serve");
        Matcher results = Pattern.compile("console +(\\S+)").matcher(out.toString());
        assertThat(results.find()).as("%s", out).isTrue();
        served = results.group(1);

        assertThat(voc("up")).as("a second time").isZero();
        assertThat(stages()).isEqualTo(stages);
        assertThat(process("gateway")).isEqualTo(gateway);
        assertThat(process("serve")).isEqualTo(serve);
        assertThat(stack().broker().pid()).isEqualTo(broker);
        assertThat(voc("status")).as("%s", out).isZero();

        assertThat(voc("generate", "--customers", "20")).as("%s", err).isZero();
        assertSaysWhatBecomesOfAFile();
        out.getBuffer().setLength(0);
        assertThat(voc("ledger", "--wait", "PT4M", "--settled"))
                .as("%s%s", out, err)
                .isZero();
        assertThat(out.toString()).contains("settled: nothing moves any more");
        out.getBuffer().setLength(0);
        String dayBeforeYesterday = LocalDate.now(ZoneOffset.UTC).minusDays(2).toString();
        assertThat(voc("scores", "--to", dayBeforeYesterday)).isZero();
        assertThat(out.toString()).contains("FINAL").doesNotContain("PROVISIONAL");

        assertServesWhatTheTopicsSay();

        assertThat(voc("up", "--port-offset", "1")).as("elsewhere").isEqualTo(2);
        assertThat(stages.isAlive()).isTrue();

        stages.destroyForcibly();
        gateway.destroyForcibly();
        serve.destroyForcibly();
        Awaitility.await().until(() -> !stages.isAlive() && !gateway.isAlive() && !serve.isAlive());
        out.getBuffer().setLength(0);
        assertThat(voc("status")).as("at once").isEqualTo(1);
        assertThat(out.toString())
                .contains(
                        "not running: process " + stages.pid() + " has ended",
                        "not running: process " + gateway.pid() + " has ended",
                        "not running: process " + serve.pid() + " has ended");

        assertThat(voc("up")).as("after a kill of the stages: %s", err).isZero();
        assertThat(stack().broker().pid()).isEqualTo(broker);
        assertThat(stages()).isNotEqualTo(stages);
        ProcessHandle second = stages();
        ProcessHandle secondGateway = process("gateway");
        assertThat(directory().resolve("state/native").toFile().list()).hasSize(1);

        stack().broker().kill();
        assertThat(voc("up")).as("after a kill of the broker: %s", err).isZero();
        assertThat(stack().registry().pid()).isEqualTo(registry);
        assertThat(stages()).isEqualTo(second);

        Path other = Files.writeString(directory().resolve("notes.txt"), "not ours");
        assertThat(voc("down", "--delete")).isZero();
        assertThat(second.isAlive()).isFalse();
        assertThat(secondGateway.isAlive()).isFalse();
        assertThat(directory().toFile().list())
                .containsExactly(other.getFileName().toString());
    }

    private void assertServesWhatTheTopicsSay() throws IOException, InterruptedException {
        out.getBuffer().setLength(0);
        assertThat(voc("scores", "--json")).as("%s", err).isZero();
        Set<JsonNode> published = new HashSet<>();
        for (String line : out.toString().lines().toList()) {
            published.add(JSON.readTree(line));
        }
        Awaitility.await().until(() -> get("/v1/scores?limit=1").path("lag").asLong(1) == 0);

        Set<JsonNode> answered = new HashSet<>();
        String cursor = "";
        do {
            JsonNode page = get("/v1/scores?limit=1000" + cursor);
            for (JsonNode item : page.path("items")) {
                if (item.path("responses").asLong()
                                + item.path("dismissed").asLong()
                                + item.path("partial").asLong()
                        > 0) {
                    answered.add(((ObjectNode) item).without("publishedAt"));
                }
            }
            cursor = page.path("next").isNull()
                    ? ""
                    : "&cursor=" + page.path("next").asText();
        } while (!cursor.isEmpty());
        assertThat(published).isNotEmpty();
        assertThat(answered).isEqualTo(published);
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return JSON.readTree(HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(served + path)).build(), BodyHandlers.ofString())
                .body());
    }

    /** One row is years older than what is being read; the others are one answer, twice the same and once another. */
    private void assertSaysWhatBecomesOfAFile() throws IOException {
        String at = Instant.now().minusSeconds(3_600).toString();
        Files.writeString(
                work.resolve("a.csv"),
                String.join(
                        "\n", "id,at,score", "1,2018-05-01,9", "2," + at + ",9", "2," + at + ",9", "2," + at + ",0"));
        Path mapping = Files.writeString(work.resolve("a.yaml"), """
                version: 1
                files:
                  - file: a.csv
                    records:
                      - record: feedback
                        eventId: "{id}"
                        occurredAt: "{at}"
                        identifiers: {CUSTOMER_ID: zoe}
                        surveyId: spring
                        questionId: q
                        metric: NPS
                        value: "{score}"
                """);
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);

        assertThat(voc("replay", mapping.toString())).as("%s", err).isEqualTo(1);
        assertThat(err.toString())
                .contains("warning: 1 record lies further behind")
                .contains("warning: 1 record repeats an id with other content");
        assertThat(out.toString())
                .containsPattern("accepted +1 *\n")
                .containsPattern("duplicate +2 +1 with other content")
                .containsPattern("TOO_LATE +1 +`order: time`");

        out.getBuffer().setLength(0);
        assertThat(voc("ledger", "--duplicates")).as("%s", out).isZero();
        assertThat(out.toString())
                .containsPattern("voc.feedback.v1 +TOO_LATE +1 +1")
                .containsPattern("voc.feedback.v1 +\\d+ +the same once more +voc.feedback.v1/\\d@\\d+ repeats")
                .containsPattern("voc.feedback.v1 +\\d+ +another content of the same version");
    }

    private int up() {
        return voc("up", "--port-offset", String.valueOf(offset));
    }

    private int voc(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--directory", directory().toString()));
        return Voc.execute(new PrintWriter(out), new PrintWriter(err), all.toArray(String[]::new));
    }

    private Path directory() {
        return work.resolve("stack");
    }

    private LocalStack stack() {
        return LocalStack.find(directory(), Progress.none()).orElseThrow();
    }

    /** The example that {@code voc up} prints, address and body. */
    private List<String> example() {
        Matcher curl = Pattern.compile("curl -s (\\S+) -H 'content-type: application/json' -d '([^']+)'")
                .matcher(out.toString());
        assertThat(curl.find()).as("%s", out).isTrue();
        return List.of(curl.group(1), curl.group(2));
    }

    private static String post(List<String> example) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(example.get(0)))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(example.get(1)))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    /** What every user of the machine can read names no setting but where the stack is. */
    private void assertKeepsSettingsToItself() throws IOException {
        for (String name : List.of("stages", "gateway")) {
            Path settings = directory().resolve(name + ".properties");
            assertThat(settings).content().contains("voc.state-directory=");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(settings)))
                    .isEqualTo("rw-------");
            assertThat(process(name).info().arguments().orElseThrow())
                    .contains("--config", settings.toString())
                    .noneMatch(argument -> argument.startsWith("voc.state-directory="));
        }
    }

    private ProcessHandle stages() throws IOException {
        return process("stages");
    }

    private ProcessHandle process(String name) throws IOException {
        return ProcessId.parse(
                        Files.readString(directory().resolve(name + ".pid")).strip())
                .flatMap(ProcessId::handle)
                .orElseThrow();
    }
}
