@NullMarked
package io.vocstreams.journey.rules;

import org.jspecify.annotations.NullMarked;
