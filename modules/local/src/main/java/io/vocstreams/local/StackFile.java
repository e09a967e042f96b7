package io.vocstreams.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The {@code stack.json} of a directory. */
final class StackFile {
    static final String NAME = "stack.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path directory;
    private final Path file;

    StackFile(Path directory) {
        this.directory = directory;
        this.file = directory.resolve(NAME);
    }

    /** Empty also if the file makes no sense: nothing in it can then be trusted. */
    Optional<StackRecord> read() {
        try {
            return Optional.of(parse(JSON.readTree(Files.readString(file))));
        } catch (IOException | DateTimeParseException | IllegalArgumentException | LocalStackException unusable) {
            return Optional.empty();
        }
    }

    void write(StackRecord stack) {
        Path draft = directory.resolve("stack.json.new");
        try {
            Files.writeString(draft, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(format(stack)) + "\n");
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static ObjectNode format(StackRecord stack) {
        StackPorts ports = stack.options().ports();
        ObjectNode root = JSON.createObjectNode();
        root.put("bootstrapServers", ports.bootstrapServers());
        root.put("schemaRegistry", ports.schemaRegistryUrl());
        root.putObject("ports")
                .put("broker", ports.broker())
                .put("controller", ports.controller())
                .put("registry", ports.registry());
        root.put("ephemeral", stack.options().ephemeral());
        root.put("detached", stack.options().detached());
        root.put("data", stack.data().toString());
        format(root.putObject("owner"), stack.owner());
        ObjectNode processes = root.putObject("processes");
        stack.processes().forEach((component, process) -> format(processes.putObject(component.fileName()), process));
        return root;
    }

    private static void format(ObjectNode node, ProcessId process) {
        node.put("pid", process.pid()).put("startedAt", process.startedAt().toString());
    }

    private StackRecord parse(JsonNode root) {
        JsonNode ports = root.required("ports");
        LocalStackOptions options = new LocalStackOptions(
                directory,
                root.required("ephemeral").booleanValue(),
                new StackPorts(
                        ports.required("broker").intValue(),
                        ports.required("controller").intValue(),
                        ports.required("registry").intValue()),
                root.required("detached").booleanValue());
        Map<Component, ProcessId> processes = new EnumMap<>(Component.class);
        for (Component component : Component.values()) {
            JsonNode process = root.required("processes").path(component.fileName());
            if (process.isObject()) {
                processes.put(component, parseProcess(process));
            }
        }
        Path data = Path.of(root.required("data").asText());
        return new StackRecord(options, data, parseProcess(root.required("owner")), processes);
    }

    private static ProcessId parseProcess(JsonNode node) {
        return new ProcessId(
                node.required("pid").longValue(),
                Instant.parse(node.required("startedAt").asText()));
    }
}
