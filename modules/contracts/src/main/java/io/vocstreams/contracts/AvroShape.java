package io.vocstreams.contracts;

import org.apache.avro.Schema;

/**
 * Tells whether bytes have the shape of a schema, from first to last, without allocating what they claim. A decoder
 * believes lengths: five stray bytes can make it ask for two gigabytes.
 */
final class AvroShape {

    private final byte[] bytes;
    private int position;
    private boolean broken;

    private AvroShape(byte[] bytes, int position) {
        this.bytes = bytes;
        this.position = position;
    }

    static boolean fits(Schema schema, byte[] bytes, int from) {
        AvroShape shape = new AvroShape(bytes, from);
        shape.skip(schema);
        return !shape.broken && shape.position == bytes.length;
    }

    private void skip(Schema schema) {
        switch (schema.getType()) {
            case RECORD -> {
                for (Schema.Field field : schema.getFields()) {
                    skip(field.schema());
                }
            }
            case ENUM -> index(schema.getEnumSymbols().size());
            case ARRAY -> skipBlocks(schema.getElementType(), false);
            case MAP -> skipBlocks(schema.getValueType(), true);
            case UNION -> {
                int branch = index(schema.getTypes().size());
                if (!broken) {
                    skip(schema.getTypes().get(branch));
                }
            }
            case FIXED -> advance(schema.getFixedSize());
            case STRING, BYTES -> advance(number());
            case INT, LONG -> number();
            case FLOAT -> advance(Float.BYTES);
            case DOUBLE -> advance(Double.BYTES);
            case BOOLEAN -> advance(1);
            case NULL -> {}
        }
    }

    private void skipBlocks(Schema item, boolean keyed) {
        long count = number();
        while (!broken && count != 0) {
            if (count < 0) {
                // A negative count is followed by the size of the block.
                count = -count;
                number();
            }
            // An item takes a byte at least: no schema here has items of nothing.
            if (count < 0 || count > bytes.length - position) {
                broken = true;
                return;
            }
            for (long i = 0; i < count && !broken; i++) {
                if (keyed) {
                    advance(number());
                }
                skip(item);
            }
            count = number();
        }
    }

    private int index(int size) {
        long value = number();
        broken |= value < 0 || value >= size;
        return (int) value;
    }

    private void advance(long length) {
        if (broken || length < 0 || length > bytes.length - position) {
            broken = true;
        } else {
            position += (int) length;
        }
    }

    /** A zigzag number, 7 bits a byte. */
    private long number() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE && position < bytes.length; shift += 7) {
            byte next = bytes[position++];
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
        broken = true;
        return 0;
    }
}
