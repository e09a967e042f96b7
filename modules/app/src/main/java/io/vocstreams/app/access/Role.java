package io.vocstreams.app.access;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Somebody who works with the pipeline, each with a user of its own. */
public enum Role {
    IDENTITY("`voc run identity`"),
    JOURNEY("`voc run journey`"),
    SCORES("`voc run scores`"),
    PRODUCER("producing services, `voc replay`, `voc generate`"),
    CONSUMER("readers of the results, `voc scores`, `voc journeys`"),
    TOPICS("`voc topics`"),
    AUDIT("`voc status`, `voc ledger`, `voc topics --check`"),
    REDRIVE("`voc redrive`");

    private final String runs;

    Role(String runs) {
        this.runs = runs;
    }

    /** What is done in this role. */
    public String runs() {
        return runs;
    }

    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The user of the role unless another is named. */
    public String defaultPrincipal() {
        return "User:voc-" + title();
    }

    boolean isStage() {
        return STAGES.contains(this);
    }

    static final List<Role> STAGES = List.of(IDENTITY, JOURNEY, SCORES);

    public static Optional<Role> find(String title) {
        return Arrays.stream(values())
                .filter(role -> role.title().equals(title))
                .findFirst();
    }
}
