package io.vocstreams.serve.domain;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How far topics were read: the next offset of each partition, by {@code topic/partition}. As text
 * {@code voc.scores.v1/0@17,voc.scores.v1/1@4}.
 */
public record TopicPositions(Map<String, Long> offsets) {

    public static final TopicPositions START = new TopicPositions(Map.of());

    private static final Pattern PART = Pattern.compile("([a-zA-Z0-9._-]{1,249}/[0-9]{1,6})@([0-9]{1,18})");
    private static final int LONGEST = 16_384;

    public TopicPositions {
        offsets = Collections.unmodifiableMap(new TreeMap<>(offsets));
    }

    public static String part(String topic, int partition) {
        return topic + "/" + partition;
    }

    /** Empty where the text is no position. */
    public static Optional<TopicPositions> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        Map<String, Long> offsets = new TreeMap<>();
        for (String each : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            Matcher part = PART.matcher(each);
            if (!part.matches() || offsets.put(part.group(1), Long.parseLong(part.group(2))) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(new TopicPositions(offsets));
    }

    public long at(String topic, int partition) {
        return offsets.getOrDefault(part(topic, partition), 0L);
    }

    /** Whether all that the other has read was read here, too. */
    public boolean covers(TopicPositions other) {
        return other.offsets.entrySet().stream()
                .allMatch(part -> offsets.getOrDefault(part.getKey(), 0L) >= part.getValue());
    }

    /** Whether it is of these topics alone. */
    public boolean isOf(Collection<String> topics) {
        return offsets.keySet().stream().allMatch(part -> topics.contains(part.substring(0, part.lastIndexOf('/'))));
    }

    /** The part of some topics. */
    public TopicPositions of(String... topics) {
        Map<String, Long> some = new TreeMap<>();
        offsets.forEach((part, offset) -> {
            for (String topic : topics) {
                if (part.startsWith(topic + "/")) {
                    some.put(part, offset);
                }
            }
        });
        return new TopicPositions(some);
    }

    public String text() {
        return offsets.entrySet().stream()
                .map(part -> part.getKey() + "@" + part.getValue())
                .collect(Collectors.joining(","));
    }
}
