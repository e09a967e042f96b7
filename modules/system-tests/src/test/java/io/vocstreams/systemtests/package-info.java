/** The whole pipeline on a real broker and a real registry. */
@NullMarked
package io.vocstreams.systemtests;

import org.jspecify.annotations.NullMarked;
