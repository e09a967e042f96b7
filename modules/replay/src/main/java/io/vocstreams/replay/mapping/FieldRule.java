package io.vocstreams.replay.mapping;

import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.model.StoreTouchpoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How one field of a record is filled from a unit: one row, or the rows of a group. */
sealed interface FieldRule {

    /**
     * The value; empty where there is none.
     *
     * @throws Declined where the rows do not fit
     */
    Optional<Object> read(List<Scope> unit);

    List<Reference> references();

    /** A field with one value: that of the first row, or the sum over all rows. */
    record Single(String name, Expression expression, Conversion conversion, boolean sum) implements FieldRule {

        @Override
        public Optional<Object> read(List<Scope> unit) {
            if (!sum) {
                return readOne(unit.get(0));
            }
            long total = 0;
            boolean any = false;
            for (Scope scope : unit) {
                Optional<Object> value = readOne(scope);
                if (value.isPresent()) {
                    total = Math.addExact(total, (Long) value.get());
                    any = true;
                }
            }
            return any ? Optional.of(total) : Optional.empty();
        }

        Optional<Object> readOne(Scope scope) {
            try {
                return expression.evaluate(scope).map(conversion::convert);
            } catch (Declined e) {
                throw e.of(name);
            }
        }

        Object need(Scope scope) {
            return readOne(scope)
                    .orElseThrow(() -> Declined.refused("has no value", "").of(name));
        }

        @Override
        public List<Reference> references() {
            return expression.references();
        }
    }

    /** Texts under names of the writer's choice; those without a value are left out. */
    record Named(Map<String, Single> values) implements FieldRule {

        @Override
        public Optional<Object> read(List<Scope> unit) {
            Map<String, String> read = new LinkedHashMap<>();
            values.forEach(
                    (name, rule) -> rule.readOne(unit.get(0)).ifPresent(value -> read.put(name, (String) value)));
            return Optional.of(read);
        }

        @Override
        public List<Reference> references() {
            return all(values.values());
        }
    }

    /** Identifiers by type; those without a value are left out. */
    record Identifiers(List<Typed> identifiers) implements FieldRule {

        @Override
        public Optional<Object> read(List<Scope> unit) {
            List<Identifier> read = new ArrayList<>();
            for (Typed typed : identifiers) {
                typed.value()
                        .readOne(unit.get(0))
                        .ifPresent(value -> read.add(new Identifier(typed.type(), (String) value)));
            }
            return Optional.of(read);
        }

        @Override
        public List<Reference> references() {
            return all(identifiers.stream().map(Typed::value).toList());
        }
    }

    /** The only identifier of an end of a link. */
    record End(Typed identifier) implements FieldRule {

        @Override
        public Optional<Object> read(List<Scope> unit) {
            return Optional.of(new Identifier(
                    identifier.type(), (String) identifier.value().need(unit.get(0))));
        }

        @Override
        public List<Reference> references() {
            return identifier.value().references();
        }
    }

    /** One type of identifier and where its value comes from. */
    record Typed(IdentifierType type, Single value) {}

    /** The lines of a receipt, one for each row. */
    record Lines(Single sku, Single quantity, Single amountMinor) implements FieldRule {

        @Override
        public Optional<Object> read(List<Scope> unit) {
            return Optional.of(unit.stream().map(this::line).toList());
        }

        private StoreTouchpoint.Line line(Scope scope) {
            return new StoreTouchpoint.Line(
                    (String) sku.need(scope), ((Long) quantity.need(scope)).intValue(), (Long) amountMinor.need(scope));
        }

        @Override
        public List<Reference> references() {
            return all(List.of(sku, quantity, amountMinor));
        }
    }

    private static List<Reference> all(Collection<Single> rules) {
        return rules.stream().flatMap(rule -> rule.references().stream()).toList();
    }
}
