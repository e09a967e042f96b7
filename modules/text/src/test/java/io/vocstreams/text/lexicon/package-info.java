@NullMarked
package io.vocstreams.text.lexicon;

import org.jspecify.annotations.NullMarked;
