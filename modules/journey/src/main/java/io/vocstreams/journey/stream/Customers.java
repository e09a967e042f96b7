package io.vocstreams.journey.stream;

import io.vocstreams.journey.domain.customer.CustomerRules;
import io.vocstreams.journey.domain.customer.CustomerState;
import io.vocstreams.journey.domain.customer.Difference;
import io.vocstreams.journey.domain.history.Answer;
import io.vocstreams.journey.domain.history.CustomerEvent;
import io.vocstreams.journey.domain.history.EventKey;
import io.vocstreams.journey.domain.history.Experiments;
import io.vocstreams.journey.domain.history.Permission;
import io.vocstreams.journey.domain.history.ProfileVersion;
import io.vocstreams.journey.domain.history.Touch;
import io.vocstreams.journey.domain.outcomes.MeasuredInteraction;
import io.vocstreams.journey.domain.outcomes.MeasuredSet;
import io.vocstreams.journey.stream.Closings.Closing;
import io.vocstreams.journey.stream.CustomerWork.Change;
import io.vocstreams.journey.stream.Deadlines.Due;
import io.vocstreams.journey.stream.RuleTexts.Rules;
import io.vocstreams.model.Consent;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Operation;
import io.vocstreams.model.ResolvedInteraction;
import io.vocstreams.model.Touchpoint;
import io.vocstreams.model.score.Reason;
import io.vocstreams.platform.time.Arrival;
import io.vocstreams.platform.unit.Consumed;
import io.vocstreams.platform.unit.Isolation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Changes one customer's set, and has what follows from it published. What follows from touchpoints is derived once for
 * all that have come together, or when it is asked for.
 */
final class Customers {

    private final CustomerStores stores;
    private final CustomerRules rules;
    private final RulesByCustomer rulesByCustomer;
    private final Publisher publisher;
    private final OutcomeWork outcomes;
    private final CaseWork cases;
    private final GuidanceWork guidance;
    private final Plans plans;
    private final JourneyOutbox outbox;
    private final CustomerWork work;

    Customers(
            CustomerStores stores,
            CustomerRules rules,
            RulesByCustomer rulesByCustomer,
            Publisher publisher,
            OutcomeWork outcomes,
            CaseWork cases,
            GuidanceWork guidance,
            Plans plans,
            JourneyOutbox outbox,
            Isolation isolation) {
        this.stores = stores;
        this.rules = rules;
        this.rulesByCustomer = rulesByCustomer;
        this.publisher = publisher;
        this.outcomes = outcomes;
        this.cases = cases;
        this.guidance = guidance;
        this.plans = plans;
        this.outbox = outbox;
        this.work = new CustomerWork(stores, isolation, outbox, this::takeIn);
    }

    CustomerWork work() {
        return work;
    }

    /**
     * An interaction comes, or is taken back, on one of its ways.
     *
     * @param moved whether identity is the cause, and not the interaction's producer
     * @return what it asks for
     */
    Runnable interacted(Consumed source, ResolvedInteraction resolved, boolean moved) {
        String customerId = resolved.customerId();
        String origin = resolved.origin().text();
        EventKey key = new EventKey(origin, resolved.interaction().header().eventId());
        if (resolved.interaction() instanceof Touchpoint touchpoint) {
            Coming<Touch> touch = Coming.of(resolved, () -> Touch.of(origin, touchpoint));
            boolean retracted = touchpoint.header().operation() == Operation.RETRACT;
            return () -> add(source, customerId, its -> touched(its, key, touch, moved, retracted));
        } else if (resolved.interaction() instanceof Feedback feedback) {
            Coming<Answer> answer = Coming.of(resolved, () -> Answer.of(origin, feedback));
            boolean retracted = feedback.header().operation() == Operation.RETRACT;
            return () -> add(source, customerId, its -> answered(its, key, answer, moved, retracted));
        }
        return () -> {};
    }

    /** What a customer says of a purpose comes, or is taken back, on one of its ways. */
    void consented(Consumed source, ResolvedInteraction resolved) {
        if (resolved.interaction() instanceof Consent statement) {
            Coming<Permission> coming =
                    Coming.of(resolved, () -> Permission.of(resolved.origin().text(), statement));
            EventKey key =
                    new EventKey(resolved.origin().text(), statement.header().eventId());
            add(source, resolved.customerId(), its -> consented(its, key, coming));
        }
    }

    private void consented(CustomerChange its, EventKey key, Coming<Permission> coming) {
        HeldCustomer customer = its.customer();
        HeldItem<Permission> before = customer.consents().getOrDefault(key, HeldItem.none());
        HeldItem<Permission> after = coming.to(before);
        if (!after.equals(before)) {
            put(customer.consents(), key, after);
            stores.consents().put(customer.id(), key, after);
            its.asksGuidance();
        }
    }

    void profileStated(Consumed source, String customerId, ProfileVersion version) {
        add(source, customerId, its -> profileStated(its, version));
    }

    void profilesForgotten(Consumed source, String customerId) {
        add(source, customerId, this::profilesForgotten);
    }

    /** Closes journeys that are over by the clock. */
    void close(List<Closing> closings) {
        Map<String, List<Closing>> byCustomer = new LinkedHashMap<>();
        closings.forEach(closing -> byCustomer
                .computeIfAbsent(closing.customerId(), any -> new ArrayList<>(1))
                .add(closing));
        byCustomer.forEach((customerId, own) -> work.doNow(
                customerId,
                customer -> change(customer, its -> {
                    for (Closing closing : own) {
                        publisher.looked(its, closing);
                        publisher.waitForOpen(its, closing.journeyId());
                    }
                })));
    }

    /** Publishes long journeys as they are now. */
    void publishOwed(List<Closing> owed) {
        for (Closing closing : owed) {
            work.doNow(
                    closing.customerId(),
                    customer -> change(customer, its -> publisher.publishOwed(its, closing.journeyId())));
        }
    }

    /** Decides what nothing has closed in time, and works off what is left of large changes. */
    void decide(List<Due> due) {
        for (Due one : due) {
            if (one.isOwed()) {
                work.doNow(one.customerId(), customer -> change(customer, its -> outcomes.owed(its, one)));
            } else if (rulesByCustomer.othersOf(one.customerId()) != null) {
                work.doNow(one.customerId(), customer -> change(customer, its -> outcomes.over(one, customer)));
            } else {
                work.doApart(one.customerId(), customer -> outcomes.over(one, customer));
                if (cases.watches(one.key().measure())) {
                    work.doNow(one.customerId(), customer -> change(customer, CustomerChange::concernsRules));
                }
            }
        }
    }

    /**
     * Derives again what other rules derived, if they did.
     *
     * @return of how many entries; nothing if it was not possible
     */
    OptionalInt deriveAgain(String customerId) {
        AtomicInteger items = new AtomicInteger();
        boolean isDone = work.doNow(customerId, customer -> {
            change(customer, its -> {});
            items.set(customer.size());
        });
        return isDone ? OptionalInt.of(items.get()) : OptionalInt.empty();
    }

    /** Looks again at customers who may have come to be at risk by the clock, or are no more. */
    void look(List<String> customers) {
        customers.forEach(
                customerId -> work.doNow(customerId, customer -> change(customer, CustomerChange::concernsRules)));
    }

    /** Decides again whether customers are told of what happens in operations, because of what arrived then. */
    void guide(List<String> customers, Arrival arrival) {
        customers.forEach(customerId ->
                work.doNow(customerId, arrival, customer -> change(customer, CustomerChange::asksGuidance)));
    }

    private void add(Consumed source, String customerId, Consumer<CustomerChange> change) {
        work.add(customerId, new Change(source, outbox.arrival(), change));
    }

    private void takeIn(HeldCustomer customer, List<Change> changes) {
        change(
                customer,
                its -> changes.forEach(change -> {
                    outbox.setOffBy(change.arrival());
                    change.work().accept(its);
                }));
    }

    private void change(HeldCustomer customer, Consumer<CustomerChange> work) {
        CustomerChange its = new CustomerChange(customer);
        if (!customer.isDerived()) {
            stand(its);
        }
        begin(customer);
        plan(its);
        work.accept(its);
        catchUp(its);
        publisher.finish(its);
        guidance.index(its);
        List<MeasuredInteraction> changes = outcomes.takeChanges(customer);
        outcomes.finish(its, changes);
        cases.finish(its, changes);
        guidance.finish(its, changes);
        rememberPlans(customer);
        stores.remember(customer);
    }

    /** Readers know what follows by the rules that derived it. */
    private void stand(CustomerChange its) {
        HeldCustomer customer = its.customer();
        Rules others = rulesByCustomer.othersOf(customer.id());
        if (others == null) {
            customer.stands(rules.stand(customer.storedHistory()));
        } else {
            outbox.setOffBy(Arrival.UNKNOWN);
            customer.stands(others.ofCustomers().stand(customer.storedHistory()));
            customer.state().changeRules();
            derive(its, Reason.REASSIGNED);
            begin(customer);
            outcomes.changeRules(customer, others.measuring());
            guidance.changeRules(customer, others.guidance());
            rulesByCustomer.derived(customer.id());
            its.concernsRules();
            its.asksGuidance();
        }
    }

    /** What measures and rules look at is kept up from here on. */
    private void begin(HeldCustomer customer) {
        if (customer.measured() == null && !(outcomes.isEmpty() && cases.isEmpty() && guidance.isEmpty())) {
            MeasuredSet set = MeasuredSet.of(
                    customer.state().touches(),
                    customer.state().attributed(),
                    customer.state().heard());
            customer.measured(set);
            guidance.begin(customer, set);
        }
    }

    /** Plans may have changed since what readers know of the customer was derived. */
    private void plan(CustomerChange its) {
        if (its.customer().state().plan(plans.inForce())) {
            derive(its, Reason.REASSIGNED);
            outcomes.plansChanged(its);
        }
    }

    /** Of one who has seen nothing there is nothing to remember. */
    private void rememberPlans(HeldCustomer customer) {
        boolean exposed = customer.state().isExposed();
        Experiments derivedUnder = customer.state().arms().planned();
        if (!exposed && customer.planned() != null) {
            stores.exposed().delete(customer.id());
            customer.planned(null);
        } else if (exposed && !derivedUnder.equals(customer.planned())) {
            stores.exposed().put(customer.id(), derivedUnder);
            customer.planned(derivedUnder);
        }
    }

    private void touched(CustomerChange its, EventKey key, Coming<Touch> coming, boolean moved, boolean retracted) {
        HeldCustomer customer = its.customer();
        HeldItem<Touch> before = customer.touches().getOrDefault(key, HeldItem.none());
        HeldItem<Touch> after = coming.to(before);
        if (!after.equals(before)) {
            tookBack(its, key, coming);
            if (!before.isEmpty()) {
                its.concernsRules();
            }
            put(customer.touches(), key, after);
            stores.touches().put(customer.id(), key, after);
            customer.identifiedBy(before, after);
            replace(
                    its,
                    before.content(),
                    after.content(),
                    moved ? Reason.REASSIGNED : reason(before, coming, retracted));
            customer.state().identify(customer.isIdentified());
            outcomes.replaced(its, before.content(), after.content(), moved);
        }
    }

    /** What a message says counts for a reason of its own; that answers are about another touchpoint is another. */
    private void replace(CustomerChange its, @Nullable Touch old, @Nullable Touch replacement, Reason ofText) {
        CustomerState state = its.customer().state();
        String said = old == null ? null : old.text();
        String says = replacement == null ? null : replacement.text();
        if (Objects.equals(said, says)) {
            state.replace(old, replacement);
        } else if (old != null) {
            catchUp(its);
            Touch saying = old.saying(says);
            state.replace(old, saying);
            derive(its, ofText);
            state.replace(saying, replacement);
        } else if (replacement != null) {
            Touch silent = replacement.saying(null);
            state.replace(null, silent);
            catchUp(its);
            state.replace(silent, replacement);
            derive(its, ofText);
        }
    }

    private void answered(CustomerChange its, EventKey key, Coming<Answer> coming, boolean moved, boolean retracted) {
        HeldCustomer customer = its.customer();
        HeldItem<Answer> before = customer.answers().getOrDefault(key, HeldItem.none());
        HeldItem<Answer> after = coming.to(before);
        if (!after.equals(before)) {
            catchUp(its);
            tookBack(its, key, coming);
            its.concernsRules();
            put(customer.answers(), key, after);
            stores.answers().put(customer.id(), key, after);
            customer.identifiedBy(before, after);
            CustomerState state = customer.state();
            state.replace(before.content(), after.content());
            state.identify(customer.isIdentified());
            outcomes.replaced(its, before.content(), after.content(), moved);
            derive(its, moved ? Reason.REASSIGNED : reason(before, coming, retracted));
        }
    }

    private static void tookBack(CustomerChange its, EventKey key, Coming<?> coming) {
        if (coming.isTakenBack()) {
            its.tookBack(key, coming.revision());
        }
    }

    /** Of one moment the version that came last holds. */
    private void profileStated(CustomerChange its, ProfileVersion version) {
        HeldCustomer customer = its.customer();
        if (!version.equals(customer.profiles().put(version.effectiveAt(), version))) {
            stores.profiles().put(customer.id(), version);
            profilesChanged(its);
        }
    }

    private void profilesForgotten(CustomerChange its) {
        HeldCustomer customer = its.customer();
        if (!customer.profiles().isEmpty()) {
            customer.profiles().keySet().forEach(effectiveAt -> stores.profiles()
                    .delete(customer.id(), effectiveAt));
            customer.profiles().clear();
            profilesChanged(its);
        }
    }

    private void profilesChanged(CustomerChange its) {
        catchUp(its);
        HeldCustomer customer = its.customer();
        customer.state().stateProfiles(List.copyOf(customer.profiles().values()));
        derive(its, Reason.REASSIGNED);
        its.otherProfiles();
        outcomes.profilesChanged(its);
    }

    private void catchUp(CustomerChange its) {
        if (its.customer().state().hasChanged()) {
            derive(its, Reason.REASSIGNED);
        }
    }

    private void derive(CustomerChange its, Reason reason) {
        Difference difference = rules.derive(its.customer().state());
        publisher.publish(its.customer(), difference, reason);
        outcomes.derived(its, difference);
    }

    private static <T extends CustomerEvent> void put(
            Map<EventKey, HeldItem<T>> items, EventKey key, HeldItem<T> item) {
        if (item.isEmpty()) {
            items.remove(key);
        } else {
            items.put(key, item);
        }
    }

    private static Reason reason(HeldItem<?> before, Coming<?> coming, boolean retracted) {
        if (coming.isTakenBack()) {
            return retracted ? Reason.RETRACTED_RESPONSE : Reason.REASSIGNED;
        }
        return before.isEmpty() ? Reason.NEW_RESPONSE : Reason.CORRECTED_RESPONSE;
    }
}
