package io.vocstreams.journey.stream;

import io.vocstreams.journey.domain.EventKey;
import io.vocstreams.model.voice.Voice;
import io.vocstreams.platform.binary.KeyReader;
import io.vocstreams.platform.binary.KeyWriter;
import io.vocstreams.platform.binary.VersionedForm;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What was read in the texts of the customers of this partition. It is what readers know, so a customer that comes back
 * into memory is not read again.
 */
final class VoiceStore {

    static final String NAME = "voices-by-customer";
    static final VersionedForm<Voice> FORM =
            new VersionedForm<>(NAME, 1, (voice, writer) -> VoiceCodec.write(writer, voice), VoiceCodec::read);

    private final KeyValueStore<Bytes, byte[]> store;

    VoiceStore(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    Map<EventKey, Voice> of(String customerId) {
        Map<EventKey, Voice> voices = new HashMap<>();
        KeyWriter prefix = new KeyWriter().text(customerId);
        try (KeyValueIterator<Bytes, byte[]> entries = store.range(prefix.toKey(), prefix.toRangeEnd())) {
            entries.forEachRemaining(entry -> voices.put(eventKey(entry.key), FORM.fromStore(entry.value)));
        }
        return voices;
    }

    void put(String customerId, EventKey key, @Nullable Voice voice) {
        if (voice == null) {
            store.delete(key(customerId, key));
        } else {
            store.put(key(customerId, key), FORM.toBytes(voice));
        }
    }

    private static Bytes key(String customerId, EventKey key) {
        return new KeyWriter()
                .text(customerId)
                .text(key.eventId())
                .text(key.origin())
                .toKey();
    }

    private static EventKey eventKey(Bytes key) {
        KeyReader reader = new KeyReader(key);
        reader.text();
        String eventId = reader.text();
        return new EventKey(reader.text(), eventId);
    }
}
