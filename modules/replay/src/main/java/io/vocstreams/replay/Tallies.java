package io.vocstreams.replay;

import io.vocstreams.contracts.InputRecord;
import io.vocstreams.model.CustomerProfile;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.intake.Intake;
import io.vocstreams.model.intake.RejectReason;
import io.vocstreams.model.intake.Rejection;
import io.vocstreams.model.policy.TimePolicy;
import io.vocstreams.replay.ReplaySummary.Tally;
import io.vocstreams.replay.mapping.Declined;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Counts what becomes of rows and records. */
final class Tallies {

    private final Intake intake = new Intake(TimePolicy.DEFAULT.futureTolerance());
    private final ReplayContext context;
    private final boolean sortedByTime;
    private final Profile profile;
    private final Map<String, Long> records = new HashMap<>();
    private final Map<String, Tally> skipped = new HashMap<>();
    private final Map<String, Tally> refused = new HashMap<>();
    private final Map<RejectReason, Tally> predicted = new EnumMap<>(RejectReason.class);
    private long rows;
    private long sent;

    Tallies(ReplayContext context, boolean sortedByTime) {
        this.context = context;
        this.sortedByTime = sortedByTime;
        this.profile = new Profile(context.horizon(), context.watermark(), context.now());
    }

    void row() {
        rows++;
    }

    void sent(InputRecord record, String place) {
        profile.add(record, place);
        sent++;
        records.merge(record.topic(), 1L, Long::sum);
    }

    long sentSoFar() {
        return sent;
    }

    /** Whether the record can be sent; otherwise it counts as refused. */
    boolean made(InputRecord record, String place) {
        if (RecordSize.about(record) > RecordSize.LARGEST) {
            add(
                    refused,
                    "makes a record larger than " + (RecordSize.LARGEST >> 20) + " MB, which no stage takes",
                    place);
            return false;
        }
        judge(record.value())
                .ifPresent(rejection -> predicted.merge(
                        rejection.reason(),
                        Tally.NONE.plus(place + ": " + rejection.detail()),
                        (known, one) -> known.plus(one.examples().get(0))));
        return true;
    }

    void declined(Declined declined, String place) {
        String detail = declined.detail(context.quoting());
        String example = detail.isEmpty() ? place : place + ": " + detail;
        add(declined.isSkipped() ? skipped : refused, declined.reason(), example);
    }

    void fitsNoRecord(String place) {
        add(skipped, "no record is `when` such a row", place);
    }

    ReplaySummary summary() {
        return new ReplaySummary(rows, records, skipped, refused, predicted, profile, profile.warnings(sortedByTime));
    }

    private Optional<Rejection> judge(Object value) {
        if (value instanceof Interaction interaction) {
            return intake.judge(interaction, context.now());
        }
        return value instanceof IdentityLink link
                ? intake.judge(link, context.now())
                : Intake.judge((CustomerProfile) value);
    }

    private static void add(Map<String, Tally> tallies, String reason, String example) {
        tallies.merge(reason, Tally.NONE.plus(example), (known, one) -> known.plus(example));
    }
}
