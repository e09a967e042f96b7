package io.vocstreams.serve.api;

import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.http.HashedKeys;
import io.vocstreams.platform.config.Settings;
import io.vocstreams.serve.ServeMeters;
import io.vocstreams.serve.domain.SmallCells;
import io.vocstreams.serve.feed.FeedProgress;
import io.vocstreams.serve.store.Database;
import io.vocstreams.serve.store.ScoreChange;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Handler;
import org.jspecify.annotations.Nullable;

/** Answers questions about the results, for as long as the database is open. */
public final class Api implements AutoCloseable {

    private final ScoreStream stream;
    private final List<Route> routes;
    private final Handler handler;

    /**
     * @param zone in which days begin and end
     * @param tokens null for none: it listens on this machine only
     */
    public Api(
            Database database,
            FeedProgress progress,
            SmallCells smallCells,
            ZoneId zone,
            @Nullable HashedKeys<Caller> tokens,
            ServeMeters meters) {
        Listed listed = new Listed(progress);
        ViewerScores viewers = new ViewerScores(smallCells);
        stream = new ScoreStream(database, progress, viewers, meters);
        routes = Stream.of(
                        new ScoreRoutes(database, listed, viewers).all(),
                        new CustomerRoutes(database, listed).all(),
                        new StatusRoutes(database, progress, listed, zone).all())
                .flatMap(List::stream)
                .toList();
        handler = new ApiHandler(routes, new Entrance(tokens), stream, meters);
    }

    /** The tokens of a deployment; null for none. */
    public static @Nullable HashedKeys<Caller> tokens(Settings settings) {
        return HashedKeys.of(settings, VocSettings.SERVE_TOKENS, VocSettings.SERVE_HOST, TokenFile::read);
    }

    public Handler handler() {
        return handler;
    }

    /** The paths that are answered, with the names of their variables in braces. */
    public List<String> paths() {
        return Stream.concat(routes.stream().map(Route::path), Stream.of(ScoreStream.PATH))
                .toList();
    }

    /** Told of what was committed. */
    public void changed(List<ScoreChange> changes) {
        stream.changed(changes);
    }

    /** Ends the streams. */
    @Override
    public void close() {
        stream.close();
    }
}
