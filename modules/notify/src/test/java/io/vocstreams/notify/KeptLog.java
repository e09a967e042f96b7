package io.vocstreams.notify;

import io.vocstreams.model.cases.CaseAnnouncement;
import io.vocstreams.model.cases.Receipt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;

/** The log without Kafka: what is in it stays when it is opened again. */
final class KeptLog implements CaseLog.Opener {

    final List<CaseAnnouncement> announcements = new ArrayList<>();
    final Map<String, Receipt> receipts = new ConcurrentSkipListMap<>();

    private final CourierClock clock;
    private volatile boolean readToTheEnd;
    /** What happens before a receipt is written. */
    private Consumer<Receipt> before = receipt -> {};

    KeptLog(CourierClock clock) {
        this.clock = clock;
    }

    /** Whether its last reader has found nothing more. */
    boolean isReadToTheEnd() {
        return readToTheEnd;
    }

    /** For a reader who is to read it all once more. */
    void beginAgain() {
        readToTheEnd = false;
    }

    void beforeAReceipt(Consumer<Receipt> happens) {
        before = happens;
    }

    @Override
    public CaseLog open(String urlHash) {
        beginAgain();
        return new CaseLog() {

            private int position;

            @Override
            public boolean isTold(String caseEventId) {
                return receipts.containsKey(Receipt.key(caseEventId, urlHash));
            }

            @Override
            public List<CaseAnnouncement> next(Duration patience) {
                List<CaseAnnouncement> next = List.copyOf(announcements.subList(position, announcements.size()));
                position = announcements.size();
                if (next.isEmpty()) {
                    clock.rest(patience);
                    readToTheEnd = true;
                }
                return next;
            }

            @Override
            public void delivered(Receipt receipt) {
                before.accept(receipt);
                receipts.put(receipt.key(), receipt);
            }

            @Override
            public double ahead() {
                return announcements.size() - (double) position;
            }

            @Override
            public void close() {}
        };
    }
}
