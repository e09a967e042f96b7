@NullMarked
package io.vocstreams.model;

import org.jspecify.annotations.NullMarked;
