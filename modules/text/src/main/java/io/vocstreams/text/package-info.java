/** What a text says: a pure function of text, language and lexicon, the same on every machine and in any order. */
@NullMarked
package io.vocstreams.text;

import org.jspecify.annotations.NullMarked;
