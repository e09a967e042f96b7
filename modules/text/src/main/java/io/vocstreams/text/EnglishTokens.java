package io.vocstreams.text;

import io.vocstreams.text.Token.Role;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * Lucene's English stems, with the punctuation between them; {@code n't} is a word of its own. Comparatives that the
 * vocabulary names keep their form: no <i>better</i> one is praise, none that is <i>good</i> is blame.
 */
final class EnglishTokens implements Tokens {

    private final Vocabulary vocabulary;
    private final StandardTokenizer tokenizer = new StandardTokenizer();
    private final TokenStream stems = new KStemFilter(new EnglishPossessiveFilter(tokenizer));
    private final CharTermAttribute term = stems.addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offset = stems.addAttribute(OffsetAttribute.class);

    EnglishTokens(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    @Override
    public List<Token> of(String plain) {
        List<Token> tokens = new ArrayList<>();
        int end = 0;
        try {
            tokenizer.setReader(new StringReader(plain));
            stems.reset();
            while (stems.incrementToken()) {
                addMarks(tokens, plain, end, offset.startOffset());
                end = offset.endOffset();
                String word = plain.substring(offset.startOffset(), end);
                boolean kept = vocabulary.unstemmed().contains(word);
                addWord(tokens, kept ? word : term.toString(), offset.startOffset(), end);
            }
            stems.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            close();
        }
        addMarks(tokens, plain, end, plain.length());
        return tokens;
    }

    private void close() {
        try {
            stems.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addMarks(List<Token> tokens, String plain, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = plain.charAt(i);
            if (c == '.' && i + 1 < plain.length() && plain.charAt(i + 1) == '.') {
                int start = i;
                while (i + 1 < to && plain.charAt(i + 1) == '.') {
                    i++;
                }
                tokens.add(new Token("...", start, i + 1, Role.PAUSE));
            } else if (c == '.' || c == '!' || c == '?' || c == '\n' || c == '。') {
                tokens.add(new Token(String.valueOf(c), i, i + 1, Role.STOP));
            } else if (",;:()\"/|+\u2013\u2014\u201c\u201d*".indexOf(c) >= 0 || isDash(plain, i)) {
                tokens.add(new Token(String.valueOf(c), i, i + 1, Role.PAUSE));
            }
        }
    }

    /** A hyphen within a word ends no clause. */
    private static boolean isDash(String plain, int i) {
        return plain.charAt(i) == '-' && (i == 0 || plain.charAt(i - 1) == ' ' || plain.charAt(i - 1) == '-');
    }

    private void addWord(List<Token> tokens, String stem, int start, int end) {
        if (Letters.isDigit(stem.charAt(0))) {
            int letters = 1;
            while (letters < stem.length() && !Letters.isLatin(stem.charAt(letters))) {
                letters++;
            }
            tokens.add(new Token("0", start, Math.min(end, start + letters), Role.WORD));
            if (letters < stem.length()) {
                addForms(tokens, stem.substring(letters), Math.min(end - 1, start + letters), end);
            }
        } else if (stem.endsWith("n't") && !vocabulary.spellings().containsKey(stem)) {
            addForms(tokens, stem.substring(0, stem.length() - 3), start, end);
            addForms(tokens, "not", start, end);
        } else {
            int apostrophe = stem.indexOf('\'');
            addForms(
                    tokens,
                    apostrophe > 0 && !vocabulary.spellings().containsKey(stem) ? stem.substring(0, apostrophe) : stem,
                    start,
                    end);
        }
    }

    private void addForms(List<Token> tokens, String form, int start, int end) {
        for (String key : vocabulary.spelled(form)) {
            tokens.add(new Token(key, start, end, vocabulary.role(key)));
        }
    }
}
