package io.vocstreams.replay;

import io.vocstreams.contracts.InputRecord;
import io.vocstreams.model.CustomerProfile;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Header;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.Operation;
import io.vocstreams.model.intake.ContactHash;
import io.vocstreams.replay.ReplaySummary.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the records of a replay are like as a whole, in the order in which they are sent. */
public final class Profile {

    /** Stands for answers without a value. */
    public static final int NO_VALUE = Integer.MIN_VALUE;

    /** Ids are held in memory; what a file of many more repeats the stages tell. */
    private static final int MOST_IDS = 1_000_000;

    /** As spreadsheets write a number that is too long for them, whose last digits are lost. */
    private static final Pattern MANGLED = Pattern.compile("[0-9]+([.,][0-9]+)?[eE]\\+[0-9]+");

    private final Duration horizon;
    private final Instant now;
    private final Map<String, Map<String, Map<Integer, Long>>> answers = new TreeMap<>();
    private final Map<String, Integer> contents = new HashMap<>();
    private @Nullable Instant first;
    private @Nullable Instant last;
    private Instant newest;
    private Duration lateness = Duration.ZERO;
    private String latest = "";
    private int longest;
    private String longestAt = "";
    private Tally late = Tally.NONE;
    private Tally repeated = Tally.NONE;
    private Tally repeatedOtherwise = Tally.NONE;
    private Tally inTheClear = Tally.NONE;
    private Tally mangled = Tally.NONE;

    /**
     * An empty profile.
     *
     * @param watermark how far the pipeline is already; {@link Instant#MIN} if it has seen nothing
     * @param now what lies ahead of it moves no watermark
     */
    Profile(Duration horizon, Instant watermark, Instant now) {
        this.horizon = horizon;
        this.newest = watermark;
        this.now = now;
    }

    /** Takes the next record in the order of sending. */
    void add(InputRecord record, String place) {
        Instant time = record.time();
        first = first == null || time.isBefore(first) ? time : first;
        last = last == null || time.isAfter(last) ? time : last;
        if (record.value() instanceof Interaction interaction) {
            addLateness(time, place);
            interaction.header().identifiers().forEach(identifier -> look(identifier, place));
        } else if (record.value() instanceof IdentityLink link) {
            look(link.from(), place);
            look(link.to(), place);
        } else if (record.value() instanceof CustomerProfile profile) {
            look(profile.customerId(), place);
        }
        if (record.value() instanceof Feedback feedback) {
            String question = feedback.questionId() + " (" + feedback.metric() + " " + feedback.scaleMin() + "-"
                    + feedback.scaleMax() + ")";
            Integer value = feedback.value();
            answers.computeIfAbsent(feedback.surveyId(), survey -> new TreeMap<>())
                    .computeIfAbsent(question, any -> new TreeMap<>())
                    .merge(value == null ? NO_VALUE : value, 1L, Long::sum);
        }
        id(record).ifPresent(id -> addId(id, record, place));
        int size = RecordSize.about(record);
        if (size > longest) {
            longest = size;
            longestAt = place;
        }
    }

    private void addLateness(Instant time, String place) {
        if (newest.isAfter(time)) {
            Duration behind = Duration.between(time, newest);
            if (behind.compareTo(lateness) > 0) {
                lateness = behind;
                latest = place;
            }
            if (behind.compareTo(horizon) > 0) {
                late = late.plus(place);
            }
        } else if (!time.isAfter(now)) {
            newest = time;
        }
    }

    private void addId(String id, InputRecord record, String place) {
        int content = record.value().hashCode();
        Integer known = contents.size() < MOST_IDS ? contents.putIfAbsent(id, content) : contents.get(id);
        if (known != null) {
            repeated = repeated.plus(place);
            if (known != content) {
                repeatedOtherwise = repeatedOtherwise.plus(place);
            }
        }
    }

    /** What the pipeline knows a version of an event or a link by; profiles may repeat. */
    private static Optional<String> id(InputRecord record) {
        if (record.value() instanceof Interaction interaction) {
            Header header = interaction.header();
            return Optional.of(version(record.key() + "\n" + header.eventId(), header.revision(), header.operation()));
        }
        return record.value() instanceof IdentityLink link
                ? Optional.of(
                        version(link.from().text() + "\n" + link.linkId() + "\n", link.revision(), link.operation()))
                : Optional.empty();
    }

    private static String version(String id, int revision, Operation operation) {
        return revision == 0 && operation == Operation.UPSERT ? id : id + "\n" + revision + operation;
    }

    private void look(Identifier identifier, String place) {
        if (ContactHash.isInTheClear(identifier)) {
            inTheClear = inTheClear.plus(place);
        } else {
            look(identifier.value(), place);
        }
    }

    private void look(String id, String place) {
        if (ContactHash.isEmail(id)) {
            inTheClear = inTheClear.plus(place);
        }
        if (MANGLED.matcher(id).matches()) {
            mangled = mangled.plus(place);
        }
    }

    public Optional<Instant> first() {
        return Optional.ofNullable(first);
    }

    public Optional<Instant> last() {
        return Optional.ofNullable(last);
    }

    /** How far an interaction lies behind the newest before it, at most. */
    public Duration lateness() {
        return lateness;
    }

    /** Where that one is. */
    public String latestAt() {
        return latest;
    }

    /** Those that lie further behind than the horizon, if no task of the pipeline was idle or behind meanwhile. */
    public Tally late() {
        return late;
    }

    /** Records with an id that another before them has. */
    public Tally repeated() {
        return repeated;
    }

    /** Those among them that say something else. */
    public Tally repeatedOtherwise() {
        return repeatedOtherwise;
    }

    /** Identifiers that are e-mail addresses or phone numbers anybody can read. */
    public Tally inTheClear() {
        return inTheClear;
    }

    /** Identifiers that a spreadsheet has written as a rounded number. */
    public Tally mangled() {
        return mangled;
    }

    /** About the bytes of the longest record. */
    public int longest() {
        return longest;
    }

    public String longestAt() {
        return longestAt;
    }

    /** How many answers have which value, by survey and question; {@link #NO_VALUE} for those without. */
    public Map<String, Map<String, Map<Integer, Long>>> answers() {
        return answers;
    }

    /** What a person should know before the records are sent. */
    public List<String> warnings(boolean sortedByTime) {
        return new ProfileWarnings(this, horizon).list(sortedByTime);
    }
}
