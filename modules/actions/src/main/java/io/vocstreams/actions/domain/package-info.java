/** What a case is: the pure rules over what was found, what people did, and the clock. */
@NullMarked
package io.vocstreams.actions.domain;

import org.jspecify.annotations.NullMarked;
