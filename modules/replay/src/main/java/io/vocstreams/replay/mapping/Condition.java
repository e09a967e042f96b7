package io.vocstreams.replay.mapping;

import io.vocstreams.platform.yaml.YamlEntries;
import io.vocstreams.platform.yaml.YamlNode;
import io.vocstreams.platform.yaml.YamlProblems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Tests of a row by its texts, all of which must hold. */
record Condition(List<Test> tests) {

    static final Condition ALWAYS = new Condition(List.of());

    /** One name and what its text must be, or must not be. */
    record Test(Reference reference, Predicate<String> fits, boolean onBlank, boolean negated) {

        boolean holds(Scope scope) {
            String text = scope.raw(reference.name());
            boolean blank = text.isEmpty() || scope.blanks().contains(text);
            return negated != (fits.test(text) || (blank && onBlank));
        }
    }

    boolean holds(Scope scope) {
        return tests.stream().allMatch(test -> test.holds(scope));
    }

    List<Reference> references() {
        return tests.stream().map(Test::reference).toList();
    }

    static Condition parse(YamlNode node, String path, YamlProblems problems) {
        List<Test> tests = new ArrayList<>();
        YamlEntries entries = YamlEntries.of(node, path, problems);
        entries.values().forEach((name, expected) -> {
            Reference reference = new Reference(name, entries.lineOf(name), path);
            tests.add(test(reference, expected, path + "." + name, problems));
        });
        if (node instanceof YamlNode.Keys && tests.isEmpty()) {
            problems.add(node, path, "needs at least one column with what it must be");
        }
        return new Condition(tests);
    }

    private static Test test(Reference reference, YamlNode expected, String path, YamlProblems problems) {
        if (!(expected instanceof YamlNode.Keys)) {
            return oneOf(reference, expected, path, problems);
        }
        YamlEntries entries = YamlEntries.of(expected, path, problems);
        if (entries.has("not")) {
            Test opposite = oneOf(reference, entries.takeAny("not").orElseThrow(), path + ".not", problems);
            entries.refuseUnknown();
            return new Test(reference, opposite.fits(), opposite.onBlank(), true);
        }
        Pattern pattern = entries.needText("matches")
                .map(regex -> pattern(regex, expected, path, problems))
                .orElse(Pattern.compile(""));
        entries.refuseUnknown();
        return new Test(reference, text -> pattern.matcher(text).find(), false, false);
    }

    private static Pattern pattern(String regex, YamlNode node, String path, YamlProblems problems) {
        try {
            return Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            problems.add(node, path + ".matches", "is no regular expression: " + e.getDescription());
            return Pattern.compile("");
        }
    }

    private static Test oneOf(Reference reference, YamlNode expected, String path, YamlProblems problems) {
        Set<String> texts = new HashSet<>();
        boolean onBlank = false;
        for (YamlNode item : expected.items()) {
            if (item.isNothing()) {
                onBlank = true;
            } else {
                YamlEntries.text(item, path, problems).ifPresent(texts::add);
            }
        }
        return new Test(reference, texts::contains, onBlank, false);
    }
}
