package io.vocstreams.app.command;

import io.vocstreams.app.InvalidUsage;
import io.vocstreams.app.Moment;
import io.vocstreams.model.Operation;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is asked of everything that people did, whatever it is about. */
final class ActionOptions {

    @Option(names = "--actor", description = "Who did it. Default: the user of this machine.")
    private @Nullable String actor;

    @Option(names = "--at", paramLabel = "TIME", description = "When it was done. Default: now.")
    private @Nullable Moment at;

    @Option(names = "--action-id", description = "Names what was done. Default: a new UUID.")
    private @Nullable String actionId;

    @Option(names = "--take-back", description = "It was not done: takes back the action of --action-id.")
    private boolean takeBack;

    /** @param correcting whether an action is meant that was sent before */
    void requireName(boolean correcting) {
        if ((takeBack || correcting) && actionId == null) {
            throw new InvalidUsage("--action-id is missing: it says which action is meant");
        }
    }

    boolean isTakenBack() {
        return takeBack;
    }

    Operation operation() {
        return takeBack ? Operation.RETRACT : Operation.UPSERT;
    }

    String actionId() {
        return actionId == null ? UUID.randomUUID().toString() : actionId;
    }

    Instant at(ZoneId zone, Instant now) {
        return at == null ? now : at.begin(zone);
    }

    String actor() {
        return actor == null ? System.getProperty("user.name", "") : actor;
    }
}
