package io.vocstreams.gateway;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.vocstreams.contracts.json.JsonItem;
import io.vocstreams.contracts.json.JsonRecords;
import io.vocstreams.http.Problem;
import io.vocstreams.model.CustomerProfile;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.Incoming;
import io.vocstreams.model.Interaction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Our own JSON: one record, or a list of them. */
final class OwnShape implements Shape {

    /** The key names the source. */
    private static final Set<String> SUPPLIED = Set.of("header.source", "source");

    @Override
    public String name() {
        return "json";
    }

    @Override
    public List<RequestItem> read(byte[] body) throws Problem {
        return Documents.read(body, OwnShape::readAll);
    }

    private static List<RequestItem> readAll(JsonParser parser) throws IOException, Problem {
        List<RequestItem> events = new ArrayList<>();
        if (parser.hasToken(JsonToken.START_ARRAY)) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                events.add(event(JsonRecords.read(parser)));
                Documents.requireFew(events.size());
            }
        } else {
            events.add(event(JsonRecords.read(parser)));
        }
        return events;
    }

    private static RequestItem event(JsonItem item) {
        Incoming value = item.value();
        String id = value == null ? null : idOf(value);
        return item.refusal(SUPPLIED)
                .map(rejection -> RequestItem.refused(id, Refusal.of(rejection)))
                .orElseGet(() -> RequestItem.of(id, value == null ? List.of() : List.of(value)));
    }

    static @Nullable String idOf(Incoming value) {
        String id = value instanceof Interaction interaction
                ? interaction.header().eventId()
                : value instanceof IdentityLink link ? link.linkId() : ((CustomerProfile) value).customerId();
        return id.isBlank() ? null : id;
    }
}
