package io.vocstreams.contracts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Every version of one record that was ever released, oldest first, from {@code schemas/history} on the class path. */
final class SchemaHistory {

    private final String record;
    private final List<Schema> versions;

    private SchemaHistory(String record, List<Schema> versions) {
        this.record = record;
        this.versions = versions;
    }

    static SchemaHistory of(String record) {
        List<Schema> versions = new ArrayList<>();
        Schema version = load(record, 1);
        while (version != null) {
            versions.add(version);
            version = load(record, versions.size() + 1);
        }
        return new SchemaHistory(record, Collections.unmodifiableList(versions));
    }

    List<Schema> versions() {
        return versions;
    }

    int newest() {
        return versions.size();
    }

    Schema version(int number) {
        if (number < 1 || number > versions.size()) {
            throw new IllegalStateException(
                    record + " version " + number + " was written by another build; newest known: " + versions.size());
        }
        return versions.get(number - 1);
    }

    private static @Nullable Schema load(String record, int number) {
        String path = "/schemas/history/" + record + "/" + number + ".avsc";
        try (InputStream stream = SchemaHistory.class.getResourceAsStream(path)) {
            return stream == null ? null : new Schema.Parser().parse(stream);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
    }
}
