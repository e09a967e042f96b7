package io.vocstreams.model.cases;

import java.time.Duration;

/**
 * What a rule asks for.
 *
 * @param owner the department that acts
 * @param contactWithin business time until the customer must have been contacted
 * @param resolveWithin business time until the case must be resolved
 */
public record Handling(Severity severity, String owner, Duration contactWithin, Duration resolveWithin) {

    /** The same for another department. */
    public Handling by(String department) {
        return new Handling(severity, department, contactWithin, resolveWithin);
    }
}
