@NullMarked
package io.vocstreams.journey.domain;

import org.jspecify.annotations.NullMarked;
