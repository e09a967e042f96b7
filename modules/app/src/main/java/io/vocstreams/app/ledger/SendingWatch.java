package io.vocstreams.app.ledger;

import io.vocstreams.app.cluster.OffsetRange;
import io.vocstreams.app.cluster.SentRecords;
import io.vocstreams.app.cluster.Serdes;
import io.vocstreams.app.cluster.TopicReader;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.internal.WatermarkCodec;
import io.vocstreams.model.ResolvedInteraction;
import io.vocstreams.platform.config.Settings;
import io.vocstreams.platform.time.Watermark;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;

/** Follows records that are sent until the stages have decided about each. */
public final class SendingWatch implements AutoCloseable {

    private static final long NEWEST_WATERMARKS = 10_000;
    private static final long NEWEST_INTERACTIONS = 1_000;
    private static final long FEW = 1_000;
    private static final Duration LOOK = Duration.ofMillis(500);

    private final EdgeSerdes serdes;
    private final TopicReader reader;
    private final LedgerBook book;
    private Map<Source, Account> before = Map.of();

    public SendingWatch(Settings settings) {
        this.serdes = Serdes.of(settings);
        this.reader = new TopicReader(settings);
        this.book = new LedgerBook(settings, serdes, reader);
    }

    /**
     * Waits until the stages have decided about what was sent before, as long as something moves: their watermark says
     * nothing of what they have not read.
     *
     * @param patience how long nothing may move
     * @param waiting hears how many records they have not decided about, if any
     * @return how many there are in the end
     */
    public long awaitEarlier(Duration patience, LongConsumer waiting) throws InterruptedException {
        Map<TopicPartition, OffsetRange> inputs = reader.ranges(Topics.INTERACTION_INPUTS);
        long undecided = undecided(inputs);
        if (undecided > 0) {
            waiting.accept(undecided);
        }
        long latest = System.nanoTime() + patience.toNanos();
        while (undecided > 0 && System.nanoTime() < latest) {
            TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
            long now = undecided(inputs);
            latest = now < undecided ? System.nanoTime() + patience.toNanos() : latest;
            undecided = now;
        }
        return undecided;
    }

    private long undecided(Map<TopicPartition, OffsetRange> inputs) {
        Map<Source, Account> accounts = book.accounts();
        Map<TopicPartition, OffsetRange> unread = new HashMap<>();
        long offsets = 0;
        long inFlight = 0;
        for (Map.Entry<TopicPartition, OffsetRange> input : inputs.entrySet()) {
            Account account = accounts.getOrDefault(Source.of(input.getKey()), Account.EMPTY);
            OffsetRange all = input.getValue();
            long next = Math.min(all.until(), Math.max(all.from(), account.nextOffset()));
            unread.put(input.getKey(), new OffsetRange(next, all.until()));
            offsets += all.until() - next;
            inFlight += Math.max(0, account.inFlight());
        }
        if (offsets > FEW) {
            return offsets + inFlight;
        }
        // Some may be no records: markers of a producer's transactions have offsets, too.
        long[] records = {0};
        reader.read(unread, record -> records[0]++);
        return records[0] + inFlight;
    }

    /**
     * How far the pipeline is: the latest time its stages speak of; {@link Instant#MIN} if they speak of none. A task
     * that was given less may be behind it.
     */
    public Instant watermark() {
        long[] newest = {Watermark.NONE};
        // What is published waits for the slowest task, and what was accepted lately is ahead of it.
        reader.read(tails(Topics.IDENTITY_WATERMARKS, NEWEST_WATERMARKS), record -> {
            Watermark said = WatermarkCodec.fromBytes(record.value());
            for (int i = 0; i < said.levels(); i++) {
                if (said.level(i) != Watermark.NOT_AWAITED) {
                    newest[0] = Math.max(newest[0], said.level(i));
                }
            }
        });
        Deserializer<ResolvedInteraction> interactions = serdes.interactions().deserializer();
        reader.read(tails(Topics.INTERACTIONS, NEWEST_INTERACTIONS), record -> {
            ResolvedInteraction read = interactions.deserialize(record.topic(), record.value());
            newest[0] =
                    Math.max(newest[0], read.interaction().header().occurredAt().toEpochMilli());
        });
        return newest[0] == Watermark.NONE ? Instant.MIN : Instant.ofEpochMilli(newest[0]);
    }

    /** The newest records are near the end. */
    private Map<TopicPartition, OffsetRange> tails(String topic, long newest) {
        Map<TopicPartition, OffsetRange> tails = new HashMap<>();
        reader.ranges(List.of(topic))
                .forEach((partition, range) -> tails.put(
                        partition, new OffsetRange(Math.max(range.from(), range.until() - newest), range.until())));
        return tails;
    }

    /** Remembers where the ledger stands, before anything is sent. */
    public void begin() {
        before = book.accounts();
    }

    /**
     * Waits until all that was sent is decided, as long as something moves.
     *
     * @param patience how long nothing may move
     * @param decided hears how many are decided
     */
    public SendingOutcome await(SentRecords sent, Duration patience, LongConsumer decided) throws InterruptedException {
        Map<Source, Long> read = new HashMap<>();
        long latest = System.nanoTime() + patience.toNanos();
        Map<Source, Account> known = Map.of();
        while (true) {
            Map<Source, Account> now = accounts(sent);
            decided.accept(now.entrySet().stream()
                    .mapToLong(entry -> decided(entry.getValue()) - decided(before(entry.getKey())))
                    .sum());
            if (isDecided(sent, now, read)) {
                return outcome(sent, now, true);
            }
            if (!now.equals(known)) {
                known = now;
                latest = System.nanoTime() + patience.toNanos();
            } else if (System.nanoTime() > latest) {
                return outcome(sent, now, false);
            }
            TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
        }
    }

    /** A partition is done once all is decided that was read when its last record was. */
    private static boolean isDecided(SentRecords sent, Map<Source, Account> now, Map<Source, Long> read) {
        boolean all = true;
        for (Map.Entry<TopicPartition, SentRecords.Part> part : sent.parts().entrySet()) {
            Source source = Source.of(part.getKey());
            Account account = now.getOrDefault(source, Account.EMPTY);
            if (account.nextOffset() > part.getValue().last()) {
                read.putIfAbsent(source, account.consumed());
            }
            all &= read.containsKey(source) && decided(account) >= read.get(source);
        }
        return all;
    }

    private Map<Source, Account> accounts(SentRecords sent) {
        Map<Source, Account> accounts = new TreeMap<>(LedgerBook.IN_ORDER);
        Map<Source, Account> all = book.accounts();
        sent.parts().keySet().forEach(partition -> {
            Source source = Source.of(partition);
            accounts.put(source, all.getOrDefault(source, Account.EMPTY));
        });
        return accounts;
    }

    private SendingOutcome outcome(SentRecords sent, Map<Source, Account> now, boolean decided) {
        long accepted = 0;
        long duplicate = 0;
        long dead = 0;
        long consumed = 0;
        Map<String, Long> refused = new TreeMap<>();
        for (Map.Entry<Source, Account> entry : now.entrySet()) {
            Account account = entry.getValue();
            Account earlier = before(entry.getKey());
            accepted += account.accepted() - earlier.accepted();
            duplicate += account.duplicate() - earlier.duplicate();
            dead += account.deadLettered() - earlier.deadLettered();
            consumed += account.consumed() - earlier.consumed();
            account.rejected().forEach((reason, count) -> {
                long more = count - earlier.rejected().getOrDefault(reason, 0L);
                if (more > 0) {
                    refused.merge(reason, more, Long::sum);
                }
            });
        }
        long otherContent = duplicate == 0 ? 0 : repeats(sent).count(Repeats.Kind.OTHER);
        return new SendingOutcome(
                decided, accepted, duplicate, otherContent, refused, dead, Math.max(0, consumed - sent.count()));
    }

    private Repeats repeats(SentRecords sent) {
        Map<TopicPartition, SentRecords.Part> parts = sent.parts();
        return new RepeatReader(serdes, reader)
                .read(parts.keySet().stream().map(TopicPartition::topic).collect(Collectors.toSet()), place -> {
                    SentRecords.Part part = parts.get(new TopicPartition(place.topic(), place.partition()));
                    return part != null && place.offset() >= part.first() && place.offset() <= part.last();
                });
    }

    private Account before(Source source) {
        return before.getOrDefault(source, Account.EMPTY);
    }

    private static long decided(Account account) {
        return account.consumed() - account.inFlight();
    }

    @Override
    public void close() {
        book.close();
        reader.close();
        serdes.close();
    }
}
