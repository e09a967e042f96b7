package io.vocstreams.journey.stream;

import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.journey.stream.RuleTexts.Rules;
import io.vocstreams.platform.binary.BinaryReader;
import io.vocstreams.platform.binary.KeyReader;
import io.vocstreams.platform.binary.KeyWriter;
import io.vocstreams.platform.binary.OtherBuildException;
import io.vocstreams.platform.binary.VersionedForm;
import io.vocstreams.platform.config.InvalidSettingException;
import io.vocstreams.platform.yaml.InvalidYamlException;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * By which rules was derived what readers know of each customer: by those in force, but of customers of whom it is
 * still to be derived again since these came. Those are worked off in the order of their ids, so it is enough to keep
 * from which customer on which rules hold, and beside it the few that did not wait for their turn.
 */
final class RulesByCustomer {

    static final String NAME = "rules-by-customer";

    static final VersionedForm<Map<String, String>> TEXTS =
            new VersionedForm<>(NAME, 1, (texts, writer) -> writer.writeStrings(texts), BinaryReader::readStrings);
    static final VersionedForm<Long> NUMBER =
            new VersionedForm<>(NAME, 1, (number, writer) -> writer.writeCount(number), BinaryReader::readCount);

    private static final int TEXTS_OF = 1;
    private static final int FROM = 2;
    private static final int OUT_OF_TURN = 3;
    private static final int DONE = 4;

    /** State from before texts were kept was derived by the rules in force, as far as anybody knows. */
    private static final long UNKNOWN = 0;

    private final KeyValueStore<Bytes, byte[]> store;
    private final RuleTexts texts;
    private final Map<Long, Rules> rules = new HashMap<>();
    private final NavigableMap<Bytes, Since> since = new TreeMap<>();
    private long inForce;
    private long done;
    private @Nullable String inTurn;
    private boolean isOpen;
    private boolean areOthersLeft;

    /** From a customer on, these rules hold; before the first of all ids there is the blank one. */
    private record Since(String customerId, long number) {}

    RulesByCustomer(KeyValueStore<Bytes, byte[]> store, RuleTexts texts) {
        this.store = store;
        this.texts = texts;
    }

    /** To be called before anything is asked, when no piece of work is under way. */
    void open() {
        if (isOpen) {
            return;
        }
        isOpen = true;
        Map<Long, Map<String, String>> kept = new TreeMap<>();
        forEach(TEXTS_OF, (key, value) -> kept.put(key.number(), TEXTS.fromStore(value)));
        forEach(FROM, (key, value) -> hold(new Since(key.text(), NUMBER.fromStore(value))));
        inForce = kept.keySet().stream().mapToLong(number -> number).max().orElse(UNKNOWN);
        if (!texts.inForce().equals(kept.get(inForce))) {
            kept.values().forEach(this::requireSameDays);
            inForce++;
            store.put(key(TEXTS_OF).number(inForce).toKey(), TEXTS.toBytes(texts.inForce()));
            done(0);
        }
        if (since.isEmpty()) {
            put(new Since("", UNKNOWN));
        }
        byte[] worked = store.get(key(DONE).toKey());
        done = worked == null ? 0 : NUMBER.fromStore(worked);
        areOthersLeft = since.values().stream().anyMatch(one -> one.number() != inForce) || isAnyLeftOut();
    }

    /** Scores of other days would stand beside those that are there. */
    private void requireSameDays(Map<String, String> former) {
        String key = VocSettings.TIME_ZONE.key();
        String was = former.get(key);
        String is = texts.inForce().get(key);
        if (!Objects.equals(was, is)) {
            throw new OtherBuildException(key + " was " + was + " when this state was written and is " + is
                    + " now. Set it back, or process everything again: docs/upgrades.md");
        }
    }

    /** Whether all that readers know follows from the rules in force, but of customers of whom it cannot be derived. */
    boolean isAllInForce() {
        return first() == null;
    }

    /** The first customer who may be still to be derived again, or from whom on the next of them is to be found. */
    @Nullable
    String first() {
        for (Since one : since.values()) {
            if (one.number() != inForce) {
                return one.customerId();
            }
        }
        return null;
    }

    /** The rules by which a customer stands; null if they are those in force. */
    @Nullable
    Rules othersOf(String customerId) {
        if (!areOthersLeft) {
            return null;
        }
        long number = numberOf(customerId);
        return number == inForce ? null : rules.computeIfAbsent(number, this::read);
    }

    /** A customer was derived again. To be called in the same piece of work. */
    void derived(String customerId) {
        if (!customerId.equals(inTurn)) {
            store.put(outOfTurn(customerId), NUMBER.toBytes(inForce));
        }
    }

    void hasTurn(String customerId) {
        inTurn = customerId;
    }

    /**
     * A customer had the turn.
     *
     * @param isDerived whether it was possible; if not, it is tried again with the customer's next record
     */
    void hadTurn(String customerId, boolean isDerived) {
        inTurn = null;
        if (isDerived) {
            if (store.get(outOfTurn(customerId)) != null) {
                store.delete(outOfTurn(customerId));
            }
        } else {
            store.put(outOfTurn(customerId), NUMBER.toBytes(numberOf(customerId)));
        }
    }

    /**
     * All customers before this one had their turns; null if there are no more.
     *
     * @param items how much there was of them since this was called last
     */
    void turnOf(@Nullable String next, long items) {
        Since there = next == null
                ? null
                : new Since(next, since.floorEntry(bound(next)).getValue().number());
        NavigableMap<Bytes, Since> passed = next == null ? since : since.headMap(bound(next), true);
        passed.values().forEach(one -> store.delete(from(one.customerId())));
        passed.clear();
        put(new Since("", inForce));
        if (there != null && there.number() != inForce) {
            put(there);
        }
        done(done + items);
        if (isAllInForce()) {
            forgetOthers();
        }
    }

    /** How many touchpoints and answers were looked at since these rules came into force. */
    long done() {
        return done;
    }

    private void forgetOthers() {
        forEach(OUT_OF_TURN, (key, value) -> {
            if (NUMBER.fromStore(value) == inForce) {
                store.delete(outOfTurn(key.text()));
            }
        });
        areOthersLeft = isAnyLeftOut();
        if (!areOthersLeft) {
            forEach(TEXTS_OF, (key, value) -> {
                long number = key.number();
                if (number != inForce) {
                    store.delete(key(TEXTS_OF).number(number).toKey());
                }
            });
        }
    }

    private boolean isAnyLeftOut() {
        boolean[] any = {false};
        forEach(OUT_OF_TURN, (key, value) -> any[0] |= NUMBER.fromStore(value) != inForce);
        return any[0];
    }

    private long numberOf(String customerId) {
        byte[] own = store.get(outOfTurn(customerId));
        return own == null ? since.floorEntry(bound(customerId)).getValue().number() : NUMBER.fromStore(own);
    }

    private Rules read(long number) {
        byte[] stored = store.get(
                key(TEXTS_OF).number(number == UNKNOWN ? inForce : number).toKey());
        Map<String, String> former = TEXTS.fromStore(Objects.requireNonNull(stored, "no texts of these rules"));
        try {
            return texts.reader().apply(former);
        } catch (InvalidSettingException | InvalidYamlException other) {
            throw new OtherBuildException(
                    "This build cannot read the settings and files by which the state was derived: "
                            + other.getMessage()
                            + ". Run the build before with those of now first, or process everything"
                            + " again: docs/upgrades.md");
        }
    }

    private void done(long items) {
        done = items;
        store.put(key(DONE).toKey(), NUMBER.toBytes(items));
    }

    private void put(Since one) {
        hold(one);
        store.put(from(one.customerId()), NUMBER.toBytes(one.number()));
    }

    private void hold(Since one) {
        since.put(bound(one.customerId()), one);
    }

    private void forEach(int kind, BiConsumer<KeyReader, byte[]> action) {
        Map<Bytes, byte[]> entries = new TreeMap<>();
        try (KeyValueIterator<Bytes, byte[]> found =
                store.range(key(kind).toKey(), key(kind).toRangeEnd())) {
            while (found.hasNext()) {
                KeyValue<Bytes, byte[]> entry = found.next();
                entries.put(entry.key, entry.value);
            }
        }
        entries.forEach((key, value) -> {
            KeyReader reader = new KeyReader(key);
            if (reader.small() == kind) {
                action.accept(reader, value);
            }
        });
    }

    private static Bytes bound(String customerId) {
        return new KeyWriter().text(customerId).toKey();
    }

    private static Bytes from(String customerId) {
        return key(FROM).text(customerId).toKey();
    }

    private static Bytes outOfTurn(String customerId) {
        return key(OUT_OF_TURN).text(customerId).toKey();
    }

    private static KeyWriter key(int kind) {
        return new KeyWriter().small(kind);
    }
}
