package io.vocstreams.bench.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Where the CPU time of one process went.
 *
 * @param parts samples by what was at work: the deepest frame that belongs to one of the parts decides
 * @param storeCallers samples of RocksDB by the method of ours that asked
 */
record Profile(long samples, Map<String, Long> parts, Map<String, Long> storeCallers) {

    private static final String STORES = "RocksDB";
    private static final String OURS = "io/vocstreams/";
    private static final int LONGEST_TABLE = 20;

    /** By the beginning of a thread's name. They run no code of a contender. */
    private static final Map<String, String> THREADS = new LinkedHashMap<>();

    /** By what a frame contains or begins with. */
    private static final Map<String, String> FRAMES = new LinkedHashMap<>();

    static {
        THREADS.put("GC Thread", "garbage collection");
        THREADS.put("G1 ", "garbage collection");
        THREADS.put("VM Thread", "garbage collection");
        THREADS.put("C2 CompilerThread", "second compiler");
        THREADS.put("C1 CompilerThread", "first compiler");
        THREADS.put("rocksdb:", STORES);
        FRAMES.put("rocksdb::", STORES);
        FRAMES.put("org/rocksdb/", STORES);
        FRAMES.put("io/vocstreams/identity/", "ours: identity");
        FRAMES.put("io/vocstreams/journey/", "ours: journey");
        FRAMES.put("io/vocstreams/scores/", "ours: scores");
        FRAMES.put(OURS, "ours: platform and contracts");
        FRAMES.put("org/apache/avro/", "Avro");
        FRAMES.put("io/confluent/", "Avro");
        FRAMES.put("org/apache/kafka/streams/", "Kafka Streams");
        FRAMES.put("org/apache/kafka/", "Kafka's clients");
        FRAMES.put("com/github/luben/zstd/", "Kafka's clients");
        FRAMES.put("net/jpountz/", "Kafka's clients");
        FRAMES.put("org/apache/flink/", "Flink");
    }

    /** From lines of frames, outermost first and the thread before them, and how often each was seen. */
    static Profile of(Path collapsed) {
        Map<String, Long> parts = new TreeMap<>();
        Map<String, Long> callers = new TreeMap<>();
        long[] samples = {0};
        try (Stream<String> lines = Files.lines(collapsed)) {
            lines.forEach(line -> {
                int blank = line.lastIndexOf(' ');
                long count = Long.parseLong(line.substring(blank + 1));
                List<String> frames = Arrays.asList(line.substring(0, blank).split(";", -1));
                samples[0] += count;
                String part = part(frames);
                parts.merge(part, count, Long::sum);
                if (part.equals(STORES)) {
                    callers.merge(caller(frames), count, Long::sum);
                }
            });
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new Profile(samples[0], parts, callers);
    }

    List<String> markdown() {
        List<String> lines = new ArrayList<>(List.of("", "| at work | % of CPU |", "|---|---:|"));
        lines.addAll(rows(parts));
        if (!storeCallers.isEmpty()) {
            lines.addAll(List.of("", "| who asks RocksDB | % of CPU |", "|---|---:|"));
            lines.addAll(rows(storeCallers));
        }
        return lines;
    }

    private List<String> rows(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(LONGEST_TABLE)
                .map(entry ->
                        String.format(Locale.ROOT, "| %s | %.1f |", entry.getKey(), 100.0 * entry.getValue() / samples))
                .toList();
    }

    private static String part(List<String> frames) {
        String thread = frames.get(0).replace("[", "");
        for (Map.Entry<String, String> known : THREADS.entrySet()) {
            if (thread.startsWith(known.getKey())) {
                return known.getValue();
            }
        }
        // Whatever is below RocksDB is its work, and its frames call no others.
        if (frames.stream()
                .anyMatch(frame -> known(frame).filter(STORES::equals).isPresent())) {
            return STORES;
        }
        for (int depth = frames.size() - 1; depth > 0; depth--) {
            Optional<String> part = known(frames.get(depth));
            if (part.isPresent()) {
                return part.get();
            }
        }
        return "all else";
    }

    private static Optional<String> known(String frame) {
        return FRAMES.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("::")
                        ? frame.contains(entry.getKey())
                        : frame.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** The innermost method of ours that is no general code of the platform, or RocksDB's own threads. */
    private static String caller(List<String> frames) {
        for (int depth = frames.size() - 1; depth > 0; depth--) {
            String frame = frames.get(depth);
            if (frame.startsWith(OURS) && !frame.startsWith(OURS + "platform/")) {
                return "`" + frame.substring(frame.lastIndexOf('/') + 1) + "`";
            }
        }
        return frames.get(0).contains("rocksdb:") ? "its own threads" : "Kafka Streams";
    }
}
