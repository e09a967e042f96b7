package io.vocstreams.notify;

import io.vocstreams.model.cases.CaseEvent;
import io.vocstreams.model.cases.Severity;
import io.vocstreams.notify.domain.AnnouncementFilter;
import io.vocstreams.notify.domain.Pauses;
import io.vocstreams.notify.domain.Webhook;
import io.vocstreams.platform.yaml.YamlEntries;
import io.vocstreams.platform.yaml.YamlFile;
import io.vocstreams.platform.yaml.YamlNode;
import io.vocstreams.platform.yaml.YamlProblems;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The file of webhooks. What is secret of them stands in files of its own or in the environment; what is wrong is said
 * without repeating it.
 */
final class WebhookFile {

    static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);
    static final Pauses DEFAULT_PAUSES = new Pauses(Duration.ofSeconds(1), Duration.ofMinutes(5));

    /** Who ends the process waits for the attempt that is under way. */
    private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(30);

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    /** Each is a thread, a reader and some twenty series of meters. */
    private static final int MOST = 20;

    private static final int SHORTEST_SECRET = 24;
    private static final String ENCODED = "whsec_";
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final YamlProblems problems = new YamlProblems();
    private final Path file;
    private final Map<String, String> environment;
    private final Set<String> names = new HashSet<>();
    private final Set<URI> urls = new HashSet<>();

    private WebhookFile(Path file, Map<String, String> environment) {
        this.file = file;
        this.environment = environment;
    }

    static List<Webhook> read(Path file, Map<String, String> environment) {
        WebhookFile reading = new WebhookFile(file.toAbsolutePath(), environment);
        YamlEntries root = YamlEntries.of(YamlFile.read(file), "", reading.problems);
        List<Webhook> webhooks = new ArrayList<>();
        for (YamlNode node : root.need("webhooks").map(YamlNode::items).orElse(List.of())) {
            String path = "webhooks[" + (webhooks.size() + 1) + "]";
            webhooks.add(reading.webhook(YamlEntries.of(node, path, reading.problems)));
        }
        if (webhooks.size() > MOST) {
            root.wrong("webhooks", "are more than " + MOST);
        }
        root.refuseUnknown();
        reading.problems.refuseAny(String.valueOf(file.getFileName()));
        return webhooks;
    }

    private Webhook webhook(YamlEntries entries) {
        Webhook webhook = new Webhook(
                name(entries),
                url(entries),
                secrets(entries),
                new AnnouncementFilter(
                        symbols(entries, "transitions", CaseEvent.Transition.class),
                        symbols(entries, "severities", Severity.class),
                        texts(entries, "owners"),
                        texts(entries, "rules")),
                duration(entries, "timeout", DEFAULT_TIMEOUT, LONGEST_TIMEOUT),
                pauses(entries));
        entries.refuseUnknown();
        return webhook;
    }

    private String name(YamlEntries entries) {
        String name = entries.needText("name").orElse("");
        if (!NAME.matcher(name).matches()) {
            entries.wrong("name", "must be up to 40 of a to z, 0 to 9 and -");
        } else if (!names.add(name)) {
            entries.wrong("name", "stands twice");
        }
        return name;
    }

    private URI url(YamlEntries entries) {
        URI none = URI.create("http://localhost/");
        Optional<String> text = entries.need("url").flatMap(node -> value(entries, "url", node));
        if (text.isEmpty()) {
            return none;
        }
        try {
            URI url = new URI(text.get().strip());
            if (url.getHost() == null || !SCHEMES.contains(url.getScheme())) {
                entries.wrong("url", "must begin with https:// or http:// and a host");
            } else if (url.getUserInfo() != null) {
                entries.wrong("url", "holds a user or a password, which no request carries");
            } else if (!canBeAsked(url)) {
                entries.wrong("url", "is no URL that HTTP knows");
            } else if (!urls.add(url)) {
                entries.wrong("url", "stands twice: one webhook would be taken for the other");
            }
            return url;
        } catch (URISyntaxException wrong) {
            entries.wrong("url", "is no URL");
            return none;
        }
    }

    /** What the client would refuse later, with the whole URL in its message. */
    private static boolean canBeAsked(URI url) {
        try {
            HttpRequest.Builder unused = HttpRequest.newBuilder(url);
            return true;
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }

    private List<byte[]> secrets(YamlEntries entries) {
        List<byte[]> secrets = new ArrayList<>();
        for (YamlNode node : entries.need("secret").map(YamlNode::items).orElse(List.of())) {
            if (node instanceof YamlNode.Scalar) {
                entries.wrong("secret", "must be {file: PATH} or {env: NAME}: this file may be read by others");
            } else {
                value(entries, "secret", node)
                        .flatMap(text -> key(entries, text.strip()))
                        .ifPresent(secrets::add);
            }
        }
        return secrets;
    }

    /** As Standard Webhooks write it, or any text. */
    private static Optional<byte[]> key(YamlEntries entries, String text) {
        try {
            byte[] key = text.startsWith(ENCODED)
                    ? Base64.getDecoder().decode(text.substring(ENCODED.length()))
                    : text.getBytes(StandardCharsets.UTF_8);
            if (key.length >= SHORTEST_SECRET) {
                return Optional.of(key);
            }
            entries.wrong("secret", "is shorter than " + SHORTEST_SECRET + " bytes; `openssl rand -hex 32` makes one");
        } catch (IllegalArgumentException wrong) {
            entries.wrong("secret", "begins with " + ENCODED + " and is no base64");
        }
        return Optional.empty();
    }

    /** What stands there, or in the file or the variable that it names. */
    private Optional<String> value(YamlEntries entries, String key, YamlNode node) {
        if (node instanceof YamlNode.Scalar) {
            return YamlEntries.text(node, entries.at(key), problems);
        }
        YamlEntries reference = YamlEntries.of(node, entries.at(key), problems);
        Optional<String> file = reference.takeText("file");
        Optional<String> variable = reference.takeText("env");
        reference.refuseUnknown();
        if (file.isPresent() == variable.isPresent()) {
            entries.wrong(key, "must be {file: PATH} or {env: NAME}");
            return Optional.empty();
        }
        return file.isPresent() ? ofFile(entries, key, file.get()) : ofEnvironment(entries, key, variable.orElse(""));
    }

    private Optional<String> ofFile(YamlEntries entries, String key, String path) {
        try {
            return Optional.of(Files.readString(file.resolveSibling(path)));
        } catch (IOException | RuntimeException unreadable) {
            entries.wrong(key, "`" + path + "` cannot be read");
            return Optional.empty();
        }
    }

    private Optional<String> ofEnvironment(YamlEntries entries, String key, String variable) {
        String value = environment.get(variable);
        if (value == null) {
            entries.wrong(key, "there is no variable `" + variable + "` in the environment");
        }
        return Optional.ofNullable(value);
    }

    private Pauses pauses(YamlEntries entries) {
        Duration longest = duration(entries, "longestPause", DEFAULT_PAUSES.longest(), LONGEST_PAUSE);
        Duration first = entries.has("firstPause")
                ? duration(entries, "firstPause", DEFAULT_PAUSES.first(), longest)
                : shorter(DEFAULT_PAUSES.first(), longest);
        return new Pauses(first, longest);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration duration(YamlEntries entries, String key, Duration otherwise, Duration longest) {
        Duration taken = entries.takeDuration(key).orElse(otherwise);
        Predicate<Duration> fits = one -> !one.isNegative() && !one.isZero() && one.compareTo(longest) <= 0;
        if (!fits.test(taken)) {
            entries.wrong(key, "must be more than nothing and at most " + longest);
        }
        return taken;
    }

    private <E extends Enum<E>> Set<E> symbols(YamlEntries entries, String key, Class<E> type) {
        Set<E> known = EnumSet.allOf(type);
        known.removeIf(symbol -> symbol.name().equals("UNKNOWN"));
        Set<E> symbols = new LinkedHashSet<>();
        for (String text : texts(entries, key)) {
            Optional<E> symbol =
                    known.stream().filter(one -> one.name().equals(text)).findFirst();
            if (symbol.isEmpty()) {
                entries.wrong(key, "'" + text + "' is none of " + known);
            }
            symbol.ifPresent(symbols::add);
        }
        return symbols;
    }

    private Set<String> texts(YamlEntries entries, String key) {
        return entries.take(key)
                .map(node -> (Set<String>) new LinkedHashSet<>(YamlEntries.texts(node, entries.at(key), problems)))
                .orElse(Set.of());
    }
}
