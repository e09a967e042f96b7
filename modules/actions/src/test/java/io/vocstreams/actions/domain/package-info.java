@NullMarked
package io.vocstreams.actions.domain;

import org.jspecify.annotations.NullMarked;
