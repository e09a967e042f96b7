package io.vocstreams.scores.stream;

import io.vocstreams.contracts.internal.EnumNumbers;
import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Finality;
import io.vocstreams.model.score.Reason;
import io.vocstreams.platform.binary.BinaryReader;
import io.vocstreams.platform.binary.BinaryWriter;
import io.vocstreams.platform.binary.VersionedForm;
import io.vocstreams.scores.domain.Publication;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/** How counts and publications lie in the stores. */
final class StoredForms {

    static final VersionedForm<Counts> COUNTS =
            new VersionedForm<>(SlotCounts.STORE, 1, StoredForms::write, StoredForms::readCounts);

    static final VersionedForm<Publication> PUBLICATIONS =
            new VersionedForm<>(Publisher.STORE, 1, StoredForms::write, StoredForms::readPublication);

    private StoredForms() {}

    private static void write(Publication publication, BinaryWriter writer) {
        writer.writeCount(publication.revision())
                .writeByte(EnumNumbers.FINALITIES.number(publication.finality()))
                .writeInstant(publication.at())
                .writeByte(bits(publication.pending()));
        write(publication.counts(), writer);
    }

    private static Publication readPublication(BinaryReader reader) {
        long revision = reader.readCount();
        Finality finality = EnumNumbers.FINALITIES.symbol(reader.readByte());
        Instant at = reader.readInstant();
        Set<Reason> pending = reasons(reader.readByte());
        return new Publication(revision, finality, readCounts(reader), at, pending);
    }

    private static void write(Counts counts, BinaryWriter writer) {
        writer.writeCount(counts.points());
        for (int i = 0; i < counts.points(); i++) {
            writer.writeLong(counts.at(i));
        }
        writer.writeLong(counts.customers()).writeLong(counts.dismissed()).writeLong(counts.partial());
    }

    private static Counts readCounts(BinaryReader reader) {
        long[] histogram = new long[reader.readSize()];
        for (int i = 0; i < histogram.length; i++) {
            histogram[i] = reader.readLong();
        }
        return new Counts(histogram, reader.readLong(), reader.readLong(), reader.readLong());
    }

    private static int bits(Set<Reason> reasons) {
        int bits = 0;
        for (Reason reason : reasons) {
            bits |= 1 << EnumNumbers.REASONS.number(reason);
        }
        return bits;
    }

    private static Set<Reason> reasons(int bits) {
        EnumSet<Reason> reasons = EnumSet.allOf(Reason.class);
        reasons.removeIf(reason -> (bits & 1 << EnumNumbers.REASONS.number(reason)) == 0);
        return Set.copyOf(reasons);
    }
}
