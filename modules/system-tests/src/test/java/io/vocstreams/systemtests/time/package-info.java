/** What time does by itself: watermarks, idle inputs, finality, and what of it outlasts a restart. */
@NullMarked
package io.vocstreams.systemtests.time;

import org.jspecify.annotations.NullMarked;
