package io.vocstreams.journey.stream;

import io.vocstreams.journey.domain.guidance.Ordered;
import io.vocstreams.journey.stream.CustomerEntries.Part;
import io.vocstreams.model.guidance.GuidanceRow;
import io.vocstreams.platform.binary.BinaryReader;
import io.vocstreams.platform.binary.BinaryWriter;
import io.vocstreams.platform.binary.VersionedForm;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What readers know of what a customer is told.
 *
 * @param rows by guidance id
 * @param lookAt when the wall clock may decide otherwise, if ever
 */
record KnownGuidance(Map<String, Row> rows, @Nullable Instant lookAt) {

    static final KnownGuidance NONE = new KnownGuidance(Map.of(), null);
    static final VersionedForm<KnownGuidance> FORM =
            new VersionedForm<>(Part.GUIDANCE.form(), 1, KnownGuidance::write, KnownGuidance::read);

    KnownGuidance {
        rows = Map.copyOf(rows);
    }

    /**
     * One row.
     *
     * @param orderedAt when the sender was asked first to send it, which cannot be derived again; null if never
     */
    record Row(GuidanceRow.Content content, @Nullable Instant orderedAt) {

        private Stream<Ordered> ordered() {
            return orderedAt == null
                    ? Stream.empty()
                    : Stream.of(new Ordered(
                            content.guidanceId(),
                            content.ruleId(),
                            content.operationId(),
                            content.evidence(),
                            content.guidanceClass(),
                            orderedAt));
        }
    }

    boolean isNothing() {
        return rows.isEmpty() && lookAt == null;
    }

    List<Ordered> ordered() {
        return rows.values().stream().flatMap(Row::ordered).toList();
    }

    private static void write(KnownGuidance known, BinaryWriter writer) {
        writer.writeNullableInstant(known.lookAt);
        new TreeMap<>(known.rows).values().forEach(row -> {
            writer.writeNullableInstant(row.orderedAt());
            GuidanceCodec.write(writer, row.content());
        });
    }

    private static KnownGuidance read(BinaryReader reader) {
        Instant lookAt = reader.readNullableInstant();
        Map<String, Row> rows = new TreeMap<>();
        while (!reader.isAtEnd()) {
            Instant orderedAt = reader.readNullableInstant();
            GuidanceRow.Content content = GuidanceCodec.read(reader);
            rows.put(content.guidanceId(), new Row(content, orderedAt));
        }
        return new KnownGuidance(rows, lookAt);
    }
}
