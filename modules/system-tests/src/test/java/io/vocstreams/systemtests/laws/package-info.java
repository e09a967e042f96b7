/** The laws that the contract guarantees, on the real topologies. */
@NullMarked
package io.vocstreams.systemtests.laws;

import org.jspecify.annotations.NullMarked;
