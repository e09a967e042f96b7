package io.vocstreams.scores.stream;

import io.vocstreams.contracts.internal.EnumNumbers;
import io.vocstreams.contracts.internal.RateCountsForm;
import io.vocstreams.model.score.Countable;
import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Finality;
import io.vocstreams.model.score.RateCounts;
import io.vocstreams.model.score.Reason;
import io.vocstreams.platform.binary.BinaryReader;
import io.vocstreams.platform.binary.BinaryWriter;
import io.vocstreams.platform.binary.VersionedForm;
import io.vocstreams.scores.domain.Publication;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** How counts and publications lie in the stores. */
final class StoredForms {

    static final VersionedForm<Counts> COUNTS =
            new VersionedForm<>(CountedScores.SLOTS, 1, StoredForms::write, StoredForms::readCounts);
    static final VersionedForm<Publication<Counts>> PUBLICATIONS = publications(
                    CountedScores.PUBLICATIONS, 2, StoredForms::write, StoredForms::readCounts)
            .orBefore(reader -> readPublication(reader, BinaryReader::readByte, StoredForms::readCounts));
    static final VersionedForm<RateCounts> OUTCOMES =
            new VersionedForm<>(CountedRates.SLOTS, 1, RateCountsForm::write, RateCountsForm::read);
    static final VersionedForm<Publication<RateCounts>> RATE_PUBLICATIONS =
            publications(CountedRates.PUBLICATIONS, 1, RateCountsForm::write, RateCountsForm::read);

    private StoredForms() {}

    private static <C extends Countable<C>> VersionedForm<Publication<C>> publications(
            String store, int version, BiConsumer<C, BinaryWriter> writer, Function<BinaryReader, C> reader) {
        return new VersionedForm<>(
                store,
                version,
                (publication, bytes) -> {
                    write(publication, bytes);
                    writer.accept(publication.counts(), bytes);
                },
                bytes -> readPublication(bytes, BinaryReader::readCount, reader));
    }

    private static void write(Publication<?> publication, BinaryWriter writer) {
        writer.writeCount(publication.revision())
                .writeByte(EnumNumbers.FINALITIES.number(publication.finality()))
                .writeInstant(publication.at())
                .writeCount(bits(publication.pending()));
    }

    private static <C extends Countable<C>> Publication<C> readPublication(
            BinaryReader reader, ToLongFunction<BinaryReader> bits, Function<BinaryReader, C> counts) {
        long revision = reader.readCount();
        Finality finality = EnumNumbers.FINALITIES.symbol(reader.readByte());
        Instant at = reader.readInstant();
        Set<Reason> pending = reasons(bits.applyAsLong(reader));
        return new Publication<>(revision, finality, counts.apply(reader), at, pending);
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

    private static Set<Reason> reasons(long bits) {
        EnumSet<Reason> reasons = EnumSet.allOf(Reason.class);
        reasons.removeIf(reason -> (bits & 1L << EnumNumbers.REASONS.number(reason)) == 0);
        return Set.copyOf(reasons);
    }
}
