package io.vocstreams.journey.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vocstreams.journey.domain.history.ActionCatalogue;
import io.vocstreams.journey.domain.history.ActionCatalogue.Action;
import io.vocstreams.journey.domain.history.ActionCatalogue.Kind;
import io.vocstreams.model.LifecycleStage;
import io.vocstreams.platform.yaml.InvalidYamlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActionCataloguesTest {

    @Test
    void shouldShipTheActionsOfTheContract() {
        ActionCatalogue shipped = ActionCatalogues.shipped();

        assertThat(shipped.actions()).hasSize(33);
        assertThat(shipped.of("ad_clicked")).isEqualTo(new Action(LifecycleStage.AWARENESS, Kind.PLAIN));
        assertThat(shipped.of("cart_updated")).isEqualTo(new Action(LifecycleStage.CONSIDERATION, Kind.INTENT));
        assertThat(shipped.of("purchase_completed")).isEqualTo(new Action(LifecycleStage.PURCHASE, Kind.GOAL));
        assertThat(shipped.of("login")).isEqualTo(new Action(LifecycleStage.USE, Kind.PLAIN));
        assertThat(shipped.of("complaint_filed")).isEqualTo(new Action(LifecycleStage.SUPPORT, Kind.CONTACT));
        assertThat(shipped.of("faq_voted")).isEqualTo(new Action(LifecycleStage.SUPPORT, Kind.PLAIN));
        assertThat(shipped.of("chat_started")).isEqualTo(new Action(LifecycleStage.SUPPORT, Kind.CONTACT));
        assertThat(shipped.of("referral_made")).isEqualTo(new Action(LifecycleStage.LOYALTY, Kind.PLAIN));
        assertThat(shipped.of("anything_else")).isEqualTo(new Action(LifecycleStage.UNKNOWN, Kind.PLAIN));
    }

    @Test
    void shouldReadAnotherCatalogueFromAFile(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("own.yml"), "USE: [boarded, 'landed!']\n");

        assertThat(ActionCatalogues.from(file.toString()).of("landed"))
                .isEqualTo(new Action(LifecycleStage.USE, Kind.GOAL));
    }

    @Test
    void shouldTakeTheShippedOneWhereNoFileIsNamed() {
        assertThat(ActionCatalogues.from(" ")).isEqualTo(ActionCatalogues.shipped());
    }

    @Test
    void shouldSayWhatIsWrongWithACatalogue() {
        assertThatThrownBy(() -> ActionCatalogues.parse("own.yml", "USE: [login, login, '!']\nUZE: [x]\nFLYING: [y]"))
                .isInstanceOf(InvalidYamlException.class)
                .hasMessage("""
                        own.yml:1: USE: `login` stands there twice
                        own.yml:1: USE: has an action without a name
                        own.yml:2: UZE: unknown key; did you mean `USE`?
                        own.yml:3: FLYING: unknown key; known are [UNKNOWN, AWARENESS, CONSIDERATION, PURCHASE, USE, SUPPORT, LOYALTY]""");
        assertThatThrownBy(() -> ActionCatalogues.parse("own.yml", "["))
                .hasMessageStartingWith("own.yml:1: is no YAML");
    }
}
