/** The worked examples of the documentation, played on the real stages. */
@NullMarked
package io.vocstreams.systemtests.semantics;

import org.jspecify.annotations.NullMarked;
