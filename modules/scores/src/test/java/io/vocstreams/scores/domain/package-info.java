@NullMarked
package io.vocstreams.scores.domain;

import org.jspecify.annotations.NullMarked;
