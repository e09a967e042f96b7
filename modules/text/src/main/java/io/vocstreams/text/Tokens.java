package io.vocstreams.text;

import java.util.List;

/** Takes plain text apart. One is used by one thread at a time. */
interface Tokens {

    List<Token> of(String plain);

    /** Of a language by its vocabulary. */
    static Tokens in(Language language, Vocabulary vocabulary) {
        return language == Language.JA ? new JapaneseTokens(vocabulary) : new EnglishTokens(vocabulary);
    }
}
