package io.vocstreams.bench.harness;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** On what it was measured. */
record Machine(Map<String, String> properties) {

    static Machine present() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put(
                "measured at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        properties.put("processor", first("/proc/cpuinfo", "model name"));
        properties.put("processors", String.valueOf(Runtime.getRuntime().availableProcessors()));
        properties.put("memory", first("/proc/meminfo", "MemTotal"));
        properties.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        properties.put("Java", System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
        properties.put(
                "load average at the start",
                String.valueOf(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
        return new Machine(properties);
    }

    private static String first(String file, String name) {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException unreadable) {
            return "unknown";
        }
    }
}
