package io.vocstreams.contracts;

import org.apache.avro.util.ClassSecurityValidator;

/**
 * Lets Avro load the classes generated from our schemas, and no others. Since 1.12.2 Avro loads a class that a schema
 * names only if the process trusts it.
 */
final class TrustedRecords {

    private static final String PACKAGE = io.vocstreams.contract.EventHeader.class.getPackageName();

    static {
        ClassSecurityValidator.setGlobal(
                ClassSecurityValidator.composite(ClassSecurityValidator.getGlobal(), type -> type.getPackageName()
                        .equals(PACKAGE)));
    }

    private TrustedRecords() {}

    /** Trusts them for the rest of the process; the second call has nothing left to do. */
    static void load() {
        // Initialising this class did it.
    }
}
