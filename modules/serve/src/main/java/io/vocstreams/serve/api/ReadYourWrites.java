package io.vocstreams.serve.api;

import io.vocstreams.http.Problem;
import io.vocstreams.serve.domain.TopicPositions;
import io.vocstreams.serve.feed.FeedProgress;
import io.vocstreams.serve.store.Projections;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Lets a request wait until a position was read, so that somebody sees what they have written. */
final class ReadYourWrites {

    static final String NAME = "wait-for";

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration SOON = Duration.ofSeconds(1);

    /** Fewer than there are threads, so that others are answered meanwhile. */
    private static final int MOST_AT_ONCE = 8;

    private final FeedProgress progress;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    ReadYourWrites(FeedProgress progress) {
        this.progress = progress;
    }

    void await(Parameters parameters) throws Problem {
        String text = parameters.text(NAME);
        if (text == null) {
            return;
        }
        Optional<TopicPositions> wanted = TopicPositions.parse(text);
        if (wanted.isEmpty() || !wanted.get().isOf(Projections.TOPICS)) {
            throw new Problem(400, NAME + ": is no position of the topics that are read");
        }
        if (progress.state().position().covers(wanted.get())) {
            return;
        }
        if (!places.tryAcquire()) {
            throw Problem.later(503, "too many wait already", SOON);
        }
        try {
            if (!progress.await(wanted.get(), PATIENCE)) {
                throw Problem.later(503, NAME + ": is not reached yet", SOON);
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw Problem.later(503, "the server ends", SOON);
        } finally {
            places.release();
        }
    }
}
