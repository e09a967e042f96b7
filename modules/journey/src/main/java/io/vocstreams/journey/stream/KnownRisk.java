package io.vocstreams.journey.stream;

import io.vocstreams.journey.stream.CustomerEntries.Part;
import io.vocstreams.model.cases.Risk;
import io.vocstreams.platform.binary.BinaryReader;
import io.vocstreams.platform.binary.BinaryWriter;
import io.vocstreams.platform.binary.VersionedForm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What readers know of a customer at risk.
 *
 * @param published null while it is not at risk
 * @param lookAt when the clock is to look again, if ever
 */
record KnownRisk(@Nullable Risk published, @Nullable Instant lookAt) {

    static final KnownRisk NONE = new KnownRisk(null, null);
    static final VersionedForm<KnownRisk> FORM =
            new VersionedForm<>(Part.RISK.form(), 1, KnownRisk::write, KnownRisk::read);

    boolean isNothing() {
        return published == null && lookAt == null;
    }

    private static void write(KnownRisk known, BinaryWriter writer) {
        writer.writeNullableInstant(known.lookAt);
        Risk risk = known.published;
        writer.writeBoolean(risk != null);
        if (risk != null) {
            writer.writeString(risk.customerId())
                    .writeInstant(risk.until())
                    .writeCount(risk.revision())
                    .writeInstant(risk.asOf())
                    .writeCount(risk.signs().size());
            risk.signs().forEach(sign -> writer.writeString(sign.signal())
                    .writeString(sign.ruleId())
                    .writeString(sign.eventId())
                    .writeInstant(sign.at()));
        }
    }

    private static KnownRisk read(BinaryReader reader) {
        Instant lookAt = reader.readNullableInstant();
        if (!reader.readBoolean()) {
            return new KnownRisk(null, lookAt);
        }
        String customerId = reader.readString();
        Instant until = reader.readInstant();
        long revision = reader.readCount();
        Instant asOf = reader.readInstant();
        int size = reader.readSize();
        List<Risk.Sign> signs = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            signs.add(
                    new Risk.Sign(reader.readString(), reader.readString(), reader.readString(), reader.readInstant()));
        }
        return new KnownRisk(new Risk(customerId, signs, until, revision, asOf), lookAt);
    }
}
