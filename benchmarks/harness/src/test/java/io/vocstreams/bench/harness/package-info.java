/** What the report says of the figures. */
@NullMarked
package io.vocstreams.bench.harness;

import org.jspecify.annotations.NullMarked;
