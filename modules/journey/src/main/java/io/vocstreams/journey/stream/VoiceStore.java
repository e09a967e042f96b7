package io.vocstreams.journey.stream;

import io.vocstreams.journey.domain.history.EventKey;
import io.vocstreams.journey.stream.CustomerEntries.Part;
import io.vocstreams.model.voice.Voice;
import io.vocstreams.platform.binary.KeyReader;
import io.vocstreams.platform.binary.KeyWriter;
import io.vocstreams.platform.binary.VersionedForm;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was read in the texts of the customers of this partition. It is what readers know, so a customer that comes back
 * into memory is not read again.
 */
final class VoiceStore {

    static final VersionedForm<Voice> FORM = new VersionedForm<>(
            Part.VOICE.form(), 1, (voice, writer) -> VoiceCodec.write(writer, voice), VoiceCodec::read);

    private final CustomerEntries entries;

    VoiceStore(CustomerEntries entries) {
        this.entries = entries;
    }

    static void read(KeyReader key, byte[] value, Map<EventKey, Voice> voices) {
        voices.put(ItemStore.eventKey(key), FORM.fromStore(value));
    }

    void put(String customerId, EventKey key, @Nullable Voice voice) {
        KeyWriter entry =
                CustomerEntries.key(customerId, Part.VOICE).text(key.eventId()).text(key.origin());
        entries.put(entry, voice == null ? null : FORM.toBytes(voice));
    }
}
