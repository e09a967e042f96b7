package io.vocstreams.text;

import io.vocstreams.text.Token.Role;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.ja.JapaneseTokenizer;
import org.apache.lucene.analysis.ja.tokenattributes.BaseFormAttribute;
import org.apache.lucene.analysis.ja.tokenattributes.InflectionAttribute;
import org.apache.lucene.analysis.ja.tokenattributes.PartOfSpeechAttribute;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.jspecify.annotations.Nullable;

/**
 * Kuromoji's base forms. A particle that joins sentences is written with a wave dash before it ({@code 〜が}), as its
 * twin that marks a case is only a filler; so are the conditional forms of た and だ ({@code 〜たら}, {@code 〜なら}). A
 * command (ください) keeps its form. やすい after a verb is {@code 易い}, easy to; alone it is a spelling of 安い, cheap.
 */
final class JapaneseTokens implements Tokens {

    private static final Set<String> STOPS = Set.of("。", "!", "?", "\n", "．", "...", "‥", "♪", "★", "☆");
    private static final Set<String> PAUSES = Set.of("、", ",", "，", "・", "/", ";", ":", "(", ")", "「", "」", "-");
    private static final Set<String> JOINING = Set.of("が", "と", "から", "し", "ば");
    private static final Set<String> NEGATIVE = Set.of("ん", "ぬ", "まい", "ない");
    private static final Set<String> EASY = Set.of("やすい", "易い");

    private final Vocabulary vocabulary;
    private final JapaneseTokenizer tokenizer = new JapaneseTokenizer(null, false, true, JapaneseTokenizer.Mode.NORMAL);
    private final CharTermAttribute term = tokenizer.addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offset = tokenizer.addAttribute(OffsetAttribute.class);
    private final BaseFormAttribute base = tokenizer.addAttribute(BaseFormAttribute.class);
    private final PartOfSpeechAttribute speech = tokenizer.addAttribute(PartOfSpeechAttribute.class);
    private final InflectionAttribute inflection = tokenizer.addAttribute(InflectionAttribute.class);

    JapaneseTokens(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    @Override
    public List<Token> of(String plain) {
        List<Token> tokens = new ArrayList<>();
        try {
            tokenizer.setReader(new StringReader(plain));
            tokenizer.reset();
            while (tokenizer.incrementToken()) {
                add(tokens);
            }
            tokenizer.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            close();
        }
        return tokens;
    }

    private void close() {
        try {
            tokenizer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(List<Token> tokens) {
        String surface = term.toString();
        int start = offset.startOffset();
        int end = offset.endOffset();
        if (surface.indexOf('\n') >= 0) {
            tokens.add(new Token("\n", start, end, Role.STOP));
        } else if (STOPS.contains(surface) || surface.startsWith("...") || surface.charAt(0) == '。') {
            tokens.add(new Token(surface, start, end, Role.STOP));
        } else if (PAUSES.contains(surface)) {
            boolean afterTopic = !tokens.isEmpty()
                    && vocabulary
                            .topics()
                            .contains(tokens.get(tokens.size() - 1).key());
            tokens.add(new Token(surface, start, end, afterTopic ? Role.FILLER : Role.PAUSE));
        } else if (!surface.isBlank()) {
            addWord(tokens, surface, start, end);
        }
    }

    private void addWord(List<Token> tokens, String surface, int start, int end) {
        if (isNumber(surface)) {
            Token last = tokens.isEmpty() ? null : tokens.get(tokens.size() - 1);
            if (last != null && last.key().equals("0")) {
                tokens.set(tokens.size() - 1, new Token("0", last.start(), end, Role.WORD));
            } else {
                tokens.add(new Token("0", start, end, Role.WORD));
            }
            return;
        }
        for (String key : vocabulary.spelled(key(surface))) {
            tokens.add(new Token(key, start, end, vocabulary.role(key)));
        }
    }

    private boolean isNumber(String surface) {
        return Letters.isDigit(surface.charAt(0)) || "名詞-数".equals(speech.getPartOfSpeech());
    }

    private String key(String surface) {
        String found = base.getBaseForm();
        String form = inflection.getInflectionForm();
        @Nullable String part = speech.getPartOfSpeech();
        if (part == null) {
            return surface;
        }
        if (part.equals("助詞-接続助詞") && JOINING.contains(surface)) {
            return "〜" + surface;
        }
        String word = found == null ? surface : found;
        if (part.equals("形容詞-非自立") && EASY.contains(word)) {
            return "易い";
        }
        // A command is a wish; the same verb as a statement (説明してくださった) is none.
        if (form != null && form.startsWith("命令")) {
            return surface;
        }
        if (!part.startsWith("助動詞")) {
            return word;
        }
        if (form != null && form.startsWith("仮定") && !surface.equals("なけれ")) {
            return surface.startsWith("な") && found != null && found.equals("ない") ? "なきゃ" : "〜" + surface;
        }
        return NEGATIVE.contains(word) ? "ない" : word;
    }
}
