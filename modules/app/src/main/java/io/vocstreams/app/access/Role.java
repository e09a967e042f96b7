package io.vocstreams.app.access;

import io.vocstreams.app.cluster.StageCatalogue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Somebody who works with the pipeline, each with a user of its own: every stage, and all others.
 *
 * @param runs what is done in this role
 */
public record Role(String title, String runs, Kind kind) {

    /** What its rights follow from. */
    public enum Kind {
        STAGE,
        PRODUCER,
        GATEWAY,
        CONSUMER,
        SERVE,
        NOTIFY,
        TOPICS,
        AUDIT,
        REDRIVE
    }

    public static final Role PRODUCER =
            new Role("producer", "producing services, `voc replay`, `voc generate`", Kind.PRODUCER);
    public static final Role GATEWAY = new Role("gateway", "`voc gateway`", Kind.GATEWAY);
    public static final Role CONSUMER =
            new Role("consumer", "readers of the results, `voc scores`, `voc journeys`", Kind.CONSUMER);
    public static final Role SERVE = new Role("serve", "`voc serve`", Kind.SERVE);
    public static final Role NOTIFY = new Role("notify", "`voc notify`", Kind.NOTIFY);
    public static final Role TOPICS = new Role("topics", "`voc topics`", Kind.TOPICS);
    public static final Role AUDIT = new Role("audit", "`voc status`, `voc ledger`, `voc topics --check`", Kind.AUDIT);
    public static final Role REDRIVE = new Role("redrive", "`voc redrive`", Kind.REDRIVE);

    private static final List<Role> OTHERS =
            List.of(PRODUCER, GATEWAY, CONSUMER, SERVE, NOTIFY, TOPICS, AUDIT, REDRIVE);

    public static Role ofStage(String name) {
        return new Role(StageCatalogue.stage(name).name(), "`voc run " + name + "`", Kind.STAGE);
    }

    public static List<Role> all() {
        return Stream.concat(StageCatalogue.STAGES.stream().map(Role::ofStage), OTHERS.stream())
                .toList();
    }

    /** The user of the role unless another is named. */
    public String defaultPrincipal() {
        return "User:voc-" + title;
    }

    public static Optional<Role> find(String title) {
        return all().stream().filter(role -> role.title().equals(title)).findFirst();
    }
}
