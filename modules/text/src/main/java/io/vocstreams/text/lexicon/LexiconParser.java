package io.vocstreams.text.lexicon;

import io.vocstreams.model.voice.ThemeFinding;
import io.vocstreams.platform.yaml.YamlEntries;
import io.vocstreams.platform.yaml.YamlNode;
import io.vocstreams.platform.yaml.YamlProblems;
import io.vocstreams.text.Dictionary;
import io.vocstreams.text.Finding;
import io.vocstreams.text.Language;
import io.vocstreams.text.Leanings;
import io.vocstreams.text.Leanings.Lean;
import io.vocstreams.text.Lexicon;
import io.vocstreams.text.Literals;
import io.vocstreams.text.Literals.Literal;
import io.vocstreams.text.Phrase;
import io.vocstreams.text.TextReader;
import io.vocstreams.text.TextReading;
import io.vocstreams.text.Theme;
import io.vocstreams.text.Trie;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the files of a lexicon. */
final class LexiconParser {

    private static final String TOP = "lexicon.yml";
    private static final String THEMES = "themes.yml";
    private static final Map<Language, String> LANGUAGES = Map.of(Language.JA, "ja.yml", Language.EN, "en.yml");

    private static final String LEANINGS = "leanings.yml";

    static final List<String> FILES = List.of(TOP, "ja.yml", "en.yml", THEMES, LEANINGS);

    private static final Pattern WEIGHTS = Pattern.compile("(-?\\d{1,4}) (-?\\d{1,4})");

    private final Map<String, YamlNode> files;
    private final Map<String, YamlProblems> problems = new HashMap<>();
    private final Map<Language, DictionaryParser> parsers = new EnumMap<>(Language.class);

    LexiconParser(Map<String, YamlNode> files) {
        this.files = files;
        FILES.forEach(name -> problems.put(name, new YamlProblems()));
    }

    Lexicon parse(String fingerprint) {
        YamlEntries top = entries(TOP);
        String version = top.needText("version").orElse("");
        List<Literal> signs = new ArrayList<>();
        top.need("signs").ifPresent(node -> node.items().forEach(item -> signs(item, signs)));
        top.refuseUnknown();

        Map<Language, Literals> literals = new EnumMap<>(Language.class);
        // Each language has its own file; the Japanese dictionary takes as long to load as all else.
        LANGUAGES.keySet().parallelStream().map(this::parsed).toList().forEach(parser -> {
            Language language = parser.language();
            parsers.put(language, parser);
            List<Literal> all = new ArrayList<>(signs);
            all.addAll(parser.literals());
            literals.put(language, new Literals(all));
        });
        List<Theme> themes = themes();
        YamlEntries leaning = entries(LEANINGS);
        Map<Language, Leanings> leanings = new EnumMap<>(Language.class);
        parsers.forEach((language, parser) -> leanings.put(language, leanings(leaning, parser.code())));
        leaning.refuseUnknown();
        FILES.forEach(name -> problems(name).refuseAny(name));

        Map<Language, Dictionary> dictionaries = new EnumMap<>(Language.class);
        parsers.forEach((language, parser) -> dictionaries.put(
                language,
                parser.dictionary(Optional.ofNullable(leanings.get(language)).orElseThrow())));
        return new Lexicon(version, fingerprint, dictionaries, literals, themes);
    }

    private DictionaryParser parsed(Language language) {
        String name = Optional.ofNullable(LANGUAGES.get(language)).orElseThrow();
        DictionaryParser parser = new DictionaryParser(language, entries(name), problems(name));
        parser.parse();
        return parser;
    }

    /** Refuses patterns that are never found, not even in their own words: something longer or earlier takes them. */
    void refuseUnreachable(Lexicon lexicon) {
        TextReader reader = new TextReader(lexicon);
        parsers.forEach((language, parser) -> parser.samples().forEach(sample -> {
            boolean isPlain = sample.text().indexOf('〜') < 0 && !sample.text().contains(Trie.GAP);
            TextReading reading = reader.read(sample.text().replace(Trie.ASKED, ""), parser.code())
                    .orElseThrow();
            boolean ofTheme = sample.value() instanceof Theme;
            if (isPlain && !isFound(sample, reading)) {
                String name = ofTheme ? THEMES : LANGUAGES.getOrDefault(language, TOP);
                problems(name)
                        .add(
                                sample.line(),
                                sample.path(),
                                "`" + sample.text() + "` is never found: it is read as " + read(reading, ofTheme));
            }
        }));
        FILES.forEach(name -> problems(name).refuseAny(name));
    }

    private static boolean isFound(DictionaryParser.Sample sample, TextReading reading) {
        if (sample.value() instanceof Theme theme) {
            return reading.themes().stream().anyMatch(found -> found.id().equals(theme.id()));
        }
        // What only hides words is in no reading, and what a noun decides is found with it alone.
        return !(sample.value() instanceof Phrase phrase)
                || phrase.tone().isSilent()
                || reading.findings().stream()
                        .anyMatch(finding -> finding.group().equals(phrase.group())
                                && finding.pattern().equals(phrase.text()));
    }

    private static List<String> read(TextReading reading, boolean ofTheme) {
        return ofTheme
                ? reading.themes().stream().map(ThemeFinding::id).toList()
                : reading.findings().stream().map(Finding::pattern).toList();
    }

    private YamlEntries entries(String name) {
        return YamlEntries.of(Optional.ofNullable(files.get(name)).orElseThrow(), "", problems(name));
    }

    private YamlProblems problems(String name) {
        return Optional.ofNullable(problems.get(name)).orElseThrow();
    }

    private void signs(YamlNode node, List<Literal> signs) {
        Group group = Group.parse(node, "signs", problems(TOP));
        for (YamlNode pattern : group.patterns()) {
            YamlEntries.text(pattern, "signs." + group.id(), problems(TOP))
                    .ifPresent(text -> signs.add(group.literal(text)));
        }
    }

    /** {@code "praise blame": [words]}, in tenths. */
    private Leanings leanings(YamlEntries top, String code) {
        Map<String, Lean> words = new HashMap<>();
        top.need(code).ifPresent(node -> YamlEntries.of(node, code, problems(LEANINGS))
                .values()
                .forEach((weights, value) -> {
                    Matcher numbers = WEIGHTS.matcher(weights);
                    if (!numbers.matches()) {
                        problems(LEANINGS)
                                .add(value, code, "`" + weights + "` is not two whole numbers, of praise and of blame");
                        return;
                    }
                    Lean lean = new Lean(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)));
                    YamlEntries.texts(value, code, problems(LEANINGS)).forEach(word -> words.put(word, lean));
                }));
        return new Leanings(words);
    }

    private List<Theme> themes() {
        List<Theme> themes = new ArrayList<>();
        Map<String, Integer> lines = new HashMap<>();
        YamlEntries top = entries(THEMES);
        top.need("themes").ifPresent(node -> {
            for (YamlNode item : node.items()) {
                YamlEntries entries = YamlEntries.of(item, "themes", problems(THEMES));
                Theme theme = theme(entries);
                Integer before = lines.putIfAbsent(theme.id(), item.line());
                if (before != null) {
                    entries.wrong("id", "`" + theme.id() + "` stands in line " + before + " already");
                }
                themes.add(theme);
                parsers.forEach((language, parser) -> entries.need("patterns-" + parser.code())
                        .ifPresent(patterns -> parser.addTheme(theme, patterns, problems(THEMES))));
                entries.refuseUnknown();
            }
        });
        top.refuseUnknown();
        return themes;
    }

    private static Theme theme(YamlEntries entries) {
        return new Theme(
                entries.needText("id").orElse(""),
                entries.needText("ja").orElse(""),
                entries.needText("en").orElse(""),
                entries.needText("owner").orElse(""),
                entries.needText("function").orElse(""),
                entries.takeChoice("experience", Theme.Experience.class).orElse(null));
    }
}
