package io.vocstreams.bench.subset;

import java.util.Map;
import org.apache.avro.util.ClassSecurityValidator;

/** Confluent's serializers as a team configures them that lets them register what they write. */
public final class AvroSettings {

    private static final String PACKAGES = "io.vocstreams.";

    static {
        // Since 1.12.2 Avro loads a class that a schema names only if the process trusts it.
        ClassSecurityValidator.setGlobal(
                ClassSecurityValidator.composite(ClassSecurityValidator.getGlobal(), type -> type.getPackageName()
                        .startsWith(PACKAGES)));
    }

    private AvroSettings() {}

    public static Map<String, Object> of(String registry) {
        return Map.of(
                "schema.registry.url", registry,
                "auto.register.schemas", true,
                "specific.avro.reader", true,
                "avro.remove.java.properties", true);
    }
}
