package io.vocstreams.journey.stream;

import io.vocstreams.journey.domain.Answer;
import io.vocstreams.journey.domain.Touch;
import io.vocstreams.platform.binary.KeyWriter;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * The stores that hold customers, and the customers that were used last, kept in memory with what was derived from
 * them: so an event of a busy customer reads nothing and derives once.
 */
final class CustomerStores {

    private final ItemStore<Touch> touches;
    private final ItemStore<Answer> answers;
    private final ProfileStore profiles;
    private final JourneyStore journeys;
    private final VoiceStore voices;
    private final ExposedStore exposed;
    private final int mostItems;
    private final Map<String, Recent> recent = new LinkedHashMap<>(1024, 0.75f, true);
    private int items;

    /** A customer as large as it was when it was last counted. */
    private record Recent(HeldCustomer customer, int size) {}

    CustomerStores(
            ItemStore<Touch> touches,
            ItemStore<Answer> answers,
            ProfileStore profiles,
            JourneyStore journeys,
            VoiceStore voices,
            ExposedStore exposed,
            int mostItems) {
        this.touches = touches;
        this.answers = answers;
        this.profiles = profiles;
        this.journeys = journeys;
        this.voices = voices;
        this.exposed = exposed;
        this.mostItems = mostItems;
    }

    ItemStore<Touch> touches() {
        return touches;
    }

    ItemStore<Answer> answers() {
        return answers;
    }

    ProfileStore profiles() {
        return profiles;
    }

    JourneyStore journeys() {
        return journeys;
    }

    VoiceStore voices() {
        return voices;
    }

    boolean isInMemory(String customerId) {
        return recent.containsKey(customerId);
    }

    /** The first customer, in the order of the stores, of whom something is held; from this one on. */
    @Nullable
    String firstFrom(String customerId) {
        return first(new KeyWriter().text(customerId).toKey());
    }

    /** The first after this one. */
    @Nullable
    String firstAfter(String customerId) {
        return first(new KeyWriter().text(customerId).toRangeEnd());
    }

    private @Nullable String first(Bytes from) {
        Bytes touch = touches.firstKeyFrom(from);
        Bytes answer = answers.firstKeyFrom(from);
        Bytes first = touch == null || (answer != null && answer.compareTo(touch) < 0) ? answer : touch;
        return first == null ? null : ItemStore.customerId(first);
    }

    /** How many touchpoints and answers are held, about. */
    long approximateItems() {
        return touches.entries().approximateNumEntries() + answers.entries().approximateNumEntries();
    }

    ExposedStore exposed() {
        return exposed;
    }

    /** From memory if possible. What was just loaded is not yet derived. */
    HeldCustomer find(String customerId) {
        Recent known = recent.get(customerId);
        return known == null ? load(customerId) : known.customer();
    }

    /** Takes the customer in, or counts it again after it has changed. */
    void remember(HeldCustomer customer) {
        Recent known = recent.put(customer.id(), new Recent(customer, customer.size()));
        items += customer.size() - (known == null ? 0 : known.size());
        Iterator<Recent> eldest = recent.values().iterator();
        while (items > mostItems && recent.size() > 1) {
            items -= eldest.next().size();
            eldest.remove();
        }
    }

    /** What the store of journeys has dropped. */
    void forgetPublished(String customerId, String journeyId) {
        Recent known = recent.get(customerId);
        if (known != null) {
            known.customer().published().remove(journeyId);
        }
    }

    /** It is read from the stores when it is asked for again. */
    void forget(String customerId) {
        Recent known = recent.remove(customerId);
        items -= known == null ? 0 : known.size();
    }

    private HeldCustomer load(String customerId) {
        HeldCustomer customer = new HeldCustomer(
                customerId,
                touches.of(customerId),
                answers.of(customerId),
                profiles.of(customerId),
                journeys.of(customerId),
                exposed.of(customerId));
        if (customer.saysAnything()) {
            customer.voices().putAll(voices.of(customerId));
        }
        return customer;
    }
}
