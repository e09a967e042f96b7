package io.vocstreams.app.http;

import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.http.HttpService;
import io.vocstreams.http.Reply;
import io.vocstreams.platform.config.Setting;
import io.vocstreams.platform.config.Settings;
import io.vocstreams.platform.run.StageHealth;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What a process that runs stages answers. */
public final class ServiceEndpoints {

    private final Settings settings;
    private final Exposition meters;
    private final BuildInfo build;
    private final Supplier<List<StageHealth>> stages;
    private final Instant startedAt = Instant.now();

    public ServiceEndpoints(Settings settings, Exposition meters, BuildInfo build, Supplier<List<StageHealth>> stages) {
        this.settings = settings;
        this.meters = meters;
        this.build = build;
        this.stages = stages;
    }

    /** Listens where the settings say; nothing does where they say port 0. */
    public Optional<HttpService> start() {
        int port = settings.get(VocSettings.HTTP_PORT);
        return port == 0 ? Optional.empty() : Optional.of(listen(port));
    }

    /** Port 0 is any that is free. */
    HttpService listen(int port) {
        return HttpService.start(
                new HttpService.Place(
                        VocSettings.HTTP_HOST.key(),
                        settings.get(VocSettings.HTTP_HOST),
                        VocSettings.HTTP_PORT.key(),
                        port),
                Map.of(
                        "/metrics", meters::reply,
                        "/health/live", this::live,
                        "/health/ready", this::ready,
                        "/info", this::info,
                        "/config", this::config));
    }

    private Reply live() {
        List<StageHealth> now = stages.get();
        boolean alive = now.stream().allMatch(StageHealth::alive);
        return Reply.json(alive ? 200 : 503, health("live", alive, now));
    }

    private Reply ready() {
        List<StageHealth> now = stages.get();
        boolean ready = now.stream().allMatch(StageHealth::ready);
        return Reply.json(ready ? 200 : 503, health("ready", ready, now));
    }

    private static Map<String, Object> health(String what, boolean holds, List<StageHealth> stages) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put(what, holds);
        view.put("stages", stages);
        return view;
    }

    private Reply info() {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("name", "voc-streams");
        view.put("version", build.version());
        view.put("commit", build.commit());
        view.put("java", build.java());
        view.put("kafka", build.kafka());
        view.put("instance", settings.get(VocSettings.INSTANCE));
        view.put("stages", stages.get().stream().map(StageHealth::stage).toList());
        view.put("startedAt", startedAt.truncatedTo(ChronoUnit.SECONDS).toString());
        view.put("uptimeSeconds", Duration.between(startedAt, Instant.now()).toSeconds());
        return Reply.json(200, view);
    }

    private Reply config() {
        Map<String, Map<String, String>> view = new TreeMap<>();
        for (Setting<?> setting : VocSettings.ALL) {
            view.put(setting.key(), entry(setting.key(), setting.defaultText(), "default"));
        }
        settings.all().forEach((key, value) -> view.put(key, entry(key, value, settings.origin(key))));
        return Reply.json(200, view);
    }

    private static Map<String, String> entry(String key, String value, String from) {
        Map<String, String> entry = new LinkedHashMap<>();
        entry.put("value", Secrets.masked(key, value));
        entry.put("from", from);
        return entry;
    }
}
