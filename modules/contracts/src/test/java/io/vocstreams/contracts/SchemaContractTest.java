package io.vocstreams.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaFormatter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every schema can be read by, and can read, every version of it that was ever released; and says what it means. */
class SchemaContractTest {

    private static final Path HISTORY = Path.of(System.getProperty("schemas.directory"), "history");
    private static final String COMMAND = "mvn test -pl modules/contracts -am -Dtest=SchemaContractTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dschemas=write";
    /** Times that the contract names otherwise. */
    private static final Set<String> OTHER_TIMES =
            Set.of("at", "until", "validUntil", "asOf", "windowStart", "windowEnd");

    @BeforeAll
    static void writeNewVersions() throws IOException {
        if ("write".equals(System.getProperty("schemas"))) {
            for (String record : records().toList()) {
                List<Schema> versions = versions(record);
                Schema current = current(record);
                if (versions.isEmpty() || !isSame(versions.get(versions.size() - 1), current)) {
                    Path file = HISTORY.resolve(record).resolve((versions.size() + 1) + ".avsc");
                    Files.createDirectories(file.getParent());
                    Files.writeString(file, text(current) + "\n");
                }
            }
        }
    }

    static Stream<String> records() {
        return Schemas.all().keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("records")
    void shouldBeTheNewestVersionOfItsHistory(String record) {
        List<Schema> versions = versions(record);

        assertThat(versions)
                .as("schemas/history/%s is empty; to add a version: %s", record, COMMAND)
                .isNotEmpty();
        assertThat(text(versions.get(versions.size() - 1)))
                .as("%s differs from its newest version; to add one: %s", record, COMMAND)
                .isEqualTo(text(current(record)));
    }

    @ParameterizedTest
    @MethodSource("records")
    void shouldBeCompatibleWithEveryVersionBothWays(String record) {
        Schema current = current(record);

        for (Schema version : versions(record)) {
            assertThat(compatibility(current, version))
                    .as("%s cannot read what was written with %s", record, text(version))
                    .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
            assertThat(compatibility(version, current))
                    .as("%s cannot be read with %s", record, text(version))
                    .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void shouldSayWhatEveryFieldMeans(String record) {
        for (Schema named : named(current(record), new LinkedHashSet<>())) {
            assertThat(named.getDoc()).as("doc of %s", named.getName()).isNotBlank();
            if (named.getType() == Schema.Type.RECORD) {
                assertThat(named.getFields())
                        .as("fields of %s without doc", named.getName())
                        .allMatch(field -> field.doc() != null && !field.doc().isBlank());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void shouldReadNewSymbolsAsUnknown(String record) {
        assertThat(named(current(record), new LinkedHashSet<>()))
                .filteredOn(named -> named.getType() == Schema.Type.ENUM)
                .allMatch(named -> "UNKNOWN".equals(named.getEnumDefault()));
    }

    @ParameterizedTest
    @MethodSource("records")
    void shouldNameTimesAlike(String record) {
        assertThat(named(current(record), new LinkedHashSet<>()))
                .filteredOn(named -> named.getType() == Schema.Type.RECORD)
                .flatExtracting(Schema::getFields)
                .filteredOn(field -> isTime(field.schema()))
                .allMatch(field -> field.name().endsWith("At") || OTHER_TIMES.contains(field.name()));
    }

    private static boolean isTime(Schema schema) {
        return schema.isUnion()
                ? schema.getTypes().stream().anyMatch(SchemaContractTest::isTime)
                : "timestamp-millis".equals(schema.getProp("logicalType"));
    }

    private static Schema current(String record) {
        return Objects.requireNonNull(Schemas.all().get(record));
    }

    /** From the folder, not from the class path, so that a version just written is seen. */
    private static List<Schema> versions(String record) {
        return Stream.iterate(1, number -> number + 1)
                .map(number -> HISTORY.resolve(record).resolve(number + ".avsc"))
                .takeWhile(Files::exists)
                .map(SchemaContractTest::parse)
                .toList();
    }

    private static Schema parse(Path file) {
        try {
            return new Schema.Parser().parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    private static String text(Schema schema) {
        return SchemaFormatter.getInstance("json/pretty").format(schema);
    }

    private static boolean isSame(Schema one, Schema other) {
        // Schema.equals leaves out doc.
        return one.toString().equals(other.toString());
    }

    private static SchemaCompatibilityType compatibility(Schema reader, Schema writer) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getType();
    }

    private static Set<Schema> named(Schema schema, Set<Schema> found) {
        switch (schema.getType()) {
            case RECORD -> {
                if (found.add(schema)) {
                    schema.getFields().forEach(field -> named(field.schema(), found));
                }
            }
            case ENUM -> found.add(schema);
            case ARRAY -> named(schema.getElementType(), found);
            case MAP -> named(schema.getValueType(), found);
            case UNION -> schema.getTypes().forEach(type -> named(type, found));
            default -> {}
        }
        return found;
    }
}
