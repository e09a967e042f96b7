/** A second implementation of the contract, written from its words alone, so that a shared mistake is seen. */
@NullMarked
package io.vocstreams.testkit.plain;

import org.jspecify.annotations.NullMarked;
