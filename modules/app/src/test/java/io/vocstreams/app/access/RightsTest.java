package io.vocstreams.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.contracts.TopicCatalogue;
import io.vocstreams.contracts.TopicSpec;
import io.vocstreams.contracts.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RightsTest {

    private static final Path PAGE = Path.of("../../docs/rights.md");
    private static final String END = "<!-- end of rights -->";

    private final Rights rights = Rights.load();

    @Test
    void shouldNameOnlyTopicsOfTheCatalogue() {
        Set<String> known = new TreeSet<>();
        TopicCatalogue.load().topics().stream().map(TopicSpec::name).forEach(known::add);

        assertThat(Role.all().stream().flatMap(role -> rights.of(role).stream()))
                .filteredOn(right -> right.type() == ResourceType.TOPIC && !right.prefix())
                .isNotEmpty()
                .allMatch(right -> known.contains(right.name()));
    }

    @Test
    void shouldLetOnlyTheOwnerWriteAResult() {
        assertThat(Role.all())
                .filteredOn(role -> rights.of(role).stream()
                        .anyMatch(right -> right.covers(ResourceType.TOPIC, Topics.SCORES)
                                && right.operations().contains(AclOperation.WRITE)))
                .containsExactly(Role.ofStage("scores"));
    }

    @Test
    void shouldLetNoStageSeeWhatItDoesNotWorkWith() {
        assertThat(rights.of(Role.ofStage("scores")))
                .noneMatch(right -> right.covers(ResourceType.TOPIC, Topics.FEEDBACK));
        assertThat(rights.of(Role.ofStage("identity")))
                .noneMatch(right -> right.covers(ResourceType.TOPIC, Topics.CUSTOMERS));
    }

    @Test
    void shouldLetTheGatewayWriteOnlyWhatItTakes() {
        assertThat(rights.of(Role.GATEWAY)).anyMatch(right -> right.covers(ResourceType.TOPIC, Topics.FEEDBACK));
        assertThat(rights.of(Role.GATEWAY)).noneMatch(right -> right.covers(ResourceType.TOPIC, Topics.CASE_ACTIONS));
    }

    @Test
    void shouldSayWhatIsNeededOfWhatWasRefused() {
        assertThat(MissingRights.hint(
                        Role.ofStage("journey"),
                        new RuntimeException(new TopicAuthorizationException(Set.of(Topics.JOURNEYS)))))
                .isEqualTo("; it needs Write on Topic voc.journeys.v1; see `voc acls --role journey`");
        assertThat(MissingRights.hint(Role.ofStage("journey"), GroupAuthorizationException.forGroupId("voc-journey")))
                .isEqualTo("; it needs Read on Group voc-journey; see `voc acls --role journey`");
    }

    @Test
    void shouldQuoteTheNameOfACertificateForTheShell() {
        assertThat(rights.commandLines(Role.ofStage("scores"), "User:CN=scores, O=Shop", "b:1"))
                .isNotEmpty()
                .allMatch(line -> line.contains(" --allow-principal 'User:CN=scores, O=Shop' "));
    }

    @Test
    void shouldSayNothingOfRightsWhereNoneIsMissing() {
        assertThat(MissingRights.hint(Role.ofStage("journey"), new IllegalStateException("other")))
                .isEmpty();
    }

    @Test
    @Tag("generated")
    void shouldBeDescribedInTheDocumentation() throws IOException {
        String page = Files.readString(PAGE);
        String begin = page.substring(0, page.indexOf('\n', page.indexOf("<!-- rights:")) + 1);
        String wanted = begin + tables() + page.substring(page.indexOf(END));
        if ("write".equals(System.getProperty("docs"))) {
            Files.writeString(PAGE, wanted);
        }

        assertThat(Files.readString(PAGE))
                .as("docs/rights.md is not what the catalogue and the topologies say; CONTRIBUTING.md"
                        + " says how to rewrite it")
                .isEqualTo(wanted);
    }

    private String tables() {
        StringBuilder text = new StringBuilder();
        for (Role role : Role.all()) {
            text.append("\n### `")
                    .append(role.title())
                    .append("`: ")
                    .append(role.runs())
                    .append("\n\n");
            text.append("| resource | operations |\n|---|---|\n");
            rights.of(role).forEach(right -> text.append("| ")
                    .append(right.resourceText().replaceFirst(" (.*)", " `$1`"))
                    .append(" | ")
                    .append(right.operationsText())
                    .append(" |\n"));
        }
        return text.append('\n').toString();
    }
}
