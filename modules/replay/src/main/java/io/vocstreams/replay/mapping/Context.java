package io.vocstreams.replay.mapping;

import io.vocstreams.platform.yaml.YamlProblems;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;

/** What the parts of a mapping may refer to while it is read. */
record Context(
        YamlProblems problems,
        Map<String, ValueMap> maps,
        Map<String, Lookup> lookups,
        Set<String> blanks,
        ZoneId zone,
        boolean grouped) {

    Context inFile(Set<String> fileBlanks, ZoneId fileZone, boolean isGrouped) {
        return new Context(problems, maps, lookups, fileBlanks, fileZone, isGrouped);
    }
}
