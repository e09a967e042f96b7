package io.vocstreams.journey.stream;

import io.vocstreams.journey.domain.history.Answer;
import io.vocstreams.journey.domain.history.Permission;
import io.vocstreams.journey.domain.history.Touch;
import io.vocstreams.journey.stream.CustomerEntries.Part;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The stores that hold customers, and the customers that were used last, kept in memory with what was derived from
 * them: so an event of a busy customer reads nothing and derives once.
 */
final class CustomerStores {

    private final CustomerEntries entries;
    private final ItemStore<Touch> touches;
    private final ItemStore<Answer> answers;
    private final ItemStore<Permission> consents;
    private final ProfileStore profiles;
    private final JourneyStore journeys;
    private final VoiceStore voices;
    private final ExposedStore exposed;
    private final int mostItems;
    private final Map<String, Recent> recent = new LinkedHashMap<>(1024, 0.75f, true);
    private int items;

    /** A customer as large as it was when it was last counted. */
    private record Recent(HeldCustomer customer, int size) {}

    CustomerStores(CustomerEntries entries, ProfileStore profiles, ExposedStore exposed, int mostItems) {
        this.entries = entries;
        this.touches = new ItemStore<>(entries, Part.TOUCHPOINT, CustomerEventCodec.TOUCHES);
        this.answers = new ItemStore<>(entries, Part.FEEDBACK, CustomerEventCodec.ANSWERS);
        this.consents = new ItemStore<>(entries, Part.CONSENT, CustomerEventCodec.CONSENTS);
        this.profiles = profiles;
        this.journeys = new JourneyStore(entries);
        this.voices = new VoiceStore(entries);
        this.exposed = exposed;
        this.mostItems = mostItems;
    }

    CustomerEntries entries() {
        return entries;
    }

    ItemStore<Touch> touches() {
        return touches;
    }

    ItemStore<Answer> answers() {
        return answers;
    }

    ItemStore<Permission> consents() {
        return consents;
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

    ExposedStore exposed() {
        return exposed;
    }

    /** Null: it would have to be read. */
    @Nullable
    HeldCustomer inMemory(String customerId) {
        Recent known = recent.get(customerId);
        return known == null ? null : known.customer();
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

    /** It is read from the stores when it is asked for again. */
    void forget(String customerId) {
        Recent known = recent.remove(customerId);
        items -= known == null ? 0 : known.size();
    }

    private HeldCustomer load(String customerId) {
        HeldCustomer customer = new HeldCustomer(customerId, profiles.of(customerId));
        entries.read(customerId, (key, value) -> {
            switch (key.part()) {
                case TOUCHPOINT -> touches.read(key.rest(), value, customer.touches());
                case FEEDBACK -> answers.read(key.rest(), value, customer.answers());
                case JOURNEY -> JourneyStore.read(key.rest(), value, customer.published());
                case VOICE -> VoiceStore.read(key.rest(), value, customer.voices());
                case OPPORTUNITY -> Opportunities.read(key.rest(), value, customer.opportunities());
                case CASE -> KnownCases.read(key.rest(), value, customer.cases());
                case RISK -> customer.risk(KnownRisk.FORM.fromStore(value));
                case CONSENT -> consents.read(key.rest(), value, customer.consents());
                case GUIDANCE -> customer.guidance(KnownGuidance.FORM.fromStore(value));
            }
        });
        customer.loaded();
        if (customer.isExposed()) {
            customer.planned(exposed.of(customerId));
        }
        return customer;
    }
}
