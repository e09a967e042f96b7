package io.vocstreams.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.text.Leanings.Lean;
import io.vocstreams.text.lexicon.Lexicons;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The file of leanings is learnt from the labelled sentences of this repository, and nobody writes it by hand. */
class LeaningsTest {

    private static final Path FILE = Path.of("../../lexicon/leanings.yml");
    private static final Path SENTENCES = Path.of("../app/src/test/resources");
    private static final String HEAD = """
            # Learnt from labelled sentences; docs/lexicon.md says how. Not written by hand.
            # "praise blame": words, or pairs of words, in tenths of the logarithm of the odds; * is of every text.
            """;

    @Test
    @Tag("generated")
    void shouldBeWhatTheSentencesTeach() throws IOException {
        StringBuilder learnt = new StringBuilder(HEAD);
        for (Language language : List.of(Language.JA, Language.EN)) {
            learnt.append(yaml(language, LeaningLearner.learn(sentences(language))));
        }
        if ("write".equals(System.getProperty("docs"))) {
            Files.writeString(FILE, learnt);
        }

        assertThat(Files.readString(FILE))
                .as("lexicon/leanings.yml is not what the sentences teach; CONTRIBUTING.md says how to rewrite it")
                .isEqualTo(learnt.toString());
    }

    @Test
    void shouldAddUpEachWordOnce() {
        Leanings leanings = new Leanings(Map.of(
                Leanings.ANY,
                new Lean(1, 2),
                "even",
                new Lean(5, -3),
                "even my",
                new Lean(2, 0),
                "my",
                new Lean(7, 7)));

        assertThat(leanings.of(tokens("even", "my", "even"))).isEqualTo(new Lean(15, 6));
        assertThat(leanings.of(tokens("my"))).isEqualTo(new Lean(8, 9));
    }

    @Test
    void shouldSayNothingOfALongText() {
        Leanings leanings = new Leanings(Map.of("a", new Lean(5, 0)));
        String[] words = new String[81];
        Arrays.fill(words, "a");

        assertThat(leanings.of(tokens(words))).isEqualTo(new Lean(0, 0));
    }

    private static List<Token> tokens(String... keys) {
        List<Token> tokens = new ArrayList<>();
        for (String key : keys) {
            tokens.add(new Token(key, tokens.size(), tokens.size() + 1, Token.Role.WORD));
        }
        return tokens;
    }

    static List<LeaningLearner.Sentence> sentences(Language language) throws IOException {
        Dictionary dictionary =
                Objects.requireNonNull(Lexicons.shipped().dictionaries().get(language));
        Tokens tokens = Tokens.in(language, dictionary.vocabulary());
        String code = language == Language.JA ? "ja" : "en";
        List<Path> files;
        try (Stream<Path> found = Files.walk(SENTENCES)) {
            files = found.filter(file -> file.toString().matches(".*/(unseen|training)/" + code + "[^/]*\\.csv"))
                    .sorted()
                    .toList();
        }
        List<LeaningLearner.Sentence> sentences = new ArrayList<>();
        for (Path file : files) {
            for (List<String> row : LabelledCsv.rows(Files.readString(file))) {
                Set<String> features = new HashSet<>();
                Leanings.features(tokens.of(new PlainText(row.get(0)).text()), features::add);
                sentences.add(new LeaningLearner.Sentence(
                        List.copyOf(new TreeSet<>(features)), Evaluation.Label.valueOf(row.get(1))));
            }
        }
        return sentences;
    }

    static String yaml(Language language, Map<String, Lean> leans) {
        Map<String, List<String>> byLean = new TreeMap<>();
        new TreeMap<>(leans).forEach((word, lean) -> byLean.computeIfAbsent(
                        lean.praise() + " " + lean.blame(), absent -> new ArrayList<>())
                .add(word));
        StringBuilder yaml = new StringBuilder(language == Language.JA ? "ja:\n" : "en:\n");
        byLean.forEach((lean, words) -> {
            StringBuilder line = new StringBuilder("  \"" + lean + "\": [");
            for (int i = 0; i < words.size(); i++) {
                String quoted = "'" + words.get(i).replace("'", "''") + "'" + (i + 1 < words.size() ? ", " : "]");
                if (line.length() + quoted.length() > 118) {
                    yaml.append(line.toString().stripTrailing()).append('\n');
                    line = new StringBuilder("    ");
                }
                line.append(quoted);
            }
            yaml.append(line).append('\n');
        });
        return yaml.toString();
    }

    static Map<String, Integer> counted(List<LeaningLearner.Sentence> sentences) {
        Map<String, Integer> counts = new HashMap<>();
        sentences.forEach(sentence -> sentence.features().forEach(word -> counts.merge(word, 1, Integer::sum)));
        return counts;
    }
}
