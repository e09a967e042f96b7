package io.vocstreams.serve.api;

import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.http.HashedKeys;
import io.vocstreams.model.score.Days;
import io.vocstreams.platform.config.Settings;
import io.vocstreams.serve.ServeMeters;
import io.vocstreams.serve.domain.SmallCells;
import io.vocstreams.serve.feed.ActionSink;
import io.vocstreams.serve.feed.FeedProgress;
import io.vocstreams.serve.store.CaseChange;
import io.vocstreams.serve.store.ChangeListener;
import io.vocstreams.serve.store.Database;
import io.vocstreams.serve.store.RateChange;
import io.vocstreams.serve.store.ScoreChange;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Handler;
import org.jspecify.annotations.Nullable;

/** Answers questions about the results, and writes down what people do, for as long as the database is open. */
public final class Api implements ChangeListener, AutoCloseable {

    private final ChangeStream<ScoreChange> scores;
    private final ChangeStream<RateChange> rates;
    private final ChangeStream<CaseChange> cases;
    private final List<Route> routes;
    private final Handler handler;

    /**
     * What it asks.
     *
     * @param zone in which days begin and end
     * @param departments that there are
     */
    public record Sources(
            Database database,
            FeedProgress progress,
            SmallCells smallCells,
            ZoneId zone,
            ActionSink sink,
            EdgeSerdes serdes,
            TrustedProxies proxies,
            Set<String> departments,
            Clock clock) {}

    /** @param tokens null for none: it listens on this machine only */
    public Api(Sources sources, @Nullable HashedKeys<Caller> tokens, ServeMeters meters) {
        Database database = sources.database();
        FeedProgress progress = sources.progress();
        Listed listed = new Listed(progress);
        ViewerScores viewers = new ViewerScores(sources.smallCells());
        scores = new ChangeStream<>(new PushedScores(database, viewers), database, progress, meters);
        ViewerRates viewersOfRates = new ViewerRates(sources.smallCells());
        rates = new ChangeStream<>(new PushedRates(database, viewersOfRates), database, progress, meters);
        cases = new ChangeStream<>(new PushedCases(), database, progress, meters);
        meters.streams(() -> scores.readers() + rates.readers() + cases.readers());
        ActionWriter writer = new ActionWriter(sources.sink(), sources.serdes());
        routes = Stream.of(
                        new ScoreRoutes(database, listed, viewers).all(),
                        new RateRoutes(database, listed, viewersOfRates).all(),
                        new ImpactRoutes(database, listed, viewers).all(),
                        new CustomerRoutes(database, listed).all(),
                        new VoiceRoutes(database, listed).all(),
                        new CaseRoutes(database, listed, sources.clock()).all(),
                        new GuidanceRoutes(database, listed).all(),
                        new ImprovementRoutes(database, listed, new Days(sources.zone())).all(),
                        new ExperimentRoutes(database, listed, new Days(sources.zone()), sources.clock()).all(),
                        new ActionRoutes(database, writer, sources.departments(), sources.clock()).all(),
                        new StatusRoutes(database, progress, listed, sources.zone(), sources.departments()).all())
                .flatMap(List::stream)
                .toList();
        handler = new ApiHandler(
                routes,
                new Entrance(tokens, sources.proxies()),
                List.of(scores, rates, cases),
                new ReadYourWrites(progress),
                meters);
    }

    /** The tokens of a deployment; null for none. */
    public static @Nullable HashedKeys<Caller> tokens(Settings settings) {
        String file = settings.get(VocSettings.SERVE_TOKENS);
        if (file.isEmpty() && !proxies(settings).isEmpty()) {
            return null;
        }
        return HashedKeys.of(settings, VocSettings.SERVE_TOKENS, VocSettings.SERVE_HOST, TokenFile::read);
    }

    /** Who else says who asks. */
    public static TrustedProxies proxies(Settings settings) {
        return TrustedProxies.of(VocSettings.SERVE_PROXIES.key(), settings.get(VocSettings.SERVE_PROXIES));
    }

    public Handler handler() {
        return handler;
    }

    /** The paths that are answered, with the names of their variables in braces. */
    public List<String> paths() {
        return Stream.concat(
                        routes.stream().map(Route::path),
                        Stream.of(scores, rates, cases)
                                .map(stream -> stream.pushed().path()))
                .toList();
    }

    @Override
    public void scores(List<ScoreChange> changes) {
        scores.changed(changes);
    }

    @Override
    public void rates(List<RateChange> changes) {
        rates.changed(changes);
    }

    @Override
    public void cases(List<CaseChange> changes) {
        cases.changed(changes);
    }

    /** Ends the streams. */
    @Override
    public void close() {
        scores.close();
        rates.close();
        cases.close();
    }
}
