package io.vocstreams.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.marcnuri.helm.LintResult;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.vocstreams.contracts.TopicCatalogue;
import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.platform.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HelmChartTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final Path ALERTS = Chart.ROOT.resolve("deploy/prometheus/alerts.yml");
    private static final Path SHIPPED_ALERTS = Chart.FOLDER.resolve("files/alerts.yml");
    private static final int STAGES = TopicCatalogue.load().stages().size();
    private static final long LONGEST_CLOSE_SECONDS = 30;

    @TempDir
    private Path folder = Path.of("");

    @BeforeAll
    static void requireHelm() {
        Chart.requireHelm();
    }

    /** Before the golden files, which hold them. */
    @BeforeAll
    static void shipAlerts() throws IOException {
        if ("write".equals(System.getProperty("docs")) && Files.exists(ALERTS)) {
            Files.writeString(SHIPPED_ALERTS, Files.readString(ALERTS));
        }
    }

    @ParameterizedTest
    @Tag("generated")
    @ValueSource(strings = {"default", "secured", "one-stage"})
    void shouldRenderWhatWasReviewed(String values) throws IOException {
        String rendered = Chart.render(values);
        Path golden = GOLDEN.resolve(values + ".yaml");
        if ("write".equals(System.getProperty("docs"))) {
            Files.writeString(golden, rendered);
        }

        assertThat(rendered)
                .as("if the change is meant, rewrite it as CONTRIBUTING.md says, and look at the difference")
                .isEqualTo(Files.readString(golden));
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "secured", "one-stage"})
    void shouldHoldOnlyFieldsThatKubernetesKnows(String values) throws IOException {
        assertThat(Manifests.parse(Chart.render(values)).all()).isNotEmpty();
    }

    @Test
    void shouldNoticeAFieldThatKubernetesDoesNotKnow() {
        String rendered = Chart.render("default").replace("enableServiceLinks:", "enableServiceLink:");

        assertThatThrownBy(() -> Manifests.parse(rendered))
                .isInstanceOf(UnrecognizedPropertyException.class)
                .hasMessageContaining("enableServiceLink");
    }

    @Test
    void shouldLintWithoutAWarning() {
        LintResult result = Chart.lint();

        assertThat(result.getMessages())
                .noneMatch(message -> message.contains("[WARNING]") || message.contains("[ERROR]"));
        assertThat(result.isFailed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "kafka.bootstrapServers, kafka",
        "schemaRegistry.url, https://voc:password@registry",
        "stages.scores.replicas, -1",
        "stages.scores.terminationGracePeriodSeconds, 20",
        "stages.sentiment.replicas, 1",
        "stageDefaults.persistence.size, much",
        "image.tag, latest",
        "image.pullPolicy, Sometimes",
        "gateway.enabled, true",
        "serve.enabled, true",
        "notify.enabled, true",
        "settings.voc\\.idle-timeout, PT1M",
        "kafka.settings.ssl\\.key\\.password, secret",
        "kafka.settings.sasl\\.jaas\\.config, Module required password=\"plain\";",
        "kafka.settings.application\\.id, other",
        "htttp.port, 9464"
    })
    void shouldRefuseValuesThatCannotBeRight(String key, String value) {
        assertThatThrownBy(() -> Chart.renderWith(Map.of(key, value)))
                .message()
                .contains("values don't meet the specifications of the schema")
                .doesNotContain("metaschema");
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "secured", "one-stage"})
    void shouldWriteSettingsThatAStageTakes(String values) throws IOException {
        List<ConfigMap> maps = Manifests.parse(Chart.render(values)).of(ConfigMap.class);

        assertThat(maps).isNotEmpty();
        for (ConfigMap map : maps) {
            Path file = Files.writeString(
                    folder.resolve("voc.properties"), map.getData().get("voc.properties"));
            Settings settings = Settings.ofFile(file);
            VocSettings.checked(settings);
            assertThat(settings.get(VocSettings.BOOTSTRAP_SERVERS)).startsWith("kafka");
        }
    }

    @Test
    void shouldGiveEachStageItsOwnUserAndOnlyItsOwnSecrets() throws IOException {
        Manifests manifests = Manifests.parse(Chart.render("secured"));

        assertThat(manifests.of(StatefulSet.class)).hasSize(STAGES + 1).allSatisfy(set -> {
            String stage = set.getMetadata().getLabels().get("app.kubernetes.io/component");
            List<String> secrets = new ArrayList<>(List.of("kafka-ca", "registry", "voc-" + stage));
            if ("serve".equals(stage)) {
                secrets.add("serve-tokens");
            }
            assertThat(set.getSpec().getTemplate().getSpec().getVolumes())
                    .filteredOn(volume -> volume.getSecret() != null)
                    .extracting(volume -> volume.getSecret().getSecretName())
                    .containsExactlyElementsOf(secrets);
        });
    }

    @Test
    void shouldGiveTheGatewayItsKeysAndItsOwnUserOnly() throws IOException {
        Manifests manifests = Manifests.parse(Chart.render("secured"));

        assertThat(deployment(manifests, "gateway")).satisfies(gateway -> {
            assertThat(gateway.getSpec().getTemplate().getSpec().getVolumes())
                    .filteredOn(volume -> volume.getSecret() != null)
                    .extracting(volume -> volume.getSecret().getSecretName())
                    .containsExactly("kafka-ca", "registry", "voc-gateway", "gateway-keys");
            assertThat(gateway.getSpec().getTemplate().getSpec().getTerminationGracePeriodSeconds())
                    .isGreaterThan(LONGEST_CLOSE_SECONDS);
        });
        assertThat(Manifests.parse(Chart.render("default")).of(Deployment.class))
                .isEmpty();
    }

    @Test
    void shouldRunOneNotifierWithItsWebhooksAndItsOwnUserOnly() throws IOException {
        assertThat(deployment(Manifests.parse(Chart.render("secured")), "notify"))
                .satisfies(notify -> {
                    assertThat(notify.getSpec().getReplicas()).isEqualTo(1);
                    assertThat(notify.getSpec().getStrategy().getType()).isEqualTo("Recreate");
                    assertThat(notify.getSpec().getTemplate().getSpec().getVolumes())
                            .filteredOn(volume -> volume.getSecret() != null)
                            .extracting(volume -> volume.getSecret().getSecretName())
                            .containsExactly("kafka-ca", "registry", "voc-notify", "webhooks");
                });
    }

    private static Deployment deployment(Manifests manifests, String component) {
        return manifests.of(Deployment.class).stream()
                .filter(one -> component.equals(one.getMetadata().getLabels().get("app.kubernetes.io/component")))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "secured", "one-stage"})
    void shouldRunWithoutAnyPrivilege(String values) throws IOException {
        for (PodSpec pod : Manifests.parse(Chart.render(values)).pods()) {
            assertThat(pod.getAutomountServiceAccountToken()).isFalse();
            assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
            assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
            for (Container container : pod.getContainers()) {
                assertThat(container.getSecurityContext().getReadOnlyRootFilesystem())
                        .isTrue();
                assertThat(container.getSecurityContext().getAllowPrivilegeEscalation())
                        .isFalse();
                assertThat(container.getSecurityContext().getCapabilities().getDrop())
                        .containsExactly("ALL");
            }
        }
    }

    @Test
    void shouldLeaveAStageTimeToCommit() throws IOException {
        assertThat(Manifests.parse(Chart.render("default")).of(StatefulSet.class))
                .hasSize(STAGES)
                .allMatch(set -> set.getSpec().getTemplate().getSpec().getTerminationGracePeriodSeconds()
                        > LONGEST_CLOSE_SECONDS);
    }

    @Test
    void shouldNameEachMemberOfAGroupAfterItsPod() throws IOException {
        for (StatefulSet set : Manifests.parse(Chart.render("default")).of(StatefulSet.class)) {
            Container stage =
                    set.getSpec().getTemplate().getSpec().getContainers().get(0);
            assertThat(stage.getEnv())
                    .filteredOn(variable -> variable.getValueFrom() != null)
                    .extracting(variable -> variable.getName() + "="
                            + variable.getValueFrom().getFieldRef().getFieldPath())
                    .containsExactly("VOC_INSTANCE=metadata.name", "VOC_KAFKA_GROUP_INSTANCE_ID=metadata.name");
        }
    }

    /** A chart takes only files of its own folder. */
    @Test
    @Tag("generated")
    void shouldShipTheAlertsOfPrometheus() throws IOException {
        assertThat(Files.readString(SHIPPED_ALERTS)).startsWith("#").contains("groups:");
        if (Files.exists(ALERTS)) {
            assertThat(Files.readString(SHIPPED_ALERTS)).isEqualTo(Files.readString(ALERTS));
        }
    }
}
