package io.vocstreams.contracts;

import io.vocstreams.model.Incoming;
import java.util.List;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificRecord;

/** Between what producing services send, whichever record it is, in the model and in Avro. */
public final class IncomingMapping {

    static {
        TrustedRecords.load();
    }

    private IncomingMapping() {}

    /** An empty one of each record. */
    public static List<SpecificRecord> prototypes() {
        return IncomingForm.all().stream().map(IncomingForm::prototype).toList();
    }

    public static SpecificRecord toAvro(Incoming value) {
        return IncomingForm.write(value);
    }

    public static Incoming toModel(IndexedRecord record) {
        return IncomingForm.read(record);
    }
}
