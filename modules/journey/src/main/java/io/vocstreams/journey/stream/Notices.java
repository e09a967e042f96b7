package io.vocstreams.journey.stream;

import io.vocstreams.model.Operation;
import io.vocstreams.model.guidance.Notice;
import io.vocstreams.model.guidance.Notice.Subject;
import io.vocstreams.platform.binary.BinaryReader;
import io.vocstreams.platform.binary.BinaryWriter;
import io.vocstreams.platform.binary.KeyReader;
import io.vocstreams.platform.binary.KeyWriter;
import io.vocstreams.platform.binary.VersionedForm;
import io.vocstreams.platform.time.Arrival;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What happens in operations, each in its highest version: every task has all of it. And of which subjects customers
 * are still to be looked at.
 */
final class Notices {

    static final String NAME = "operations";

    static final VersionedForm<Stated> FORM = new VersionedForm<>(NAME, 1, Notices::write, Notices::read);

    private static final int NOTICE = 1;
    private static final int WALK = 2;
    private static final int DECIDING = 3;

    private static final byte[] PRESENT = new byte[0];

    private final KeyValueStore<Bytes, byte[]> store;
    private final Duration horizon;
    private @Nullable Map<Subject, List<Stated>> bySubject;
    private boolean mayWalk = true;

    /** An operation, and when it arrived at its topic. */
    record Stated(Notice notice, Instant arrivedAt) {}

    /** @param horizon how long each is kept after it holds no more */
    Notices(KeyValueStore<Bytes, byte[]> store, Duration horizon) {
        this.store = store;
        this.horizon = horizon;
    }

    /** Whether nothing as high is known of the operation. */
    boolean isNew(Notice notice) {
        byte[] known = store.get(key(notice));
        return known == null
                || notice.version().compareTo(FORM.fromStore(known).notice().version()) > 0;
    }

    /** Keeps an operation, unless a higher version is known, or it is over for so long that nobody needs it. */
    void take(Stated stated, Instant now) {
        Notice notice = stated.notice();
        if (now.isBefore(goesAt(notice)) && isNew(notice)) {
            // Read again when it is asked for: what is put may be taken back if the work fails.
            bySubject = null;
            store.put(key(notice), FORM.toBytes(stated));
            store.put(walk(notice.subject()), PRESENT);
            mayWalk = true;
        }
    }

    /** Of a subject, retracted ones included. */
    List<Stated> of(Subject subject) {
        return all().getOrDefault(subject, List.of());
    }

    /** When the last of a subject arrived. */
    Arrival latestArrival(Subject subject) {
        return of(subject).stream()
                .map(Stated::arrivedAt)
                .max(Instant::compareTo)
                .map(arrivedAt -> Arrival.at(arrivedAt.toEpochMilli()))
                .orElse(Arrival.UNKNOWN);
    }

    boolean isEmpty() {
        return all().isEmpty();
    }

    boolean isKnown(Subject subject, String operationId) {
        return of(subject).stream()
                .anyMatch(stated -> stated.notice().operationId().equals(operationId));
    }

    Instant goesAt(Notice notice) {
        return notice.validUntil().plus(horizon);
    }

    /** Drops what is over for so long that no receipt of it can come any more. */
    void expire(Instant now) {
        for (List<Stated> some : List.copyOf(all().values())) {
            for (Stated stated : some) {
                if (!now.isBefore(goesAt(stated.notice()))) {
                    store.put(key(stated.notice()), null);
                    bySubject = null;
                }
            }
        }
    }

    /** A subject of which customers are still to be looked at, and after which customer. */
    Optional<Map.Entry<Subject, String>> nextWalk() {
        if (!mayWalk) {
            return Optional.empty();
        }
        List<Map.Entry<Subject, String>> walks = new ArrayList<>(1);
        forEach(WALK, (key, value) -> {
            Subject subject = new Subject(key.text(), key.text());
            walks.add(Map.entry(subject, value.length == 0 ? "" : new KeyReader(new Bytes(value)).text()));
        });
        mayWalk = !walks.isEmpty();
        return walks.stream().findFirst();
    }

    /** All customers up to this one were looked at; null: all were. */
    void walked(Subject subject, @Nullable String customerId) {
        store.put(
                walk(subject),
                customerId == null
                        ? null
                        : new KeyWriter().text(customerId).toKey().get());
    }

    /** Whether this task has begun to decide. */
    boolean isDeciding() {
        return store.get(key(DECIDING).toKey()) != null;
    }

    void decideFromNowOn() {
        store.put(key(DECIDING).toKey(), PRESENT);
    }

    private Map<Subject, List<Stated>> all() {
        Map<Subject, List<Stated>> known = bySubject;
        if (known == null) {
            Map<Subject, List<Stated>> found = new HashMap<>();
            forEach(NOTICE, (key, value) -> {
                Stated stated = FORM.fromStore(value);
                found.computeIfAbsent(stated.notice().subject(), any -> new ArrayList<>())
                        .add(stated);
            });
            known = found;
            bySubject = known;
        }
        return known;
    }

    private void forEach(int kind, BiConsumer<KeyReader, byte[]> action) {
        try (KeyValueIterator<Bytes, byte[]> found =
                store.range(key(kind).toKey(), key(kind).toRangeEnd())) {
            while (found.hasNext()) {
                KeyValue<Bytes, byte[]> entry = found.next();
                KeyReader reader = new KeyReader(entry.key);
                // The end of a range belongs to it.
                if (reader.small() == kind) {
                    action.accept(reader, entry.value);
                }
            }
        }
    }

    private static Bytes key(Notice notice) {
        return key(NOTICE)
                .text(notice.subject().key())
                .text(notice.subject().value())
                .text(notice.operationId())
                .toKey();
    }

    private static Bytes walk(Subject subject) {
        return key(WALK).text(subject.key()).text(subject.value()).toKey();
    }

    private static KeyWriter key(int kind) {
        return new KeyWriter().small(kind);
    }

    static void write(Stated stated, BinaryWriter writer) {
        Notice notice = stated.notice();
        writer.writeString(notice.operationId())
                .writeCount(notice.revision())
                .writeBoolean(notice.version().isRetracted())
                .writeString(notice.source())
                .writeString(notice.subject().key())
                .writeString(notice.subject().value())
                .writeString(notice.kind())
                .writeNullableString(notice.severity())
                .writeInstant(notice.occurredAt())
                .writeInstant(notice.validUntil())
                .writeStrings(notice.attributes())
                .writeInstant(stated.arrivedAt());
    }

    static Stated read(BinaryReader reader) {
        String operationId = reader.readString();
        int revision = (int) reader.readCount();
        Operation operation = reader.readBoolean() ? Operation.RETRACT : Operation.UPSERT;
        String source = reader.readString();
        Subject subject = new Subject(reader.readString(), reader.readString());
        Notice notice = new Notice(
                subject,
                operationId,
                revision,
                operation,
                source,
                reader.readString(),
                reader.readNullableString(),
                reader.readInstant(),
                reader.readInstant(),
                reader.readStrings());
        return new Stated(notice, reader.readInstant());
    }
}
