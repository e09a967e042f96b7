/** Lexicons as files: read, checked, and compiled into what the reader asks. */
@NullMarked
package io.vocstreams.text.lexicon;

import org.jspecify.annotations.NullMarked;
