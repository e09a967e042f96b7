package io.vocstreams.local;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is written down about a started stack, so that another process can find and stop it.
 *
 * @param data where broker, registry and logs have their folders
 * @param owner the process that started the stack; the stack ends with it unless detached
 */
record StackRecord(LocalStackOptions options, Path data, ProcessId owner, Map<Component, ProcessId> processes) {

    StackRecord {
        processes = Map.copyOf(processes);
    }

    StackRecord with(Component component, ProcessId process) {
        Map<Component, ProcessId> changed = new EnumMap<>(Component.class);
        changed.putAll(processes);
        changed.put(component, process);
        return new StackRecord(options, data, owner, changed);
    }

    Optional<ProcessId> process(Component component) {
        return Optional.ofNullable(processes.get(component));
    }

    boolean isAlive(Component component) {
        return process(component).filter(ProcessId::isAlive).isPresent();
    }

    /** Its processes are about to end by themselves, if they have not yet. */
    boolean isAbandoned() {
        return !options.detached() && !owner.isAlive();
    }
}
