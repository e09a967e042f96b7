package io.vocstreams.app.command;

import io.vocstreams.app.Choices;
import io.vocstreams.app.CommandFailure;
import java.util.Collection;

/** AskedCustomers that a command is asked for. */
final class AskedCustomers {

    private AskedCustomers() {}

    /** That there is no such customer is an answer, and no wrong usage. */
    static void require(String customer, Collection<String> known, String more) {
        if (!known.contains(customer)) {
            throw new CommandFailure("there is nothing of a customer `" + customer + "`"
                    + (known.isEmpty() ? ", nor of any other" : "; " + Choices.offer(customer, known, more)));
        }
    }
}
