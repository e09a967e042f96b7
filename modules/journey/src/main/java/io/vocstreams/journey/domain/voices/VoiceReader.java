package io.vocstreams.journey.domain.voices;

import io.vocstreams.model.voice.Voice;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what texts say: the same text in the same language says the same, at any time and for any caller. */
public interface VoiceReader {

    /**
     * What a text says; empty for one that is blank.
     *
     * @param language where it is stated
     */
    Optional<Voice> read(String text, @Nullable String language);
}
