package io.vocstreams.platform.unit;

import io.vocstreams.platform.run.DeadLetter;
import io.vocstreams.platform.run.Recoverable;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does the work of one key (a customer, a series) apart from that of all others: what fails stops nothing else, and the
 * records behind it go to the dead letters.
 */
public final class Isolation {

    private static final Logger LOG = LoggerFactory.getLogger(Isolation.class);

    private final UnitOfWork unit;
    private final DeadLetters deadLetters;

    /** What one record alone asks for. */
    public record Piece(Consumed source, Runnable work) {}

    public Isolation(UnitOfWork unit, DeadLetters deadLetters) {
        this.unit = unit;
        this.deadLetters = deadLetters;
    }

    /**
     * Does what several records ask for together. If that fails, it does what each of them asks for by itself, one
     * after the other, so that none is blamed for another.
     */
    public void run(Runnable together, Supplier<List<Piece>> apart) {
        RuntimeException defect = unit.attempt(together);
        if (defect == null) {
            return;
        }
        List<Piece> pieces = apart.get();
        for (Piece piece : pieces) {
            RuntimeException its = pieces.size() == 1 ? defect : unit.attempt(piece.work());
            if (its != null) {
                deadLetters.send(piece.source(), its);
            }
        }
    }

    /**
     * Does what no record asks for, but the time, or something that has changed elsewhere.
     *
     * @return whether it is done; if not, there is nobody to blame but the log says so
     */
    public boolean run(Runnable due) {
        RuntimeException defect = unit.attempt(due);
        if (defect != null) {
            log(defect);
        }
        return defect == null;
    }

    /** The same of something larger that does its work in units of its own, of which some may be done. */
    public void runUnits(Runnable due) {
        try {
            due.run();
        } catch (RuntimeException failure) {
            if (Recoverable.is(failure)) {
                throw failure;
            }
            log(failure);
        }
    }

    private static void log(RuntimeException defect) {
        LOG.warn(
                "What no record asked for has failed for one key, and stays as it was: {}\n{}",
                DeadLetter.message(defect),
                DeadLetter.stackTrace(defect));
    }
}
