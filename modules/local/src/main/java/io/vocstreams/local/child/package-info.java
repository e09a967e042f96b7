/** What runs inside the child processes; needs nothing of the rest of the module. */
@NullMarked
package io.vocstreams.local.child;

import org.jspecify.annotations.NullMarked;
