package io.vocstreams.serve.domain;

import io.vocstreams.model.score.Finality;
import io.vocstreams.model.score.Rate;
import io.vocstreams.model.score.RateCounts;
import io.vocstreams.model.score.Score;
import io.vocstreams.model.score.WindowSize;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What readers who may see nothing personal see of scores and rates that come from few answers or opportunities. A cell
 * is one of them among those of the same window and breakdown. This is no proof against readers who compare overlapping
 * breakdowns or windows.
 *
 * @param minimum how many answers a cell needs to be shown, and how many must change before it is shown with another
 *     content
 */
public record SmallCells(int minimum) {

    /** One value of a breakdown in one window. */
    public record Cell(String breakdown, long responses) {}

    /**
     * What a version of a cell is made of.
     *
     * @param answers how many answers, or opportunities
     * @param counts how many of each kind
     */
    public record Content(WindowSize size, long answers, Finality finality, List<Long> counts) {

        public Content {
            counts = List.copyOf(counts);
        }

        public static Content of(Score score) {
            return new Content(score.key().size(), score.responses(), score.finality(), score.histogram());
        }

        public static Content of(Rate rate) {
            RateCounts counts = rate.counts();
            return new Content(
                    rate.key().size(),
                    counts.opportunities(),
                    rate.finality(),
                    List.of(counts.pending(), counts.successes(), counts.failures()));
        }
    }

    /** Whether the latest version of a cell may be shown at all, apart from the cells beside it. */
    public boolean isShowable(Content latest) {
        return latest.size() != WindowSize.HOUR && latest.answers() >= minimum;
    }

    /**
     * Whether a version takes the place of the one that is shown.
     *
     * @param shown null if none has been shown yet
     */
    public boolean isShownAnew(@Nullable Content shown, Content latest) {
        return isShowable(latest)
                && (shown == null
                        || latest.finality() == Finality.FINAL
                        || changedAnswers(shown.counts(), latest.counts()) >= minimum);
    }

    /** Answers that came or went; one that moved on the scale counts once. */
    static long changedAnswers(List<Long> before, List<Long> after) {
        long more = 0;
        long fewer = 0;
        for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
            long change = at(after, i) - at(before, i);
            more += Math.max(0, change);
            fewer += Math.max(0, -change);
        }
        return Math.max(more, fewer);
    }

    /**
     * Which cells of one window and breakdown are hidden: those with too few answers, and, so that they do not follow
     * from the total, the next smallest, until two are hidden that have enough answers together.
     */
    public Set<String> hidden(Collection<Cell> cells) {
        List<Cell> bySize = new ArrayList<>(cells);
        bySize.removeIf(cell -> cell.responses() == 0);
        bySize.sort(Comparator.comparingLong(Cell::responses).thenComparing(Cell::breakdown));
        Set<String> hidden = new HashSet<>();
        long answers = 0;
        for (Cell cell : bySize) {
            boolean few = cell.responses() < minimum;
            boolean protects = !hidden.isEmpty() && (hidden.size() < 2 || answers < minimum);
            if (!few && !protects) {
                break;
            }
            hidden.add(cell.breakdown());
            answers += cell.responses();
        }
        return hidden;
    }

    private static long at(List<Long> histogram, int index) {
        return index < histogram.size() ? histogram.get(index) : 0;
    }
}
