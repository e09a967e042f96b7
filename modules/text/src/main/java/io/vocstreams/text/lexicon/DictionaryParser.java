package io.vocstreams.text.lexicon;

import io.vocstreams.platform.yaml.YamlEntries;
import io.vocstreams.platform.yaml.YamlNode;
import io.vocstreams.platform.yaml.YamlProblems;
import io.vocstreams.text.Degree;
import io.vocstreams.text.Dictionary;
import io.vocstreams.text.Language;
import io.vocstreams.text.Leanings;
import io.vocstreams.text.Literals.Literal;
import io.vocstreams.text.PatternCompiler;
import io.vocstreams.text.Phrase;
import io.vocstreams.text.Theme;
import io.vocstreams.text.Trie;
import io.vocstreams.text.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Reads the words of one language. */
final class DictionaryParser {

    /** What a pattern that is matched as characters begins with. */
    private static final String LITERAL = "=";

    private final Language language;
    private final YamlEntries top;
    private final YamlProblems problems;
    private final Patterns patterns;
    private final Vocabulary vocabulary;
    private final PatternCompiler compiler;
    private final Trie<Phrase> phrases = new Trie<>();
    private final Trie<Theme> themes = new Trie<>();
    private final Trie<Degree> degrees = new Trie<>();
    private final Trie<Degree.Noun> nouns = new Trie<>();
    private final List<Literal> literals = new ArrayList<>();
    /** Which pattern a sequence of keys came from. */
    private final IdentityHashMap<Trie<?>, Map<List<String>, String>> origins = new IdentityHashMap<>();

    private final List<Sample> samples = new ArrayList<>();

    /** A pattern where it stands, and one of the texts that it is meant for. */
    record Sample(int line, String path, String pattern, String text, Object value) {}

    DictionaryParser(Language language, YamlEntries top, YamlProblems problems) {
        this.language = language;
        this.top = top;
        this.problems = problems;
        this.patterns = new Patterns(lists("classes"));
        this.vocabulary = vocabulary();
        this.compiler = new PatternCompiler(language, vocabulary);
    }

    Language language() {
        return language;
    }

    String code() {
        return language.name().toLowerCase(Locale.ROOT);
    }

    void parse() {
        top.need("groups").ifPresent(node -> node.items().forEach(this::addGroup));
        top.need("degrees").ifPresent(node -> addDegrees(YamlEntries.of(node, "degrees", problems)));
        top.refuseUnknown();
    }

    List<Literal> literals() {
        return literals;
    }

    List<Sample> samples() {
        return samples;
    }

    Dictionary dictionary(Leanings leanings) {
        return new Dictionary(language, vocabulary, language == Language.EN, phrases, themes, degrees, nouns, leanings);
    }

    private Vocabulary vocabulary() {
        YamlEntries words = top.need("words")
                .map(node -> YamlEntries.of(node, "words", problems))
                .orElseGet(() -> YamlEntries.of(top.node(), "", problems));
        Set<String> unstemmed = words.need("unstemmed")
                .map(node -> Set.copyOf(YamlEntries.texts(node, "words.unstemmed", problems)))
                .orElse(Set.of());
        PatternCompiler plain = new PatternCompiler(
                language,
                new Vocabulary(
                        Map.of(), unstemmed, Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(),
                        Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), 0, Set.of()));
        Map<String, List<String>> spellings = new HashMap<>();
        lists("spellings").forEach((form, variants) -> {
            for (String variant : variants) {
                for (String key : forms(variant, plain)) {
                    spellings.putIfAbsent(key, List.of(form.split(" ")));
                }
            }
        });
        Function<String, Set<String>> set = key -> {
            Set<String> forms = new HashSet<>();
            words.need(key).ifPresent(node -> YamlEntries.texts(node, "words." + key, problems)
                    .forEach(word -> forms.addAll(forms(word, plain))));
            return forms;
        };
        Vocabulary read = new Vocabulary(
                spellings,
                unstemmed,
                set.apply("fillers"),
                set.apply("topics"),
                set.apply("clauses"),
                set.apply("conditions"),
                set.apply("backgrounds"),
                set.apply("concessions"),
                set.apply("contrasts"),
                set.apply("negations"),
                set.apply("bare"),
                set.apply("unblamed"),
                set.apply("carriers"),
                set.apply("thoughts"),
                set.apply("exclaims"),
                words.takeNumber("reach", 1).orElse(4),
                set.apply("askers"));
        words.refuseUnknown();
        return read;
    }

    /** A word as it is written and, in English, its stem; Japanese words are written as base forms. */
    private Set<String> forms(String word, PatternCompiler plain) {
        Set<String> forms = new HashSet<>(Set.of(word));
        List<String> keys = language == Language.EN ? plain.keys(word) : List.of();
        if (keys.size() == 1) {
            forms.addAll(keys);
        }
        return forms;
    }

    private Map<String, List<String>> lists(String key) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        top.take(key).ifPresent(node -> YamlEntries.of(node, key, problems)
                .values()
                .forEach((name, value) -> lists.put(name, YamlEntries.texts(value, key + "." + name, problems))));
        return lists;
    }

    private void addGroup(YamlNode node) {
        Group group = Group.parse(node, "groups", problems);
        String path = "groups." + group.id();
        for (YamlNode item : group.patterns()) {
            YamlEntries.text(item, path, problems).ifPresent(text -> {
                if (text.startsWith(LITERAL)) {
                    addLiterals(item, path, text, group);
                } else {
                    add(phrases, item, path, problems, text, group.phrase(text));
                }
            });
        }
    }

    private void addLiterals(YamlNode node, String path, String text, Group group) {
        Set<String> texts = patterns.expanded(PatternCompiler.characters(text.substring(LITERAL.length())))
                .orElse(Set.of());
        if (texts.isEmpty()) {
            problems.add(node, path, unfinished(text));
        }
        Phrase phrase = group.phrase(text);
        texts.forEach(characters -> literals.add(new Literal(characters, phrase)));
    }

    private static String unfinished(String text) {
        return "`" + text + "` has a bracket without its end, an unknown class, or too many forms";
    }

    private void addDegrees(YamlEntries entries) {
        for (Degree degree : Degree.values()) {
            addAll(degrees, entries, degree.name(), degree);
        }
        for (Degree.Noun noun : Degree.Noun.values()) {
            addAll(nouns, entries, noun.name(), noun);
        }
        entries.refuseUnknown();
    }

    private <V> void addAll(Trie<V> trie, YamlEntries entries, String constant, V value) {
        String key = constant.toLowerCase(Locale.ROOT).replace('_', '-');
        entries.need(key)
                .ifPresent(node -> node.items().forEach(item -> YamlEntries.text(item, entries.at(key), problems)
                        .ifPresent(text -> add(trie, item, entries.at(key), problems, text, value))));
    }

    void addTheme(Theme theme, YamlNode node, YamlProblems ofThemes) {
        String path = theme.id() + ".patterns-" + code();
        for (YamlNode item : node.items()) {
            YamlEntries.text(item, path, ofThemes).ifPresent(text -> add(themes, item, path, ofThemes, text, theme));
        }
    }

    /** Of two patterns with a form in common the first has it; one that has no form of its own is a mistake. */
    private <V> void add(Trie<V> trie, YamlNode node, String path, YamlProblems to, String text, V value) {
        Set<String> texts = patterns.expanded(text).orElse(Set.of());
        if (texts.isEmpty()) {
            to.add(node, path, unfinished(text));
            return;
        }
        Map<List<String>, String> known = origins.computeIfAbsent(trie, absent -> new HashMap<>());
        String other = "";
        String added = "";
        for (String one : texts) {
            List<String> keys = compiler.keys(one);
            if (saysNothing(keys) || (trie == phrases && isNegation(keys))) {
                to.add(node, path, "`" + one + "` begins or ends with a gap, or has only fillers and a negation");
                return;
            }
            String before = known.putIfAbsent(keys, text);
            other = before == null ? other : before;
            added = before == null && added.isEmpty() ? one : added;
            trie.add(keys, value);
        }
        if (!added.isEmpty()) {
            samples.add(new Sample(node.line(), path, text, added, value));
        }
        if (added.isEmpty()) {
            to.add(node, path, "`" + text + "` is the same as `" + other + "`");
        }
    }

    private static boolean saysNothing(List<String> keys) {
        return keys.stream().allMatch(key -> key.startsWith(Trie.ASKED))
                || keys.get(0).equals(Trie.GAP)
                || keys.get(keys.size() - 1).equals(Trie.GAP);
    }

    /** A phrase made of it would hide every negation. */
    private boolean isNegation(List<String> keys) {
        return keys.size() == 1 && vocabulary.negations().contains(keys.get(0));
    }
}
