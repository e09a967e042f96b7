@NullMarked
package io.vocstreams.platform.yaml;

import org.jspecify.annotations.NullMarked;
