package io.vocstreams.contracts.internal;

import io.vocstreams.platform.binary.BinaryReader;
import io.vocstreams.platform.binary.BinaryWriter;
import io.vocstreams.platform.time.Watermark;

/** The values of {@code voc.identity.watermarks.v1}. */
public final class WatermarkCodec {

    private static final int FORM = 1;

    private WatermarkCodec() {}

    public static byte[] toBytes(Watermark watermark) {
        BinaryWriter writer = new BinaryWriter().writeByte(FORM);
        watermark.write(writer);
        return writer.toBytes();
    }

    public static Watermark fromBytes(byte[] bytes) {
        return Watermark.read(new BinaryReader(bytes).expectVersion(FORM));
    }
}
