package io.vocstreams.contracts.internal;

import io.vocstreams.contracts.Topics;
import io.vocstreams.platform.binary.VersionedForm;
import io.vocstreams.platform.time.Watermark;

/** The values of {@code voc.identity.watermarks.v1}. */
public final class WatermarkCodec {

    private static final VersionedForm<Watermark> FORM =
            new VersionedForm<>(Topics.IDENTITY_WATERMARKS, 1, Watermark::write, Watermark::read);

    private WatermarkCodec() {}

    public static byte[] toBytes(Watermark watermark) {
        return FORM.toBytes(watermark);
    }

    public static Watermark fromBytes(byte[] bytes) {
        return FORM.fromBytes(bytes);
    }
}
