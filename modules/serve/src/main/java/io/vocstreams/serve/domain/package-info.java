/** The rules of what may be shown, and where a reader stands; pure. */
@NullMarked
package io.vocstreams.serve.domain;

import org.jspecify.annotations.NullMarked;
