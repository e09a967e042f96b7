package io.vocstreams.app.ledger;

import io.vocstreams.platform.time.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Whether the records that IDENTITY's tasks numbered are all there, and each once. */
final class RunningNumbers {

    private final Map<String, Long> last = new HashMap<>();
    private final List<String> broken = new ArrayList<>();

    /** @param fromTheStart whether the oldest record of the partition is still there */
    void saw(ConsumerRecord<byte[], byte[]> record, boolean fromTheStart) {
        Sequence sequence;
        try {
            sequence = Sequence.of(record.headers());
        } catch (RuntimeException foreign) {
            return;
        }
        if (sequence == null) {
            return;
        }
        Long before = last.put(record.partition() + "/" + sequence.task(), sequence.count());
        if (before == null && !fromTheStart) {
            return;
        }
        long expected = before == null ? 1 : before + 1;
        if (sequence.count() != expected) {
            broken.add(record.topic() + ", partition " + record.partition() + ", offset " + record.offset()
                    + ": number " + sequence.count() + " of identity's task " + sequence.task() + " follows on "
                    + (expected - 1));
        }
    }

    List<String> broken() {
        return List.copyOf(broken);
    }
}
