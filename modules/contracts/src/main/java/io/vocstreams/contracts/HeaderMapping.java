package io.vocstreams.contracts;

import io.vocstreams.contract.EventHeader;
import io.vocstreams.model.Header;
import io.vocstreams.model.Identifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Between what every interaction carries in the model and in Avro. */
final class HeaderMapping {

    private HeaderMapping() {}

    static EventHeader toAvro(Header header) {
        return new EventHeader(
                header.eventId(),
                header.revision(),
                Enums.OPERATION.toAvro(header.operation()),
                header.source(),
                header.occurredAt(),
                header.receivedAt(),
                identifiersToAvro(header.identifiers()),
                sorted(header.correlations()),
                sorted(header.experiments()));
    }

    static Header toModel(EventHeader header) {
        return new Header(
                header.getEventId(),
                header.getRevision(),
                Enums.OPERATION.toModel(header.getOperation()),
                header.getSource(),
                header.getOccurredAt(),
                header.getReceivedAt(),
                identifiersToModel(header.getIdentifiers()),
                readOnly(header.getCorrelations()),
                readOnly(header.getExperiments()));
    }

    static io.vocstreams.contract.Identifier toAvro(Identifier identifier) {
        return new io.vocstreams.contract.Identifier(
                Enums.IDENTIFIER_TYPE.toAvro(identifier.type()), identifier.value());
    }

    static Identifier toModel(io.vocstreams.contract.Identifier identifier) {
        return new Identifier(Enums.IDENTIFIER_TYPE.toModel(identifier.getType()), identifier.getValue());
    }

    static List<io.vocstreams.contract.Identifier> identifiersToAvro(List<Identifier> identifiers) {
        List<io.vocstreams.contract.Identifier> avro = new ArrayList<>(identifiers.size());
        identifiers.forEach(identifier -> avro.add(toAvro(identifier)));
        return avro;
    }

    static List<Identifier> identifiersToModel(List<io.vocstreams.contract.Identifier> identifiers) {
        List<Identifier> model = new ArrayList<>(identifiers.size());
        identifiers.forEach(identifier -> model.add(toModel(identifier)));
        return Collections.unmodifiableList(model);
    }

    /** Equal maps must give equal bytes. */
    static <V> Map<String, V> sorted(Map<String, V> map) {
        return map.size() < 2 ? map : new TreeMap<>(map);
    }

    /** The decoded map belongs to nobody else, so it need not be copied. */
    static <V> Map<String, V> readOnly(Map<String, V> map) {
        return map.isEmpty() ? Map.of() : Collections.unmodifiableMap(map);
    }
}
