package io.vocstreams.identity.stream;

import static io.vocstreams.identity.domain.Cast.login;
import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.identity.domain.Cast;
import io.vocstreams.identity.domain.FewLinks;
import io.vocstreams.identity.domain.Link;
import io.vocstreams.identity.domain.LinkKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentLinksTest {

    private final RecentLinks recent = new RecentLinks();
    private int reads;

    @Test
    void shouldReadOnceWhatIsAskedForAgain() {
        assertThat(ask("x", 3)).hasValue(links(3));
        recent.change("x", links -> links.with(link(3)));

        assertThat(ask("x", 0)).hasValue(links(4));
        assertThat(reads).isEqualTo(1);
    }

    @Test
    void shouldRememberOfMoreThanAFewOnlyThatTheyAreMany() {
        ask("x", RecentLinks.FEW);
        recent.change("x", links -> links.with(link(RecentLinks.FEW)));

        assertThat(ask("x", 0)).isEmpty();
        assertThat(reads).isEqualTo(1);
    }

    @Test
    void shouldHoldABoundedNumberOfLinks() {
        for (int i = 0; i < 10_000; i++) {
            ask("identifier-" + i, 9);
        }

        int before = reads;
        ask("identifier-9999", 9);
        assertThat(reads).isEqualTo(before);
        ask("identifier-0", 9);
        assertThat(reads).isEqualTo(before + 1);
    }

    private Optional<FewLinks> ask(String identifier, int stored) {
        return recent.of(identifier, () -> {
            reads++;
            return Optional.of(links(stored));
        });
    }

    private static FewLinks links(int number) {
        List<Link> links =
                IntStream.range(0, number).mapToObj(RecentLinksTest::link).toList();
        return new FewLinks(links);
    }

    private static Link link(int number) {
        return new Link(login("a"), Cast.NOON.plusSeconds(number), LinkKind.ASSERTED, "l" + number);
    }
}
