package io.vocstreams.serve.api;

import io.vocstreams.serve.domain.TopicPositions;
import io.vocstreams.serve.feed.FeedProgress;
import io.vocstreams.serve.store.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers with what every answer says: how far its topics were read, and how many records are still to be read. */
final class Listed {

    private final FeedProgress progress;

    Listed(FeedProgress progress) {
        this.progress = progress;
    }

    /** The beginning of an answer, made within the read that it is of. */
    Map<String, @Nullable Object> head(Connection connection, String... topics) throws SQLException {
        TopicPositions position = Database.position(connection);
        Map<String, @Nullable Object> head = new LinkedHashMap<>();
        head.put("position", position.of(topics).text());
        head.put("lag", progress.state().lag(topics));
        return head;
    }

    /**
     * Adds the rows of one page, and where the next begins.
     *
     * @param found one more than are wanted, where there is a next page
     */
    static <T> Map<String, @Nullable Object> page(
            Map<String, @Nullable Object> answer,
            List<T> found,
            int limit,
            Function<T, Object> view,
            Function<T, String> cursor) {
        List<T> page = found.subList(0, Math.min(limit, found.size()));
        answer.put("items", page.stream().map(view).toList());
        answer.put("next", found.size() > limit ? cursor.apply(page.get(limit - 1)) : null);
        return answer;
    }
}
