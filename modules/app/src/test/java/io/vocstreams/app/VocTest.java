package io.vocstreams.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.app.cluster.StageCatalogue;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VocTest {

    private static final Set<Class<?>> TEXTS = Set.of(String.class, Path.class);

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory = Path.of("");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "up",
                "down",
                "status",
                "run",
                "topics",
                "init",
                "replay",
                "generate",
                "scores",
                "journeys",
                "attributions",
                "experiments",
                "ledger",
                "redrive",
                "acls",
                "text"
            })
    void shouldHaveHelpForEveryCommand(String command) {
        assertThat(voc(command, "--help")).isZero();
        assertThat(out.toString()).contains("Usage: voc " + command);
    }

    @Test
    void shouldSayWhichBuildItIs() {
        assertThat(voc("--version")).isZero();
        assertThat(out.toString()).matches("voc \\d+\\.\\d+\\.\\d+\\S* \\(commit \\w+\\)\\R");
    }

    @Test
    void shouldExplainAText() {
        assertThat(voc("text", "read", "--json", "The bill was wrong")).isZero();
        assertThat(out.toString())
                .contains("\"polarity\":\"NEGATIVE\"", "\"id\":\"billing\"", "\"start\":13,\"end\":18");
    }

    @Test
    void shouldCompareReadingsWithLabels() throws Exception {
        Path file = directory.resolve("labelled.csv");
        Files.writeString(file, "text,label\nThe food was good,positive\nWe came by bus,negative\n");

        assertThat(voc("text", "evaluate", "--json", file.toString())).isZero();
        assertThat(out.toString())
                .contains("\"accuracy\":0.5", "\"negative\":{\"positive\":0,\"neutral\":1,\"negative\":0}");
    }

    @Test
    void shouldRefuseALabelThatIsNone() throws Exception {
        Path file = directory.resolve("labelled.csv");
        Files.writeString(file, "text,label\nfine,good\n");

        assertThat(voc("text", "evaluate", file.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("label: `good` is none of positive, neutral, negative");
    }

    @Test
    void shouldRefuseALexiconThatIsNotThere() {
        assertThat(voc("text", "check", directory.resolve("none").toString())).isEqualTo(2);
        assertThat(err.toString()).contains("there is no such folder");
    }

    @Test
    void shouldRefuseAMalformedSettingInOneLine() {
        assertThat(voc("scores", "--set", "voc.idle-timeout=soon", "--directory", directory.toString()))
                .isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly("voc: voc.idle-timeout: `soon` is not an ISO-8601 duration such as P7D or PT30M");
    }

    @Test
    void shouldRefuseASettingThatDoesNotExist() {
        assertThat(voc("run", "identity", "--set", "voc.idle-timeuot=PT1S", "--directory", directory.toString()))
                .isEqualTo(2);
        assertThat(err.toString().lines()).containsExactly("voc: voc.idle-timeuot: there is no such setting");
    }

    @Test
    void shouldRefuseAThresholdBelowOne() {
        assertThat(voc(
                        "run",
                        "identity",
                        "--set",
                        "voc.identity.shared-threshold=0",
                        "--directory",
                        directory.toString()))
                .isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly("voc: voc.identity.shared-threshold: `0` is not a whole number from 1");
    }

    @Test
    @Timeout(30)
    void shouldSayInOneLineThatNoBrokerAnswers() {
        assertThat(voc(
                        "run",
                        "identity",
                        "--bootstrap-servers",
                        "localhost:1",
                        "--set",
                        "voc.start-patience=PT1S",
                        "--set",
                        "voc.http.port=0",
                        "--directory",
                        directory.toString()))
                .isEqualTo(3);
        assertThat(err.toString().lines())
                .containsExactly("voc: no Kafka broker answers at localhost:1"
                        + " (is it running? `voc up` starts a local one)");
    }

    @Test
    void shouldSayInOneLineThatThePortForMetricsIsTaken() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = "voc.http.port=" + other.getLocalPort();
            String host = "voc.http.host=" + other.getInetAddress().getHostAddress();

            assertThat(voc("run", "identity", "--set", port, "--set", host, "--bootstrap-servers", "localhost:1"))
                    .isEqualTo(2);
            assertThat(err.toString().lines())
                    .containsExactly("voc: voc.http.port: " + other.getLocalPort()
                            + " is taken by another program; choose another port");
        }
    }

    @Test
    void shouldRefuseAHostThatCannotBeOne() {
        assertThat(voc("scores", "--bootstrap-servers", "no port", "--directory", directory.toString()))
                .isEqualTo(2);
        assertThat(err.toString().lines())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("voc: Kafka refuses the settings: ");
    }

    @Test
    void shouldRefuseAFixThatChangesNothing() throws Exception {
        Path fix = Files.writeString(directory.resolve("fix.yaml"), "version: 1\nfixes:\n  - topic: voc.feedback.v1\n");

        assertThat(voc("redrive", "--fix", fix.toString())).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly("voc: fix.yaml:3: fixes[1]: changes nothing;"
                        + " it needs `rename`, `replace`, `shift` or `set`");
    }

    @Test
    void shouldRefuseAStageThatDoesNotExist() {
        assertThat(voc("run", "identity,sentiment")).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly("voc: `sentiment` is no stage; there are " + String.join(", ", StageCatalogue.STAGES));
    }

    @Test
    void shouldRefuseAWrongMappingWithItsLine() throws Exception {
        Path mapping = Files.writeString(directory.resolve("wrong.yaml"), "version: 1\nsource: x\nfile: []\n");

        assertThat(voc("replay", mapping.toString(), "--dry-run")).isEqualTo(2);
        assertThat(err.toString()).contains("wrong.yaml:3");
    }

    @Test
    void shouldSayWhichOptionIsUnknown() {
        assertThat(voc("topics", "--chek")).isEqualTo(2);
        assertThat(err.toString()).startsWith("voc: Unknown option: '--chek'");
    }

    @Test
    void shouldSayThatNothingRuns() {
        assertThat(voc("down", "--directory", directory.toString())).isZero();
        assertThat(out.toString()).startsWith("nothing was running in ");
    }

    @Test
    void shouldGenerateTheSameSampleForTheSameSeed() {
        voc("generate", "--dry-run", "--json", "--customers", "20", "--seed", "3", "--end", "2026-11-01T00:00:00Z");
        String first = out.toString();
        out.getBuffer().setLength(0);
        voc("generate", "--dry-run", "--json", "--customers", "20", "--seed", "3", "--end", "2026-11-01T00:00:00Z");

        assertThat(out.toString()).isEqualTo(first).contains("voc.feedback.v1");
    }

    @Test
    void shouldNameTheKnobThatIsWrong() {
        assertThat(voc("generate", "--dry-run", "--customers", "3")).isEqualTo(2);
        assertThat(err.toString().lines()).containsExactly("voc: customers: 3 is less than 12");
    }

    @Test
    void shouldListTheRightsOfOneRole() {
        assertThat(voc("acls", "--role", "scores", "--principal", "scores=User:CN=scores"))
                .isZero();
        assertThat(out.toString())
                .contains("User:CN=scores")
                .contains("Topic voc.scores.v1")
                .contains("TransactionalId voc-scores-*")
                .doesNotContain("voc.feedback.v1");
    }

    @Test
    void shouldWriteTheCommandsOfKafkasOwnTool() {
        assertThat(voc("acls", "--role", "identity", "--commands", "--bootstrap-servers", "broker:9093"))
                .isZero();
        assertThat(out.toString().lines())
                .contains("kafka-acls.sh --bootstrap-server broker:9093 --add --allow-principal User:voc-identity"
                        + " --operation Read --operation Write --topic voc.identity.hops.v1")
                .contains("kafka-acls.sh --bootstrap-server broker:9093 --add --allow-principal User:voc-identity"
                        + " --operation Write --transactional-id voc-identity- --resource-pattern-type prefixed");
    }

    @Test
    void shouldRefuseARoleThatDoesNotExist() {
        assertThat(voc("acls", "--role", "admin")).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly("voc: `admin` is no role; there are " + String.join(", ", StageCatalogue.STAGES)
                        + ", producer, gateway, consumer, serve, notify, topics, audit, redrive");
    }

    @Test
    void shouldNotTellWebhooksWithoutAFileOfThem() {
        assertThat(voc("notify", "--bootstrap-servers", "localhost:1")).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly("voc: voc.notify.webhooks: names no file of webhooks (docs/notify.md)");
    }

    @Test
    void shouldRefuseAPasswordInTheAddressOfTheRegistryWithoutRepeatingIt() {
        assertThat(voc("topics", "--schema-registry", "https://voc:s3cret@registry", "--directory", "" + directory))
                .isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly("voc: voc.schema-registry: holds a user or a password;"
                        + " give them as kafka.schema.registry.basic.auth.user.info");
    }

    @Test
    void shouldSayWhichCertificatesCannotBeRead() {
        assertThat(voc(
                        "scores",
                        "--set",
                        "kafka.security.protocol=SSL",
                        "--set",
                        "kafka.ssl.truststore.location=/nowhere/trust.p12",
                        "--bootstrap-servers",
                        "localhost:1"))
                .isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly("voc: Kafka refuses the settings: NoSuchFileException: /nowhere/trust.p12");
    }

    @Test
    void shouldNotQuoteAPasswordThatCannotBeUnderstood() {
        assertThat(voc(
                        "scores",
                        "--set",
                        "kafka.security.protocol=SASL_PLAINTEXT",
                        "--set",
                        "kafka.sasl.mechanism=SCRAM-SHA-512",
                        "--set",
                        "kafka.sasl.jaas.config=Module required password=two words;",
                        "--bootstrap-servers",
                        "localhost:1"))
                .isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly("voc: Kafka refuses the settings: kafka.sasl.jaas.config cannot be understood");
    }

    @ParameterizedTest
    @ValueSource(strings = {"scores", "journeys", "attributions", "ledger", "status", "topics", "redrive", "generate"})
    void shouldNotReadAnotherStackThanTheOneThatWasNamed(String command) {
        Path nowhere = directory.resolve("nowhere");

        assertThat(voc(command, "--directory", nowhere.toString())).isEqualTo(2);
        assertThat(err.toString().lines()).containsExactly("voc: --directory: " + nowhere + " does not exist");
        assertThat(out.toString()).isEmpty();
        err.getBuffer().setLength(0);

        assertThat(voc(command, "--directory", directory.toString())).isEqualTo(3);
        assertThat(err.toString().lines())
                .containsExactly("voc: no local stack runs in " + directory + "; `voc up --directory " + directory
                        + "` starts it");
    }

    /** Of every option of every command: what cannot be read is refused in plain words. */
    @TestFactory
    Stream<DynamicTest> shouldRefuseMalformedValuesInPlainWords() {
        return Voc.commandLine().getSubcommands().entrySet().stream()
                .flatMap(command -> command.getValue().getCommandSpec().options().stream()
                        .filter(option -> option.arity().max() > 0)
                        .filter(option -> !TEXTS.contains(option.typeInfo().getAuxiliaryTypes()[0]))
                        .map(option -> DynamicTest.dynamicTest(
                                command.getKey() + " " + option.longestName(),
                                () -> shouldRefuse(command.getKey(), option.longestName()))));
    }

    private void shouldRefuse(String command, String option) {
        StringWriter said = new StringWriter();

        int status = Voc.execute(new PrintWriter(new StringWriter()), new PrintWriter(said), command, option, "so;on");

        assertThat(status).isEqualTo(2);
        assertThat(said.toString().lines()).hasSize(2);
        assertThat(said.toString())
                .startsWith("voc: ")
                .contains(option, "so;on")
                .doesNotContain("java.", "Exception");
    }

    @Test
    void shouldRefuseASizeThatDoesNotExist() {
        assertThat(voc("scores", "--size", "p1d", "--bootstrap-servers", "localhost:1"))
                .isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly("voc: --size: there is no `p1d`; did you mean `P1D`?"
                        + " there are PT1H, P1D, P1M, rolling-P7D, rolling-P28D, rolling-P91D");
    }

    @ParameterizedTest
    @CsvSource({
        "'--csv --json', '--csv: cannot be combined with --json'",
        "'--csv --list', '--csv: prints values, and --list none'",
        "'--watch --list', '--watch: prints values, and --list none'"
    })
    void shouldRefuseFormsOfScoresThatDoNotGoTogether(String options, String why) {
        List<String> arguments = new ArrayList<>(List.of("scores", "--bootstrap-servers", "localhost:1"));
        arguments.addAll(List.of(options.split(" ")));

        assertThat(voc(arguments.toArray(String[]::new))).isEqualTo(2);
        assertThat(err.toString()).startsWith("voc: " + why);
    }

    @Test
    void shouldRefuseATopicThatDoesNotExist() {
        assertThat(voc("redrive", "--topic", "voc.feedbck.v1", "--bootstrap-servers", "localhost:1"))
                .isEqualTo(2);
        assertThat(err.toString())
                .startsWith("voc: --topic: there is no `voc.feedbck.v1`; did you mean `voc.feedback.v1`?");
    }

    private int voc(String... arguments) {
        return Voc.execute(new PrintWriter(out), new PrintWriter(err), arguments);
    }
}
