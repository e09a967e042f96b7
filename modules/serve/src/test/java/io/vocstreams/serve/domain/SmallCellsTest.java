package io.vocstreams.serve.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.serve.domain.SmallCells.Cell;
import java.util.List;
import org.junit.jupiter.api.Test;

class SmallCellsTest {

    private final SmallCells cells = new SmallCells(5);

    @Test
    void shouldHideNothingWhereAllCellsHaveEnough() {
        assertThat(cells.hidden(List.of(new Cell("a", 5), new Cell("b", 9)))).isEmpty();
    }

    @Test
    void shouldHideASecondCellBesideASmallOne() {
        assertThat(cells.hidden(List.of(new Cell("a", 4), new Cell("b", 30), new Cell("c", 9))))
                .containsExactlyInAnyOrder("a", "c");
    }

    @Test
    void shouldHideMoreUntilWhatIsHiddenHasEnoughTogether() {
        assertThat(cells.hidden(List.of(new Cell("a", 1), new Cell("b", 1), new Cell("c", 9), new Cell("d", 10))))
                .containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void shouldNotHideOthersForACellOfNobody() {
        assertThat(cells.hidden(List.of(new Cell("a", 0), new Cell("b", 9)))).isEmpty();
    }

    @Test
    void shouldCountAnAnswerThatMovedOnce() {
        assertThat(SmallCells.changedAnswers(List.of(3L, 0L), List.of(2L, 1L))).isEqualTo(1);
        assertThat(SmallCells.changedAnswers(List.of(3L, 0L), List.of(5L, 4L))).isEqualTo(6);
    }
}
