/** What calls for somebody to act: rules over what one customer did, said and did not do. */
@NullMarked
package io.vocstreams.journey.domain.triggers;

import org.jspecify.annotations.NullMarked;
