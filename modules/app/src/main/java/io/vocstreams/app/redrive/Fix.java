package io.vocstreams.app.redrive;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One entry of a file of fixes: for which refused records, and what changes in them. Texts are as in the file; an empty
 * one stands for {@code ~}, no value.
 *
 * @param at where it stands in the file, for messages
 * @param when what fields must be, all of them
 * @param rename a field to another
 * @param replace values of a field by others
 * @param shift times by a duration
 * @param set fields to a template
 */
record Fix(
        String at,
        Set<String> topics,
        Set<String> reasons,
        Map<String, Set<Optional<String>>> when,
        Map<String, String> rename,
        Map<String, Map<String, Optional<String>>> replace,
        Map<String, Duration> shift,
        Map<String, Optional<String>> set) {

    boolean isFor(String topic, String reason) {
        return topics.contains(topic) && (reasons.isEmpty() || reasons.contains(reason));
    }

    /** Everything that names a field. */
    List<String> fields() {
        return List.of(
                        when.keySet(),
                        rename.keySet(),
                        Set.copyOf(rename.values()),
                        replace.keySet(),
                        shift.keySet(),
                        set.keySet())
                .stream()
                .flatMap(Set::stream)
                .toList();
    }
}
