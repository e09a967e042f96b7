/** What customers say in their own words. */
@NullMarked
package io.vocstreams.model.voice;

import org.jspecify.annotations.NullMarked;
