package io.vocstreams.journey.stream;

import io.vocstreams.model.Utf8;
import io.vocstreams.platform.binary.BinaryReader;
import io.vocstreams.platform.binary.BinaryWriter;
import io.vocstreams.platform.binary.KeyWriter;
import io.vocstreams.platform.binary.VersionedForm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The places of the events of this partition: each keeps which customers claim it and writes its row. While it moves,
 * two may claim it, or none; once all is at rest, one does.
 *
 * @param <C> what a customer claims of an event
 */
final class Claims<C> {

    static final String OF_FEEDBACK = "claims-by-feedback";
    static final String OF_READINGS = "reading-claims-by-event";
    static final String OF_GUIDANCE = "claims-by-guidance";

    private final KeyValueStore<Bytes, byte[]> store;
    private final VersionedForm<Row<C>> stored;
    private final Comparator<Claim<C>> order;
    private final Function<C, String> customer;
    private final Publication<C> publication;

    /** How a claim's content is stored, and whose it is. */
    record Form<C>(Function<C, String> customer, BiConsumer<BinaryWriter, C> writer, Function<BinaryReader, C> reader) {

        VersionedForm<Row<C>> rows(String name) {
            return new VersionedForm<>(name, 1, this::write, this::read);
        }

        private void write(Row<C> row, BinaryWriter bytes) {
            bytes.writeCount(row.revision());
            for (Claim<C> claim : row.claims()) {
                bytes.writeString(claim.origin());
                writer.accept(bytes, claim.content());
            }
        }

        private Row<C> read(BinaryReader bytes) {
            long revision = bytes.readCount();
            List<Claim<C>> claims = new ArrayList<>();
            while (!bytes.isAtEnd()) {
                claims.add(new Claim<>(bytes.readString(), reader.apply(bytes)));
            }
            return new Row<>(revision, List.copyOf(claims));
        }
    }

    record Claim<C>(String origin, C content) {}

    /** The claims on one event, and how often its row was published. */
    record Row<C>(long revision, List<Claim<C>> claims) {

        @Nullable
        C holds() {
            return claims.isEmpty() ? null : claims.get(0).content();
        }
    }

    /** Writes the row of an event; null where nobody claims it any more. */
    interface Publication<C> {

        void publish(String eventId, @Nullable C content, long revision);

        /** Nobody claims it any more; this was said last, with this revision. */
        default void end(String eventId, C last, long revision) {
            publish(eventId, null, revision);
        }
    }

    Claims(String name, KeyValueStore<Bytes, byte[]> store, Form<C> form, Publication<C> publication) {
        this.store = store;
        this.stored = form.rows(name);
        this.customer = form.customer();
        // Of several claims the smallest customer's holds, whichever came first.
        this.order = Comparator.comparing((Claim<C> claim) -> customer.apply(claim.content()), Utf8.ORDER)
                .thenComparing(Claim::origin, Utf8.ORDER);
        this.publication = publication;
    }

    /** A customer says that the event is theirs, and this of it. */
    void claim(String eventId, String origin, C content) {
        Row<C> row = load(eventId);
        List<Claim<C>> claims = without(row, customer.apply(content), origin);
        claims.add(new Claim<>(origin, content));
        claims.sort(order);
        change(eventId, row, claims);
    }

    /** The event is not this customer's any more. */
    void withdraw(String eventId, String origin, String customerId) {
        Row<C> row = load(eventId);
        change(eventId, row, without(row, customerId, origin));
    }

    /** The customer has forgotten the event, because it cannot change any more. The row stays as it is. */
    void forget(String eventId, String origin, String customerId) {
        Row<C> row = load(eventId);
        save(eventId, new Row<>(row.revision(), without(row, customerId, origin)));
    }

    private List<Claim<C>> without(Row<C> row, String customerId, String origin) {
        List<Claim<C>> others = new ArrayList<>(row.claims());
        others.removeIf(claim -> customer.apply(claim.content()).equals(customerId)
                && claim.origin().equals(origin));
        return others;
    }

    private void change(String eventId, Row<C> before, List<Claim<C>> claims) {
        Row<C> after = new Row<>(before.revision(), claims);
        C held = before.holds();
        C holds = after.holds();
        if (holds == null) {
            if (held != null) {
                publication.end(eventId, held, before.revision());
            }
        } else if (!holds.equals(held)) {
            after = new Row<>(before.revision() + 1, claims);
            publication.publish(eventId, holds, after.revision());
        }
        save(eventId, after);
    }

    private Row<C> load(String eventId) {
        byte[] found = store.get(key(eventId));
        return found == null ? new Row<>(0, List.of()) : stored.fromStore(found);
    }

    private void save(String eventId, Row<C> row) {
        if (row.claims().isEmpty()) {
            store.put(key(eventId), null);
        } else {
            store.put(key(eventId), stored.toBytes(row));
        }
    }

    private static Bytes key(String eventId) {
        return new KeyWriter().text(eventId).toKey();
    }
}
