package io.vocstreams.app;

import io.vocstreams.platform.text.Nearest;
import java.util.Collection;

/** What to say of a value that is not among those there are. */
public final class Choices {

    private static final int LISTED = 12;

    private Choices() {}

    /**
     * Says so, and what there is instead.
     *
     * @param more where the others can be seen, if there are too many to list
     */
    public static InvalidUsage unknown(String what, String given, Collection<String> known, String more) {
        return new InvalidUsage(what + ": there is no `" + given + "`; " + offer(given, known, more));
    }

    /** As the end of a sentence: the nearest of those there are, and the list, if it is short. */
    public static String offer(String given, Collection<String> known, String more) {
        String nearest = Nearest.to(given, known)
                .map(near -> "did you mean `" + near + "`? ")
                .orElse("");
        return nearest
                + (known.size() <= LISTED
                        ? "there are " + String.join(", ", known)
                        : more + " lists the " + known.size());
    }
}
