@NullMarked
package io.vocstreams.notify.domain;

import org.jspecify.annotations.NullMarked;
