package io.vocstreams.http;

import io.vocstreams.platform.config.InvalidSettingException;
import io.vocstreams.platform.config.Setting;
import io.vocstreams.platform.config.Settings;
import io.vocstreams.platform.yaml.YamlEntries;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of a file, read again when it changes. A file that is wrong leaves the keys as they were, and says so. Only
 * hashes are kept: a key is looked up by the first bytes of its hash, which says nothing of the key, and compared in
 * constant time.
 */
public final class HashedKeys<K> {

    private static final Logger LOG = LoggerFactory.getLogger(HashedKeys.class);
    private static final int INDEXED_BYTES = 8;
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "::1");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final long LOOK_SECONDS = 2;

    private final Path file;
    private final Function<Path, List<Hashed<K>>> reader;
    private volatile Map<Long, List<Hashed<K>>> keys;
    private volatile @Nullable String problem;
    private @Nullable FileTime readAt;
    private long readSize;

    /**
     * What a key opens.
     *
     * @param hash of the key, in hexadecimal digits
     */
    public record Hashed<K>(String hash, K key) {

        /** The same time passes wherever they differ. */
        boolean isOf(byte[] other) {
            return MessageDigest.isEqual(HexFormat.of().parseHex(hash), other);
        }

        long index() {
            return HashedKeys.index(HexFormat.of().parseHex(hash));
        }
    }

    /**
     * Those of a service: of the file that a setting names. Null for none, which is only for one that listens to its
     * own machine alone.
     */
    public static <K> @Nullable HashedKeys<K> of(
            Settings settings, Setting<String> file, Setting<String> host, Function<Path, List<Hashed<K>>> reader) {
        String name = settings.get(file);
        if (name.isEmpty() && !THIS_MACHINE.contains(settings.get(host))) {
            throw new InvalidSettingException(host.key() + ": `" + settings.get(host)
                    + "` is not only this machine, so " + file.key() + " is needed");
        }
        return name.isEmpty() ? null : new HashedKeys<>(Path.of(name), reader);
    }

    /**
     * Takes the hash of an entry of such a file.
     *
     * @param known those before it, to which it is added
     */
    public static String takeHash(YamlEntries entry, Set<String> known) {
        String hash = entry.needText("sha256")
                .map(text -> text.toLowerCase(Locale.ROOT))
                .orElse("");
        if (!HASH.matcher(hash).matches()) {
            entry.wrong("sha256", "is no SHA-256 in hexadecimal digits");
        } else if (!known.add(hash)) {
            entry.wrong("sha256", "stands twice");
        }
        return hash;
    }

    /** Fails if the file is wrong: nothing starts with keys it cannot read. */
    public HashedKeys(Path file, Function<Path, List<Hashed<K>>> reader) {
        this.file = file;
        this.reader = reader;
        stamp();
        this.keys = indexed(reader.apply(file));
    }

    /** What a secret opens; the same time passes whatever is wrong with the secret. */
    public Optional<K> find(String secret) {
        byte[] hash = hash(secret);
        K found = null;
        for (Hashed<K> candidate : keys.getOrDefault(index(hash), List.of())) {
            if (candidate.isOf(hash)) {
                found = candidate.key();
            }
        }
        return Optional.ofNullable(found);
    }

    public Stream<K> all() {
        return keys.values().stream().flatMap(List::stream).map(Hashed::key);
    }

    public int size() {
        return keys.values().stream().mapToInt(List::size).sum();
    }

    /** What is wrong with the file as it is now; null if nothing is. */
    public @Nullable String problem() {
        return problem;
    }

    /** Looks at the file again and again. */
    public void watch(ScheduledExecutorService background) {
        ScheduledFuture<?> unused =
                background.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    /** Reads the file if it is another than the last time. */
    public synchronized void look() {
        FileTime before = readAt;
        long sizeBefore = readSize;
        stamp();
        if (readAt != null && readAt.equals(before) && readSize == sizeBefore) {
            return;
        }
        try {
            keys = indexed(reader.apply(file));
            problem = null;
            LOG.info("Read {} keys", size());
        } catch (RuntimeException wrong) {
            problem = wrong.getMessage();
            LOG.warn("The keys stay as they were: {}", problem);
        }
    }

    public static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** Before it is read: what changes meanwhile is seen the next time. */
    private void stamp() {
        try {
            readAt = Files.getLastModifiedTime(file);
            readSize = Files.size(file);
        } catch (IOException gone) {
            readAt = null;
        }
    }

    private static <K> Map<Long, List<Hashed<K>>> indexed(List<Hashed<K>> read) {
        Map<Long, List<Hashed<K>>> index = new HashMap<>();
        read.forEach(each ->
                index.merge(each.index(), List.of(each), (some, more) -> Stream.concat(some.stream(), more.stream())
                        .toList()));
        return Map.copyOf(index);
    }

    private static long index(byte[] hash) {
        return ByteBuffer.wrap(hash, 0, INDEXED_BYTES).getLong();
    }
}
