package io.vocstreams.contracts.internal;

import io.vocstreams.model.score.RateDelta;
import io.vocstreams.model.score.RateSeries;
import io.vocstreams.model.score.RateSlot;
import io.vocstreams.model.score.Reason;
import io.vocstreams.platform.binary.BinaryReader;
import io.vocstreams.platform.binary.BinaryWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How changes of rates are written. Those of one series stand together, so that it is written once. */
final class RateDeltaForm {

    private RateDeltaForm() {}

    static void write(List<RateDelta> deltas, BinaryWriter writer) {
        int next = 0;
        while (next < deltas.size()) {
            int end = endOfGroup(deltas, next);
            RateDelta first = deltas.get(next);
            RateSeries series = first.slot().series();
            writer.writeString(series.measure())
                    .writeCount(series.version())
                    .writeString(series.breakdown())
                    .writeCount(first.open().toMillis())
                    .writeByte(EnumNumbers.REASONS.number(first.reason()))
                    .writeCount(end - next);
            for (RateDelta delta : deltas.subList(next, end)) {
                ScoreDeltaCodec.write(delta.slot(), writer);
                RateCountsForm.write(delta.change(), writer);
            }
            next = end;
        }
    }

    private static int endOfGroup(List<RateDelta> deltas, int start) {
        RateDelta first = deltas.get(start);
        int end = start + 1;
        while (end < deltas.size()
                && deltas.get(end).reason() == first.reason()
                && deltas.get(end).open().equals(first.open())
                && deltas.get(end).slot().series().equals(first.slot().series())) {
            end++;
        }
        return end;
    }

    static List<RateDelta> read(BinaryReader reader) {
        List<RateDelta> deltas = new ArrayList<>();
        while (!reader.isAtEnd()) {
            RateSeries series = new RateSeries(reader.readString(), (int) reader.readCount(), reader.readString());
            Duration open = Duration.ofMillis(reader.readCount());
            Reason reason = EnumNumbers.REASONS.symbol(reader.readByte());
            int size = reader.readSize();
            for (int i = 0; i < size; i++) {
                RateSlot slot = ScoreDeltaCodec.readSlot(
                        reader, (window, from, until) -> new RateSlot(series, window, from, until));
                deltas.add(new RateDelta(slot, open, RateCountsForm.read(reader), reason));
            }
        }
        return List.copyOf(deltas);
    }
}
