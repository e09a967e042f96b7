package io.vocstreams.serve;

import io.micrometer.core.instrument.MeterRegistry;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.http.FixedAnswers;
import io.vocstreams.http.HashedKeys;
import io.vocstreams.http.HttpService;
import io.vocstreams.http.Reply;
import io.vocstreams.platform.config.InvalidSettingException;
import io.vocstreams.platform.config.Settings;
import io.vocstreams.serve.api.Api;
import io.vocstreams.serve.api.Caller;
import io.vocstreams.serve.console.ConsoleFiles;
import io.vocstreams.serve.domain.SmallCells;
import io.vocstreams.serve.feed.ActionSink;
import io.vocstreams.serve.feed.Feed;
import io.vocstreams.serve.feed.FeedProgress;
import io.vocstreams.serve.feed.RecordSource;
import io.vocstreams.serve.store.CaseChange;
import io.vocstreams.serve.store.ChangeListener;
import io.vocstreams.serve.store.Database;
import io.vocstreams.serve.store.ProjectedTables;
import io.vocstreams.serve.store.Projection;
import io.vocstreams.serve.store.Projections;
import io.vocstreams.serve.store.RateChange;
import io.vocstreams.serve.store.ScoreChange;
import io.vocstreams.serve.store.UnusableDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http.UriCompliance.Violation;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/** The results as an API and a console, until closed. */
public final class Serve implements AutoCloseable {

    private static final int MOST_CONNECTIONS = 4_000;
    private static final int MOST_THREADS = 20;
    private static final int LEAST_THREADS = 4;
    private static final Duration IDLE = Duration.ofSeconds(30);

    /** Nothing is asked of other places, and no other page may show this one. */
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer");

    private final Database database;
    private final Feed feed;
    private final FeedProgress progress;
    private final Api api;
    private final Surroundings surroundings;
    private final ScheduledExecutorService background;
    private final HttpService http;

    private Serve(
            Database database,
            Feed feed,
            FeedProgress progress,
            Api api,
            Surroundings surroundings,
            ScheduledExecutorService background,
            HttpService http) {
        this.database = database;
        this.feed = feed;
        this.progress = progress;
        this.api = api;
        this.surroundings = surroundings;
        this.background = background;
        this.http = http;
    }

    /**
     * What it reads, where it writes, and what it is watched by. Sink and serdes become its own, which closes them.
     *
     * @param departments that may be named
     */
    public record Surroundings(
            RecordSource source,
            ActionSink sink,
            EdgeSerdes serdes,
            MeterRegistry meters,
            Supplier<Reply> metrics,
            Set<String> departments,
            Clock clock) {}

    /** Listens at once, with what its database holds; is ready when it has read what there is. */
    public static Serve start(Settings settings, Surroundings surroundings) {
        HashedKeys<Caller> tokens = Api.tokens(settings);
        ServeMeters meters = new ServeMeters(surroundings.meters());
        SmallCells smallCells = new SmallCells(settings.get(VocSettings.SERVE_MINIMUM));
        FeedProgress progress = new FeedProgress();
        // The tables tell of changes, and the API that passes them on reads the tables.
        Relay relay = new Relay();
        List<Projection> projections = Projections.all(surroundings.serdes(), smallCells, relay);
        List<String> topics = projections.stream().map(Projection::topic).toList();
        Database database = open(settings, projections);
        try {
            Api api = new Api(
                    new Api.Sources(
                            database,
                            progress,
                            smallCells,
                            settings.get(VocSettings.TIME_ZONE),
                            surroundings.sink(),
                            surroundings.serdes(),
                            Api.proxies(settings),
                            surroundings.departments(),
                            surroundings.clock()),
                    tokens,
                    meters);
            relay.next = api;
            HttpService http = listen(settings, api, progress, surroundings.metrics());
            meters.watch(topics, progress, database::bytes, tokens);
            Feed feed = new Feed(
                    surroundings.source(),
                    new ProjectedTables(database, projections, meters::unreadable),
                    topics,
                    settings.get(VocSettings.SERVE_RETENTION),
                    surroundings.clock(),
                    progress,
                    meters::read);
            feed.start();
            return new Serve(database, feed, progress, api, surroundings, lookAt(tokens), http);
        } catch (RuntimeException failed) {
            database.close();
            throw failed;
        }
    }

    /** For people of this machine. */
    public String url() {
        return http.url();
    }

    public int port() {
        return http.port();
    }

    /** The paths of the API, with the names of their variables in braces. */
    public List<String> paths() {
        return api.paths();
    }

    /** What it waits for before its answers are whole; empty if for nothing. */
    public Optional<String> problem() {
        return problem(progress);
    }

    private static Optional<String> problem(FeedProgress progress) {
        FeedProgress.State state = progress.state();
        return state.ready()
                ? Optional.empty()
                : Optional.of(state.problem() == null ? "reads the topics" : state.problem());
    }

    @Override
    public void close() {
        background.shutdownNow();
        api.close();
        http.close();
        feed.close();
        database.close();
        surroundings.sink().close();
        surroundings.serdes().close();
    }

    private static final class Relay implements ChangeListener {

        private volatile @Nullable ChangeListener next;

        @Override
        public void scores(List<ScoreChange> changes) {
            ChangeListener known = next;
            if (known != null) {
                known.scores(changes);
            }
        }

        @Override
        public void rates(List<RateChange> changes) {
            ChangeListener known = next;
            if (known != null) {
                known.rates(changes);
            }
        }

        @Override
        public void cases(List<CaseChange> changes) {
            ChangeListener known = next;
            if (known != null) {
                known.cases(changes);
            }
        }
    }

    private static Database open(Settings settings, List<Projection> projections) {
        try {
            return Database.open(Path.of(settings.get(VocSettings.SERVE_DIRECTORY)), projections);
        } catch (UnusableDatabase unusable) {
            throw new InvalidSettingException(VocSettings.SERVE_DIRECTORY.key() + ": " + unusable.getMessage());
        }
    }

    private static HttpService listen(Settings settings, Api api, FeedProgress progress, Supplier<Reply> metrics) {
        HttpConfiguration configuration = new HttpConfiguration();
        // A path names no file: an encoded slash in a key is a part of the key.
        configuration.setUriCompliance(UriCompliance.DEFAULT.with(
                "keys", Violation.AMBIGUOUS_PATH_SEPARATOR, Violation.AMBIGUOUS_PATH_ENCODING));
        configuration.addCustomizer((request, headers) -> {
            HEADERS.forEach((name, value) -> headers.put(new HttpField(name, value)));
            return request;
        });
        Handler fixed = FixedAnswers.ofService(() -> problem(progress), metrics, Serve.class, UnaryOperator.identity());
        return HttpService.start(
                new HttpService.Place(
                        VocSettings.SERVE_HOST.key(),
                        settings.get(VocSettings.SERVE_HOST),
                        VocSettings.SERVE_PORT.key(),
                        settings.get(VocSettings.SERVE_PORT)),
                new QueuedThreadPool(MOST_THREADS, LEAST_THREADS),
                configuration,
                new Handler.Sequence(api.handler(), new ConsoleFiles(), fixed),
                connector -> {
                    connector.setIdleTimeout(IDLE.toMillis());
                    connector.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, connector));
                });
    }

    private static ScheduledExecutorService lookAt(@Nullable HashedKeys<Caller> tokens) {
        ScheduledExecutorService background = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "tokens");
            thread.setDaemon(true);
            return thread;
        });
        if (tokens != null) {
            tokens.watch(background);
        }
        return background;
    }
}
