/** How much the stages hold and write: that it is bounded, and what a customer costs. */
@NullMarked
package io.vocstreams.systemtests.state;

import org.jspecify.annotations.NullMarked;
