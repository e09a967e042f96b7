/** What lies in deploy/, held against the tools that will read it. */
@NullMarked
package io.vocstreams.deploy;

import org.jspecify.annotations.NullMarked;
