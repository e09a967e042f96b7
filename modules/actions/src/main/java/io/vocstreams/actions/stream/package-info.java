/** The stage ACTIONS: cases kept from what JOURNEY finds and what people do. */
@NullMarked
package io.vocstreams.actions.stream;

import org.jspecify.annotations.NullMarked;
