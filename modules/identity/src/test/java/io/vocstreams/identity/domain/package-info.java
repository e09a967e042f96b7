@NullMarked
package io.vocstreams.identity.domain;

import org.jspecify.annotations.NullMarked;
