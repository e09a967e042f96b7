package io.vocstreams.testkit.laws;

import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.model.Operation;
import io.vocstreams.testkit.Event;
import io.vocstreams.testkit.Input;
import io.vocstreams.testkit.Tables;
import io.vocstreams.testkit.World;
import io.vocstreams.testkit.laws.Law.Sides;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/** What is taken back was never there. */
final class Withdrawals {

    private static final List<String> STRANGERS = List.of("c1", "c2");

    private Withdrawals() {}

    static Sides ofFirstEvent(World world, Function<World, Tables> tables) {
        return ofFirst(world, tables, Input.Happened.class);
    }

    static Sides ofFirstLink(World world, Function<World, Tables> tables) {
        return ofFirst(world, tables, Input.Linked.class);
    }

    /** The un-merge comes first, the merge last: also that must not matter. */
    static Sides ofNewMerge(World world, Function<World, Tables> tables) {
        List<String> customers = customersOf(world);
        Instant at = momentOf(world);
        String from = "customer-id:" + customers.get(0);
        String to = "customer-id:" + customers.get(customers.size() - 1);
        World unmerged = OtherArrivals.with(
                List.of(Event.unlink("unmerged", at, from, to)), world, List.of(Event.link("unmerged", at, from, to)));
        return new Sides(tables.apply(world), tables.apply(unmerged));
    }

    static Sides sentAgain(World world, Function<World, Tables> tables) {
        Optional<Input> held = AcceptedVersions.of(world).records().stream()
                .filter(input -> Versions.of(input).operation() == Operation.UPSERT)
                .findFirst();
        List<Input> before = new ArrayList<>();
        List<Input> after = new ArrayList<>();
        held.ifPresent(input -> {
            int next = highestRevision(world, input) + 1;
            before.add(Versions.of(input, next + 1, Operation.UPSERT));
            after.add(Versions.of(input, next, Operation.RETRACT));
        });
        return new Sides(tables.apply(world), tables.apply(OtherArrivals.with(before, world, after)));
    }

    private static Sides ofFirst(World world, Function<World, Tables> tables, Class<? extends Input> kind) {
        Optional<Input> first = world.inputs().stream().filter(kind::isInstance).findFirst();
        if (first.isEmpty()) {
            return new Sides(Tables.empty(), Tables.empty());
        }
        Input chosen = first.get();
        Predicate<Input> isOther = other -> !idOf(other).equals(idOf(chosen));
        World without = world.withInputs(world.inputs().stream().filter(isOther).toList());
        Input retraction = Versions.of(chosen, highestRevision(world, chosen) + 1, Operation.RETRACT);
        return new Sides(
                tables.apply(without), tables.apply(OtherArrivals.with(List.of(retraction), world, List.of())));
    }

    private static int highestRevision(World world, Input of) {
        return world.inputs().stream()
                .filter(input -> idOf(input).equals(idOf(of)))
                .mapToInt(input -> Versions.of(input).revision())
                .max()
                .orElse(0);
    }

    private static String idOf(Input input) {
        if (input instanceof Input.Happened happened) {
            return "event " + happened.interaction().header().eventId();
        }
        return input instanceof Input.Linked linked
                ? "link " + linked.link().linkId() + " " + linked.link().from().text()
                : "profile";
    }

    /** At least two, in the order of their texts. */
    private static List<String> customersOf(World world) {
        Set<String> customers = new TreeSet<>();
        for (Input input : world.inputs()) {
            if (input instanceof Input.Happened happened) {
                happened.interaction().header().identifiers().forEach(name -> addCustomer(name, customers));
            } else if (input instanceof Input.Linked linked) {
                addCustomer(linked.link().from(), customers);
                addCustomer(linked.link().to(), customers);
            }
        }
        if (customers.size() < 2) {
            customers.addAll(STRANGERS);
        }
        return List.copyOf(customers);
    }

    private static void addCustomer(Identifier name, Set<String> customers) {
        if (name.type() == IdentifierType.CUSTOMER_ID) {
            customers.add(name.value());
        }
    }

    private static Instant momentOf(World world) {
        return world.inputs().stream()
                .filter(Input.Happened.class::isInstance)
                .map(input -> ((Input.Happened) input).interaction().header().occurredAt())
                .filter(Instant.EPOCH::isBefore)
                .findFirst()
                .orElse(Instant.parse("2026-05-04T12:00:00Z"));
    }
}
