package io.vocstreams.replay.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How one text is made from a row: a template, steps in their fixed order, and what to do where nothing is left. */
final class Expression {

    private final Template template;
    private final Set<String> blanks;
    private final List<Step> steps;
    private final Missing missing;
    private final List<Reference> references;
    private final List<String> meanings;

    private Expression(Builder builder) {
        this.template = builder.template;
        this.blanks = builder.blanks;
        this.steps = List.copyOf(builder.steps);
        this.missing = builder.missing;
        this.references = List.copyOf(builder.references);
        this.meanings = List.copyOf(builder.meanings);
    }

    Optional<String> evaluate(Scope scope) {
        Optional<String> text = template.fill(scope, blanks);
        for (Step step : steps) {
            if (text.isEmpty()) {
                break;
            }
            text = step.apply(text.get(), scope);
        }
        return text.isPresent() ? text : missing.instead(scope);
    }

    List<Reference> references() {
        return references;
    }

    boolean isConstant() {
        return template.isConstant();
    }

    /** The texts it can end in as far as the mapping alone tells; empty where that depends on the data. */
    List<String> knownTexts() {
        if (!meanings.isEmpty()) {
            return meanings;
        }
        return template.isConstant() && !template.isNothing() && steps.isEmpty()
                ? List.of(template.constant())
                : List.of();
    }

    /** What happens where no text is left. */
    @FunctionalInterface
    interface Missing {

        Missing NOTHING = scope -> Optional.empty();

        Optional<String> instead(Scope scope);
    }

    /** Collects the parts of an expression while its keys are read. */
    static final class Builder {

        private final Template template;
        private final Set<String> blanks;
        private final List<Step> steps = new ArrayList<>();
        private final List<Reference> references = new ArrayList<>();
        private final List<String> meanings = new ArrayList<>();
        private Missing missing = Missing.NOTHING;

        Builder(Template template, Set<String> blanks) {
            this.template = template;
            this.blanks = blanks;
        }

        Builder referring(Template to, int line, String field) {
            to.names().forEach(name -> references.add(new Reference(name, line, field)));
            return this;
        }

        Builder step(Step step) {
            // What a map can end in is only known if nothing comes after it.
            meanings.clear();
            steps.add(step);
            return this;
        }

        Builder lastMeanings(List<String> known) {
            meanings.addAll(known);
            return this;
        }

        Builder missing(Missing instead) {
            missing = instead;
            return this;
        }

        Expression build() {
            return new Expression(this);
        }
    }
}
