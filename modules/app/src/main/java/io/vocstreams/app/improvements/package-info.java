/** Whether what was done has helped, computed where it is read. */
@NullMarked
package io.vocstreams.app.improvements;

import org.jspecify.annotations.NullMarked;
