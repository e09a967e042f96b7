package io.vocstreams.serve.store;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A directory whose database cannot be used as it is. */
public final class UnusableDatabase extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnusableDatabase(Path directory, String problem, @Nullable Throwable cause) {
        super("the database in " + directory + " " + problem, cause);
    }
}
