package io.vocstreams.serve.api;

import io.vocstreams.http.Problem;
import io.vocstreams.serve.api.Route.Call;
import io.vocstreams.serve.store.RowChange;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows that one stream pushes. */
interface Pushed<C extends RowChange> {

    String path();

    /** As meters have it. */
    String name();

    String topic();

    /** What a reader must be cleared for. */
    Clearance needed();

    /** What a reader asks for. */
    Wanted<C> wanted(Call call) throws Problem;

    /** A new version as an event, for readers who see all. */
    String event(C change);

    /** The same for viewers; null where they see no other version than before. */
    @Nullable
    String eventForViewers(C change);

    /** The part of the rows that one reader asked for. */
    interface Wanted<C extends RowChange> {

        /** Equal for readers who ask for the same and may see the same: what they are sent is made once. */
        Object group();

        /** Whether it may see every version; others begin from a snapshot each time. */
        boolean seesAll();

        /** The rows as they are now, as events; at most so many. */
        List<String> snapshot(Connection connection, int most) throws SQLException;

        /** What is sent to this reader of the change; null if nothing. */
        @Nullable
        String of(Outgoing<C> outgoing);
    }
}
