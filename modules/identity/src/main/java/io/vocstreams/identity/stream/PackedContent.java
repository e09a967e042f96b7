package io.vocstreams.identity.stream;

import io.vocstreams.contracts.InteractionCodec;
import io.vocstreams.identity.domain.CarriedInteraction;
import io.vocstreams.model.Consent;
import io.vocstreams.model.Interaction;
import org.jspecify.annotations.Nullable;

/** An interaction in our binary form, unpacked where somebody reads it and packed where somebody keeps it. */
final class PackedContent implements CarriedInteraction {

    private final InteractionCodec codec;
    private byte @Nullable [] bytes;
    private @Nullable Interaction interaction;

    private PackedContent(InteractionCodec codec, byte @Nullable [] bytes, @Nullable Interaction interaction) {
        this.codec = codec;
        this.bytes = bytes;
        this.interaction = interaction;
    }

    static PackedContent of(Interaction interaction, InteractionCodec codec) {
        return new PackedContent(codec, null, interaction);
    }

    static PackedContent of(byte[] bytes, InteractionCodec codec) {
        return new PackedContent(codec, bytes, null);
    }

    @Override
    public Interaction interaction() {
        Interaction unpacked = interaction;
        if (unpacked == null) {
            unpacked = codec.fromBytes(bytes());
            interaction = unpacked;
        }
        return unpacked;
    }

    @Override
    public boolean isConsent() {
        Interaction unpacked = interaction;
        return unpacked == null ? InteractionCodec.isConsent(bytes()) : unpacked instanceof Consent;
    }

    byte[] bytes() {
        byte[] packed = bytes;
        if (packed == null) {
            packed = codec.toBytes(interaction());
            bytes = packed;
        }
        return packed;
    }
}
