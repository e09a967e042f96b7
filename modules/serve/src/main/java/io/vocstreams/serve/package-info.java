/** The results as an API and a console. */
@NullMarked
package io.vocstreams.serve;

import org.jspecify.annotations.NullMarked;
