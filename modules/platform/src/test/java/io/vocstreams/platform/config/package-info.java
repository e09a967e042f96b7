@NullMarked
package io.vocstreams.platform.config;

import org.jspecify.annotations.NullMarked;
