/** What happens in operations that concerns customers, and what they are told of it. */
@NullMarked
package io.vocstreams.model.guidance;

import org.jspecify.annotations.NullMarked;
