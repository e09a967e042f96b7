package io.vocstreams.contracts.internal;

import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.internal.ScoresMessage.Changes;
import io.vocstreams.contracts.internal.ScoresMessage.RateChanges;
import io.vocstreams.contracts.internal.ScoresMessage.WatermarkReport;
import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import io.vocstreams.model.score.Reason;
import io.vocstreams.model.score.Scale;
import io.vocstreams.model.score.ScoreDelta;
import io.vocstreams.model.score.Series;
import io.vocstreams.model.score.Slot;
import io.vocstreams.model.score.SlotOf;
import io.vocstreams.model.score.WindowSize;
import io.vocstreams.platform.binary.BinaryReader;
import io.vocstreams.platform.binary.BinaryWriter;
import io.vocstreams.platform.binary.VersionedForm;
import io.vocstreams.platform.time.Watermark;
import java.util.ArrayList;
import java.util.List;

/** The values of {@code voc.scores.deltas.v1}. Deltas of one series stand together, so that it is written once. */
public final class ScoreDeltaCodec {

    private static final VersionedForm<ScoresMessage> FORM =
            new VersionedForm<>(Topics.SCORES_DELTAS, 1, ScoreDeltaCodec::write, ScoreDeltaCodec::read);

    private static final int CHANGES = 1;
    private static final int WATERMARK = 2;
    private static final int RATE_CHANGES = 3;
    /** What intake lets pass. */
    private static final int WIDEST_SCALE = 100;

    private ScoreDeltaCodec() {}

    public static byte[] toBytes(ScoresMessage message) {
        return FORM.toBytes(message);
    }

    public static ScoresMessage fromBytes(byte[] bytes) {
        return FORM.fromBytes(bytes);
    }

    private static void write(ScoresMessage message, BinaryWriter writer) {
        if (message instanceof Changes changes) {
            writer.writeByte(CHANGES);
            write(changes.deltas(), writer);
        } else if (message instanceof RateChanges changes) {
            writer.writeByte(RATE_CHANGES);
            RateDeltaForm.write(changes.deltas(), writer);
        } else if (message instanceof WatermarkReport report) {
            writer.writeByte(WATERMARK);
            report.watermark().write(writer);
        }
    }

    private static ScoresMessage read(BinaryReader reader) {
        int kind = reader.readByte();
        return switch (kind) {
            case CHANGES -> new Changes(readDeltas(reader));
            case RATE_CHANGES -> new RateChanges(RateDeltaForm.read(reader));
            case WATERMARK -> new WatermarkReport(Watermark.read(reader));
            default -> throw new IllegalStateException("Message kind " + kind + " was written by another build");
        };
    }

    private static void write(List<ScoreDelta> deltas, BinaryWriter writer) {
        int next = 0;
        while (next < deltas.size()) {
            int end = endOfGroup(deltas, next);
            ScoreDelta first = deltas.get(next);
            write(first.slot().series(), writer);
            writer.writeByte(EnumNumbers.REASONS.number(first.reason())).writeCount(end - next);
            for (ScoreDelta delta : deltas.subList(next, end)) {
                write(delta.slot(), writer);
                write(delta.change(), writer);
            }
            next = end;
        }
    }

    private static int endOfGroup(List<ScoreDelta> deltas, int start) {
        ScoreDelta first = deltas.get(start);
        int end = start + 1;
        while (end < deltas.size()
                && deltas.get(end).reason() == first.reason()
                && deltas.get(end).slot().series().equals(first.slot().series())) {
            end++;
        }
        return end;
    }

    private static List<ScoreDelta> readDeltas(BinaryReader reader) {
        List<ScoreDelta> deltas = new ArrayList<>();
        while (!reader.isAtEnd()) {
            Series series = readSeries(reader);
            Reason reason = EnumNumbers.REASONS.symbol(reader.readByte());
            int size = reader.readSize();
            for (int i = 0; i < size; i++) {
                Slot slot = readSlot(reader, (window, from, until) -> new Slot(series, window, from, until));
                deltas.add(
                        new ScoreDelta(slot, readCounts(reader, series.scale().points()), reason));
            }
        }
        return List.copyOf(deltas);
    }

    static void write(SlotOf<?> slot, BinaryWriter writer) {
        writer.writeByte(EnumNumbers.WINDOW_SIZES.number(slot.size()));
        writer.writeLong(slot.from()).writeLong(slot.until());
    }

    /** A slot that counts in more windows than there can be would never be worked off. */
    static <T extends SlotOf<?>> T readSlot(BinaryReader reader, SlotMaker<T> maker) {
        WindowSize size = EnumNumbers.WINDOW_SIZES.symbol(reader.readByte());
        long from = reader.readLong();
        long until = reader.readLong();
        if (size.isRolling() && until > from + size.days()) {
            throw new IllegalStateException(
                    "A slot from " + from + " until " + until + " was written by another build");
        }
        return maker.slot(size, from, until);
    }

    /** Makes a slot of a series. */
    interface SlotMaker<T> {
        T slot(WindowSize size, long from, long until);
    }

    private static void write(Series series, BinaryWriter writer) {
        Scale scale = series.scale();
        writer.writeByte(EnumNumbers.METRICS.number(scale.metric()))
                .writeLong(scale.min())
                .writeLong(scale.max())
                .writeByte(EnumNumbers.POLARITIES.number(scale.polarity()))
                .writeString(series.breakdown());
    }

    private static Series readSeries(BinaryReader reader) {
        Metric metric = EnumNumbers.METRICS.symbol(reader.readByte());
        int min = (int) reader.readLong();
        int max = (int) reader.readLong();
        Polarity polarity = EnumNumbers.POLARITIES.symbol(reader.readByte());
        if (min >= max || (long) max - min > WIDEST_SCALE) {
            throw new IllegalStateException("A scale of " + min + ".." + max + " was written by another build");
        }
        return new Series(new Scale(metric, min, max, polarity), reader.readString());
    }

    /** Of the histogram only what is not zero: one change touches one or two values of a scale of up to 101. */
    private static void write(Counts counts, BinaryWriter writer) {
        writer.writeLong(counts.customers()).writeLong(counts.dismissed()).writeLong(counts.partial());
        for (int i = 0; i < counts.points(); i++) {
            if (counts.at(i) != 0) {
                writer.writeCount(i + 1L).writeLong(counts.at(i));
            }
        }
        writer.writeCount(0);
    }

    private static Counts readCounts(BinaryReader reader, int points) {
        long customers = reader.readLong();
        long dismissed = reader.readLong();
        long partial = reader.readLong();
        long[] histogram = new long[points];
        for (long next = reader.readCount(); next != 0; next = reader.readCount()) {
            histogram[(int) next - 1] = reader.readLong();
        }
        return new Counts(histogram, customers, dismissed, partial);
    }
}
