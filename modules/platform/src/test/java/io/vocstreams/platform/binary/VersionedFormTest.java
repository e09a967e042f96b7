package io.vocstreams.platform.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vocstreams.platform.run.Recoverable;
import org.junit.jupiter.api.Test;

class VersionedFormTest {

    /** The second version has a colour, too. */
    private record Thing(long size, String colour) {}

    private final VersionedForm<Thing> first = new VersionedForm<>(
            "things-by-name",
            1,
            (thing, writer) -> writer.writeLong(thing.size()),
            reader -> new Thing(reader.readLong(), "none"));

    private final VersionedForm<Thing> second = new VersionedForm<>(
                    "things-by-name",
                    2,
                    (thing, writer) -> writer.writeLong(thing.size()).writeString(thing.colour()),
                    VersionedFormTest::readSecond)
            .orBefore(reader -> new Thing(reader.readLong(), "none"));

    private final VersionedForm<Thing> third = new VersionedForm<>(
                    "things-by-name",
                    3,
                    (thing, writer) -> writer.writeString(thing.colour()).writeLong(thing.size()),
                    reader -> {
                        String colour = reader.readString();
                        return new Thing(reader.readLong(), colour);
                    })
            .orBefore(VersionedFormTest::readSecond);

    private static Thing readSecond(BinaryReader reader) {
        long size = reader.readLong();
        return new Thing(size, reader.readString());
    }

    @Test
    void shouldReadWhatItWrites() {
        Thing thing = new Thing(7, "red");

        assertThat(second.fromStore(second.toBytes(thing))).isEqualTo(thing);
        assertThat(second.fromBytes(second.toBytes(thing))).isEqualTo(thing);
    }

    @Test
    void shouldReadWhatTheVersionBeforeWrote() {
        assertThat(second.fromStore(first.toBytes(new Thing(7, "red")))).isEqualTo(new Thing(7, "none"));
        assertThat(third.fromStore(second.toBytes(new Thing(7, "red")))).isEqualTo(new Thing(7, "red"));
    }

    @Test
    void shouldBlameNoRecordForStateOfAnotherBuild() {
        byte[] newer = third.toBytes(new Thing(7, "red"));
        byte[] tooOld = first.toBytes(new Thing(7, "red"));

        assertThatThrownBy(() -> second.fromStore(newer))
                .hasMessage("things-by-name has a value of form 3, written by another build; this one reads 1 and 2."
                        + " Run the build that wrote it, or process everything again: docs/upgrades.md")
                .satisfies(error -> assertThat(Recoverable.is(error)).isTrue());
        assertThatThrownBy(() -> third.fromStore(tooOld)).isInstanceOf(OtherBuildException.class);
    }

    @Test
    void shouldTakeAMessageOfNoKnownFormForABadRecord() {
        byte[] noForm = {99, 1};

        assertThatThrownBy(() -> first.fromBytes(noForm))
                .hasMessage("things-by-name has a value of form 99, written by another build; this one reads 1")
                .satisfies(error -> assertThat(Recoverable.is(error)).isFalse());
    }
}
