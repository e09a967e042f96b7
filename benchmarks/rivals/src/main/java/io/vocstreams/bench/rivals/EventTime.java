package io.vocstreams.bench.rivals;

import io.vocstreams.contract.EventHeader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/** The time in the header, which all inputs carry as their first field. */
final class EventTime implements TimestampExtractor {

    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        SpecificRecord value = (SpecificRecord) record.value();
        return ((EventHeader) value.get(0)).getOccurredAt().toEpochMilli();
    }
}
