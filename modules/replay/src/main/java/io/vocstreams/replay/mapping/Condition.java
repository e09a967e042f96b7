package io.vocstreams.replay.mapping;

import io.vocstreams.platform.yaml.YamlEntries;
import io.vocstreams.platform.yaml.YamlNode;
import io.vocstreams.platform.yaml.YamlProblems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Tests of a row by its texts, all of which must hold. */
record Condition(List<Test> tests) {

    static final Condition ALWAYS = new Condition(List.of());

    /** What a row must be in one regard. */
    interface Test {

        boolean holds(Scope scope);

        List<Reference> references();
    }

    /** One name and what its text must be, or must not be. */
    private record TextTest(Reference reference, Predicate<String> fits, boolean onBlank, boolean negated)
            implements Test {

        @Override
        public boolean holds(Scope scope) {
            String text = scope.raw(reference.name());
            boolean blank = text.isEmpty() || scope.blanks().contains(text);
            return negated != (fits.test(text) || (blank && onBlank));
        }

        @Override
        public List<Reference> references() {
            return List.of(reference);
        }
    }

    boolean holds(Scope scope) {
        return tests.stream().allMatch(test -> test.holds(scope));
    }

    List<Reference> references() {
        return tests.stream().flatMap(test -> test.references().stream()).toList();
    }

    static Condition parse(YamlNode node, String path, Context context) {
        List<Test> tests = new ArrayList<>();
        YamlEntries entries = YamlEntries.of(node, path, context.problems());
        entries.values().forEach((name, expected) -> {
            Reference reference = new Reference(name, entries.lineOf(name), path);
            tests.add(test(reference, expected, path + "." + name, context));
        });
        if (node instanceof YamlNode.Keys && tests.isEmpty()) {
            context.problems().add(node, path, "needs at least one column with what it must be");
        }
        return new Condition(tests);
    }

    private static Test test(Reference reference, YamlNode expected, String path, Context context) {
        if (!(expected instanceof YamlNode.Keys)) {
            return oneOf(reference, expected, path, context.problems());
        }
        YamlEntries entries = YamlEntries.of(expected, path, context.problems());
        if (Comparison.isMeant(entries)) {
            return Comparison.parse(reference, entries, context);
        }
        if (entries.has("not")) {
            TextTest opposite =
                    oneOf(reference, entries.takeAny("not").orElseThrow(), path + ".not", context.problems());
            entries.refuseUnknown();
            return new TextTest(reference, opposite.fits(), opposite.onBlank(), true);
        }
        Predicate<String> fits = entries.needText("matches")
                .flatMap(regex -> Regex.parse(regex, "matches", entries))
                .<Predicate<String>>map(pattern -> text -> pattern.matcher(text).find())
                .orElse(text -> false);
        entries.refuseUnknown();
        return new TextTest(reference, fits, false, false);
    }

    private static TextTest oneOf(Reference reference, YamlNode expected, String path, YamlProblems problems) {
        Set<String> texts = new HashSet<>();
        boolean onBlank = false;
        for (YamlNode item : expected.items()) {
            if (item.isNothing()) {
                onBlank = true;
            } else {
                YamlEntries.text(item, path, problems).ifPresent(texts::add);
            }
        }
        return new TextTest(reference, texts::contains, onBlank, false);
    }
}
