package io.vocstreams.contracts.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.contracts.Topics;
import io.vocstreams.model.IncomingKind;
import io.vocstreams.platform.metrics.KafkaMeterSpec;
import io.vocstreams.platform.metrics.KafkaMeterSpecs;
import io.vocstreams.platform.metrics.MeterSpec;
import io.vocstreams.platform.metrics.ProcessMeterSpecs;
import io.vocstreams.platform.metrics.StageMeterSpecs;
import io.vocstreams.platform.metrics.TagSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class VocMetersTest {

    private static final Path PAGE = Path.of(System.getProperty("docs.directory"), "metrics.md");

    private static final List<MeterSpec> ALL = Stream.of(
                    StageMeterSpecs.ALL.stream(),
                    VocMeters.ALL.stream(),
                    GatewayMeterSpecs.ALL.stream(),
                    ServeMeterSpecs.ALL.stream(),
                    NotifyMeterSpecs.ALL.stream(),
                    KafkaMeterSpecs.ALL.stream().map(KafkaMeterSpec::meter),
                    ProcessMeterSpecs.ALL.stream())
            .flatMap(meters -> meters)
            .toList();

    @Test
    void shouldNameEachMeterOnce() {
        assertThat(ALL).extracting(MeterSpec::name).doesNotHaveDuplicates();
    }

    @Test
    void shouldSayOfEveryTagWhichValuesItCanHave() {
        List<String> known = VocTags.ALL.stream().map(TagSpec::name).toList();

        assertThat(ALL.stream().flatMap(meter -> meter.tags().stream())).isSubsetOf(known);
    }

    @Test
    void shouldKnowTheReasonsOfEveryInputTopic() {
        assertThat(IncomingKind.values()).allSatisfy(kind -> assertThat(VocTags.reasonsOf(Topics.inputOf(kind)))
                .contains("UNDECODABLE"));
        assertThat(VocTags.reasonsOf(Topics.CONSENTS)).contains("UNDECODABLE").doesNotContain("TOO_LATE");
        assertThat(Topics.INTERACTION_INPUTS)
                .filteredOn(topic -> !topic.equals(Topics.CONSENTS))
                .allSatisfy(topic -> assertThat(VocTags.reasonsOf(topic)).contains("UNDECODABLE", "TOO_LATE"));
        assertThat(VocTags.reasonsOf(Topics.IDENTITY_LINKS))
                .contains("LINK_INVALID")
                .doesNotContain("TOO_LATE");
        assertThat(VocTags.reasonsOf(Topics.CUSTOMERS)).containsExactly("UNDECODABLE", "MISSING_FIELD");
    }

    @Test
    @Tag("generated")
    void shouldBeDocumented() throws IOException {
        String page = MetricsPage.text();
        if ("write".equals(System.getProperty("docs"))) {
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE)
                .as("docs/metrics.md is not what the code says; CONTRIBUTING.md says how to rewrite it")
                .hasContent(page);
    }
}
