/** The stages' own rules over a whole data set at once. */
@NullMarked
package io.vocstreams.testkit.oracle;

import org.jspecify.annotations.NullMarked;
