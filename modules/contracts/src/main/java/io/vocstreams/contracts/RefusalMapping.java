package io.vocstreams.contracts;

import io.vocstreams.contract.RejectedHeader;
import io.vocstreams.model.intake.Rejection;
import io.vocstreams.platform.SourceRecord;
import io.vocstreams.platform.SourceRecord.RawHeader;
import io.vocstreams.platform.ledger.LedgerEntry;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Between what a stage says about its intake in our words and in Avro: refused records and the ledger. */
final class RefusalMapping {

    private RefusalMapping() {}

    static io.vocstreams.contract.RejectedRecord toAvro(RejectedRecord rejected) {
        SourceRecord source = rejected.source();
        return new io.vocstreams.contract.RejectedRecord(
                source.topic(),
                source.partition(),
                source.offset(),
                Instant.ofEpochMilli(source.timestamp()),
                source.headers().stream()
                        .map(header -> new RejectedHeader(header.key(), buffer(header.value())))
                        .toList(),
                buffer(source.key()),
                buffer(source.value()),
                rejected.length(),
                Enums.REJECT_REASON.toAvro(rejected.rejection().reason()),
                rejected.rejection().field(),
                rejected.rejection().detail(),
                rejected.stage(),
                rejected.rejectedAt());
    }

    static RejectedRecord toModel(io.vocstreams.contract.RejectedRecord rejected) {
        SourceRecord source = new SourceRecord(
                rejected.getSourceTopic(),
                rejected.getSourcePartition(),
                rejected.getSourceOffset(),
                rejected.getSourceTimestampAt().toEpochMilli(),
                bytes(rejected.getKey()),
                bytes(rejected.getValue()),
                rejected.getHeaders().stream()
                        .map(header -> new RawHeader(header.getKey(), bytes(header.getValue())))
                        .toList());
        Rejection rejection = new Rejection(
                Enums.REJECT_REASON.toModel(rejected.getReason()), rejected.getField(), rejected.getDetail());
        return new RejectedRecord(
                source, rejected.getLength(), rejection, rejected.getStage(), rejected.getRejectedAt());
    }

    static io.vocstreams.contract.LedgerEntry toAvro(LedgerEntry entry) {
        return new io.vocstreams.contract.LedgerEntry(
                entry.stage(),
                entry.task(),
                entry.sourceTopic(),
                entry.sourcePartition(),
                entry.consumed(),
                entry.accepted(),
                entry.duplicate(),
                entry.deadLettered(),
                HeaderMapping.sorted(entry.rejected()),
                entry.nextOffset());
    }

    static LedgerEntry toModel(io.vocstreams.contract.LedgerEntry entry) {
        return new LedgerEntry(
                entry.getStage(),
                entry.getTask(),
                entry.getSourceTopic(),
                entry.getSourcePartition(),
                entry.getNextOffset(),
                entry.getConsumed(),
                entry.getAccepted(),
                entry.getDuplicate(),
                entry.getDeadLettered(),
                HeaderMapping.readOnly(entry.getRejected()));
    }

    private static @Nullable ByteBuffer buffer(byte @Nullable [] bytes) {
        return bytes == null ? null : ByteBuffer.wrap(bytes);
    }

    private static byte @Nullable [] bytes(@Nullable ByteBuffer buffer) {
        if (buffer == null) {
            return null;
        }
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
