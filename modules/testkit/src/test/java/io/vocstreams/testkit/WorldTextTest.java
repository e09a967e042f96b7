package io.vocstreams.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vocstreams.testkit.worlds.Worlds;
import java.time.Instant;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class WorldTextTest {

    @Provide
    Arbitrary<World> worlds() {
        return Worlds.any();
    }

    @Property(tries = 300)
    void shouldReadWhatItWrites(@ForAll("worlds") World world) {
        assertThat(World.parse(world.toString())).isEqualTo(world);
    }

    @Test
    void shouldKeepWordsWithBlanksQuotesAndSigns() {
        Input odd = Event.of("t \"1\"\\%", Instant.parse("2026-05-04T12:00:00Z"), "email:a,b=[c]+é~")
                .correlated("order id", "")
                .web("", "~");

        assertThat(World.parse(World.of(null, odd).toString()).inputs()).containsExactly(odd);
    }

    @Test
    void shouldSayWhichWordIsMissing() {
        assertThatThrownBy(() -> World.parse("WORLD\nWEB t1 r0 UPSERT 2026-05-04T12:00:00Z [email:a]"))
                .hasMessageStartingWith("No action in: WEB t1");
    }

    @Test
    void shouldTakeDefaultsForWhatIsNotSaid() {
        World world = World.parse("WORLD");

        assertThat(world).isEqualTo(World.of(null));
        assertThat(world.scores().countingBySurvey()).isEqualTo(Map.of());
    }
}
