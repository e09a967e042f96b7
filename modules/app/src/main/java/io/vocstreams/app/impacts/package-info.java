/** What parts add to scores, computed where it is read. */
@NullMarked
package io.vocstreams.app.impacts;

import org.jspecify.annotations.NullMarked;
