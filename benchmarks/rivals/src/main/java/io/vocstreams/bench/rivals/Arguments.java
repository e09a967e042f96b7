package io.vocstreams.bench.rivals;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What the harness tells a contender, {@code name=value}. */
record Arguments(Map<String, String> values) {

    static Arguments of(String... arguments) {
        Map<String, String> values = new HashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            values.put(argument.substring(0, equals), argument.substring(equals + 1));
        }
        return new Arguments(values);
    }

    String bootstrapServers() {
        return text("bootstrap");
    }

    String registry() {
        return text("registry");
    }

    /** Names the consumer group and the topics. */
    String run() {
        return text("run");
    }

    Path state() {
        return Path.of(text("state"));
    }

    int threads() {
        return Integer.parseInt(text("threads"));
    }

    int commitMillis() {
        return Integer.parseInt(text("commit"));
    }

    private String text(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + "=... is missing");
        }
        return value;
    }
}
