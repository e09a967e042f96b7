package io.vocstreams.journey.stream;

import io.vocstreams.journey.domain.Answer;
import io.vocstreams.journey.domain.CustomerRules;
import io.vocstreams.journey.domain.Edit;
import io.vocstreams.journey.domain.EventKey;
import io.vocstreams.journey.domain.Happening;
import io.vocstreams.journey.domain.ProfileVersion;
import io.vocstreams.journey.domain.Standing;
import io.vocstreams.journey.domain.Step;
import io.vocstreams.journey.domain.Touch;
import io.vocstreams.journey.stream.Closings.Closing;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Operation;
import io.vocstreams.model.ResolvedInteraction;
import io.vocstreams.model.Touchpoint;
import io.vocstreams.model.score.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Changes one customer's set, and has what follows from it published. What follows from touchpoints is derived once for
 * all that have come since the last commit, or when it is asked for: many come together.
 */
final class Customers {

    private final CustomerStores stores;
    private final CustomerRules rules;
    private final Publisher publisher;
    private final Supplier<@Nullable Instant> clock;

    Customers(CustomerStores stores, CustomerRules rules, Publisher publisher, Supplier<@Nullable Instant> clock) {
        this.stores = stores;
        this.rules = rules;
        this.publisher = publisher;
        this.clock = clock;
    }

    /**
     * An interaction comes, or is taken back, on one of its ways.
     *
     * @param moved whether identity is the cause, and not the interaction's producer
     */
    void interacted(ResolvedInteraction resolved, boolean moved) {
        HeldCustomer customer = load(resolved.customerId());
        String origin = resolved.origin().text();
        EventKey key = new EventKey(origin, resolved.interaction().header().eventId());
        if (resolved.interaction() instanceof Touchpoint touchpoint) {
            touched(customer, key, resolved, isUpsert(resolved) ? Touch.of(origin, touchpoint) : null);
        } else if (resolved.interaction() instanceof Feedback feedback) {
            answered(customer, key, resolved, isUpsert(resolved) ? Answer.of(origin, feedback) : null, moved);
        }
    }

    /** Of one moment the version that came last holds. */
    void profileStated(String customerId, ProfileVersion version) {
        HeldCustomer customer = find(customerId);
        if (!version.equals(customer.profiles().put(version.effectiveAt(), version))) {
            stores.profiles().put(customerId, version);
            profilesChanged(customer);
        }
    }

    void profilesForgotten(String customerId) {
        HeldCustomer customer = find(customerId);
        if (!customer.profiles().isEmpty()) {
            customer.profiles().keySet().forEach(effectiveAt -> stores.profiles()
                    .delete(customerId, effectiveAt));
            customer.profiles().clear();
            profilesChanged(customer);
        }
    }

    /** Closes journeys that are over by the clock. */
    void close(List<Closing> closings) {
        for (Closing closing : closings) {
            HeldCustomer customer = find(closing.customerId());
            publisher.looked(customer, closing);
            update(customer, Edit.time(customer.standing(), clock.get()), Reason.REASSIGNED);
            publisher.waitForOpen(customer, closing.journeyId());
        }
    }

    /** Publishes long journeys as they are now. */
    void publishOwed(List<Closing> owed) {
        for (Closing closing : owed) {
            HeldCustomer customer = find(closing.customerId());
            publisher.publishOwed(customer, closing.journeyId());
            stores.remember(customer);
        }
    }

    /** To be called before each commit. */
    void writeChanges() {
        stores.changed().forEach(this::catchUp);
        publisher.writeChanges();
    }

    /** What has changed of one customer. */
    void writeChanges(String customerId) {
        HeldCustomer changed = stores.changed().find(customerId);
        if (changed != null) {
            catchUp(changed);
            publisher.writeChanges(customerId);
        }
    }

    private void touched(HeldCustomer customer, EventKey key, ResolvedInteraction resolved, @Nullable Touch content) {
        HeldItem<Touch> before = customer.touches().getOrDefault(key, HeldItem.none());
        HeldItem<Touch> after = change(before, resolved, content);
        if (!after.equals(before)) {
            put(customer.touches(), key, after);
            stores.touches().put(customer.id(), key, after);
            customer.identifiedBy(before, after);
            customer.changed(key, before.content());
            stores.changed().touched(customer);
            stores.remember(customer);
        }
    }

    private void answered(
            HeldCustomer customer,
            EventKey key,
            ResolvedInteraction resolved,
            @Nullable Answer content,
            boolean moved) {
        HeldItem<Answer> before = customer.answers().getOrDefault(key, HeldItem.none());
        HeldItem<Answer> after = change(before, resolved, content);
        if (!after.equals(before)) {
            catchUp(customer);
            put(customer.answers(), key, after);
            stores.answers().put(customer.id(), key, after);
            customer.identifiedBy(before, after);
            Edit edit = Edit.answer(
                    customer.standing(), before.content(), after.content(), customer.isIdentified(), clock.get());
            update(customer, edit, moved ? Reason.REASSIGNED : reason(before, resolved));
        }
    }

    private void profilesChanged(HeldCustomer customer) {
        List<ProfileVersion> profiles = List.copyOf(customer.profiles().values());
        update(customer, Edit.profiles(customer.standing(), profiles, clock.get()), Reason.REASSIGNED);
    }

    private void update(HeldCustomer customer, Edit edit, Reason reason) {
        Standing before = customer.standing();
        Step step = rules.step(before, edit);
        customer.stands(step.after());
        publisher.publish(customer, before, step.difference(), reason);
        stores.remember(customer);
    }

    /** With all that follows from its set by now. */
    private HeldCustomer find(String customerId) {
        HeldCustomer customer = load(customerId);
        catchUp(customer);
        return customer;
    }

    private void catchUp(HeldCustomer customer) {
        if (customer.hasChanged()) {
            update(
                    customer,
                    Edit.touches(customer.standing(), customer.takeChanges(), customer.isIdentified(), clock.get()),
                    Reason.REASSIGNED);
        }
    }

    private HeldCustomer load(String customerId) {
        HeldCustomer customer = stores.find(customerId);
        if (!customer.isDerived()) {
            customer.standsAsPublished(rules.stand(customer.storedHistory(), clock.get()));
        }
        return customer;
    }

    private static boolean isUpsert(ResolvedInteraction resolved) {
        return resolved.operation() == Operation.UPSERT;
    }

    private static <T extends Happening> HeldItem<T> change(
            HeldItem<T> before, ResolvedInteraction resolved, @Nullable T content) {
        String element = resolved.publishedBy().text();
        if (content == null) {
            return before.without(element);
        }
        int revision = resolved.interaction().header().revision();
        return before.with(new Membership<>(element, revision, resolved.identified(), content));
    }

    private static <T extends Happening> void put(Map<EventKey, HeldItem<T>> items, EventKey key, HeldItem<T> item) {
        if (item.isEmpty()) {
            items.remove(key);
        } else {
            items.put(key, item);
        }
    }

    private static Reason reason(HeldItem<Answer> before, ResolvedInteraction resolved) {
        if (!isUpsert(resolved)) {
            boolean retracted = resolved.interaction().header().operation() == Operation.RETRACT;
            return retracted ? Reason.RETRACTED_RESPONSE : Reason.REASSIGNED;
        }
        return before.isEmpty() ? Reason.NEW_RESPONSE : Reason.CORRECTED_RESPONSE;
    }
}
