/** What every task of every stage has besides its own work. */
@NullMarked
package io.vocstreams.platform.task;

import org.jspecify.annotations.NullMarked;
