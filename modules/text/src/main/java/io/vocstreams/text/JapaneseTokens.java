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
    private static final String GIVE = "くれる";
    private static final String DESPITE = "のに";
    private static final Set<String> EASY = Set.of("やすい", "易い");

    /** What commands and conditional forms end in: the dictionary takes long to say which form a word has. */
    private static final String FORMS = "いえけげしせぜてでねべめれろよらゃ";

    private final Vocabulary vocabulary;
    private final JapaneseTokenizer tokenizer = new JapaneseTokenizer(null, false, true, JapaneseTokenizer.Mode.NORMAL);
    private final CharTermAttribute term = tokenizer.addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offset = tokenizer.addAttribute(OffsetAttribute.class);
    private final BaseFormAttribute base = tokenizer.addAttribute(BaseFormAttribute.class);
    private final PartOfSpeechAttribute speech = tokenizer.addAttribute(PartOfSpeechAttribute.class);
    private final InflectionAttribute inflection = tokenizer.addAttribute(InflectionAttribute.class);

    /** Parts of speech of the last word and of the one before it. */
    private String lastWord = "";

    private String wordBefore = "";

    JapaneseTokens(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    @Override
    public List<Token> of(String plain) {
        List<Token> tokens = new ArrayList<>();
        try {
            tokenizer.setReader(new StringReader(plain));
            tokenizer.reset();
            lastWord = "";
            wordBefore = "";
            while (tokenizer.incrementToken()) {
                add(tokens);
            }
            tokenizer.end();
            markCommands(tokens);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            close();
        }
        return tokens;
    }

    /** 直してくれ is a wish, 直してくれた is none; the dictionary does not tell them apart. */
    private static void markCommands(List<Token> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            Token next = i + 1 < tokens.size() ? tokens.get(i + 1) : null;
            boolean ends = next == null || next.isMark() || next.key().equals("よ");
            if (ends && token.key().equals(GIVE) && token.end() - token.start() < GIVE.length()) {
                tokens.set(i, new Token("くれ", token.start(), token.end(), token.role()));
            }
        }
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
        String known = speech.getPartOfSpeech();
        String part = known == null ? "" : known;
        if (isNumber(surface, part)) {
            Token last = tokens.isEmpty() ? null : tokens.get(tokens.size() - 1);
            if (last != null && last.key().equals("0")) {
                tokens.set(tokens.size() - 1, new Token("0", last.start(), end, Role.WORD));
            } else {
                tokens.add(new Token("0", start, end, Role.WORD));
            }
            return;
        }
        boolean despite = surface.equals("に") && isAfterStatement(tokens);
        wordBefore = lastWord;
        lastWord = part;
        if (despite) {
            Token last = tokens.get(tokens.size() - 1);
            tokens.set(tokens.size() - 1, new Token(DESPITE, last.start(), end, vocabulary.role(DESPITE)));
            return;
        }
        for (String key : vocabulary.spelled(key(surface, part))) {
            tokens.add(new Token(key, start, end, vocabulary.role(key)));
        }
    }

    /** 安かった + の + に is 安かったのに; 使う + の + に is "for using". */
    private boolean isAfterStatement(List<Token> tokens) {
        return !tokens.isEmpty()
                && tokens.get(tokens.size() - 1).key().equals("の")
                && (wordBefore.startsWith("形容詞") || wordBefore.startsWith("助動詞"));
    }

    private static boolean isNumber(String surface, String part) {
        return Letters.isDigit(surface.charAt(0)) || part.equals("名詞-数");
    }

    private String key(String surface, String part) {
        if (part.isEmpty()) {
            return surface;
        }
        if (part.equals("助詞-接続助詞") && JOINING.contains(surface)) {
            return "〜" + surface;
        }
        String found = base.getBaseForm();
        String word = found == null ? surface : found;
        if (part.equals("形容詞-非自立") && EASY.contains(word)) {
            return "易い";
        }
        String form = FORMS.indexOf(surface.charAt(surface.length() - 1)) < 0 ? null : inflection.getInflectionForm();
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
