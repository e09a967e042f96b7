package io.vocstreams.journey.stream;

import io.vocstreams.journey.stream.ExchangeMessage.ClaimForgotten;
import io.vocstreams.journey.stream.ExchangeMessage.Claimed;
import io.vocstreams.journey.stream.ExchangeMessage.Withdrawn;
import io.vocstreams.model.Attribution;
import io.vocstreams.model.AttributionContent;
import io.vocstreams.model.Utf8;
import io.vocstreams.platform.binary.BinaryReader;
import io.vocstreams.platform.binary.BinaryWriter;
import io.vocstreams.platform.binary.KeyWriter;
import io.vocstreams.platform.binary.VersionedForm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The places of the feedback of this partition: each keeps which customers claim it and writes its row. While it moves,
 * two may claim it, or none; once all is at rest, one does.
 */
final class Claims {

    static final String NAME = "claims-by-feedback";

    static final VersionedForm<Row> FORM = new VersionedForm<>(NAME, 1, Claims::write, Claims::read);

    /** Of several claims the smallest customer's holds, whichever came first. */
    private static final Comparator<Claim> ORDER = Comparator.comparing(
                    (Claim claim) -> claim.content().customerId(), Utf8.ORDER)
            .thenComparing(Claim::origin, Utf8.ORDER);

    private final KeyValueStore<Bytes, byte[]> store;
    private final BiConsumer<String, @Nullable Attribution> publish;

    record Claim(String origin, AttributionContent content) {
        boolean isBy(String customerId, String claimedOrigin) {
            return content.customerId().equals(customerId) && origin.equals(claimedOrigin);
        }
    }

    /** The claims on one feedback, and how often its row was published. */
    record Row(long revision, List<Claim> claims) {
        @Nullable
        AttributionContent holds() {
            return claims.isEmpty() ? null : claims.get(0).content();
        }

        List<Claim> without(String customerId, String origin) {
            return claims.stream()
                    .filter(claim -> !claim.isBy(customerId, origin))
                    .toList();
        }
    }

    /** A null attribution is published where nobody claims the feedback any more. */
    Claims(KeyValueStore<Bytes, byte[]> store, BiConsumer<String, @Nullable Attribution> publish) {
        this.store = store;
        this.publish = publish;
    }

    void on(Claimed claimed) {
        Row row = load(claimed.place());
        List<Claim> claims = new ArrayList<>(row.without(claimed.content().customerId(), claimed.origin()));
        claims.add(new Claim(claimed.origin(), claimed.content()));
        claims.sort(ORDER);
        change(claimed.place(), row, claims);
    }

    void on(Withdrawn withdrawn) {
        Row row = load(withdrawn.place());
        change(withdrawn.place(), row, row.without(withdrawn.customerId(), withdrawn.origin()));
    }

    void on(ClaimForgotten forgotten) {
        Row row = load(forgotten.place());
        save(forgotten.place(), new Row(row.revision(), row.without(forgotten.customerId(), forgotten.origin())));
    }

    private void change(String feedbackId, Row before, List<Claim> claims) {
        Row after = new Row(before.revision(), claims);
        AttributionContent held = before.holds();
        AttributionContent holds = after.holds();
        if (holds == null) {
            if (held != null) {
                publish.accept(feedbackId, null);
            }
        } else if (!holds.equals(held)) {
            after = new Row(before.revision() + 1, claims);
            publish.accept(feedbackId, new Attribution(holds, after.revision()));
        }
        save(feedbackId, after);
    }

    private Row load(String feedbackId) {
        byte[] stored = store.get(key(feedbackId));
        return stored == null ? new Row(0, List.of()) : FORM.fromStore(stored);
    }

    private void save(String feedbackId, Row row) {
        if (row.claims().isEmpty()) {
            store.delete(key(feedbackId));
        } else {
            store.put(key(feedbackId), FORM.toBytes(row));
        }
    }

    private static void write(Row row, BinaryWriter writer) {
        writer.writeCount(row.revision());
        for (Claim claim : row.claims()) {
            writer.writeString(claim.origin());
            AttributionCodec.write(writer, claim.content());
        }
    }

    private static Row read(BinaryReader reader) {
        long revision = reader.readCount();
        List<Claim> claims = new ArrayList<>();
        while (!reader.isAtEnd()) {
            claims.add(new Claim(reader.readString(), AttributionCodec.read(reader)));
        }
        return new Row(revision, List.copyOf(claims));
    }

    private static Bytes key(String feedbackId) {
        return new KeyWriter().text(feedbackId).toKey();
    }
}
