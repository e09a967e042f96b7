package io.vocstreams.notify;

import io.vocstreams.model.cases.CaseAnnouncement;
import io.vocstreams.model.cases.Receipt;
import java.time.Duration;
import java.util.List;

/** What happens to cases, and what one webhook has received of it. */
interface CaseLog extends AutoCloseable {

    /** Opens the log of a webhook, when it is known what it has received before. */
    interface Opener {
        CaseLog open(String urlHash);
    }

    /** Whether there is a receipt of this event. */
    boolean isTold(String caseEventId);

    /** The next announcements, from the oldest that is kept; none if none comes in time. */
    List<CaseAnnouncement> next(Duration patience);

    /** Returns when the receipt is safe. */
    void delivered(Receipt receipt);

    /** How many announcements are still ahead; NaN if that is not known. */
    double ahead();

    @Override
    void close();
}
