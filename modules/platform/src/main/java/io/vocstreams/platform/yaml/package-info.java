/** YAML files that people write: read within bounds, and every mistake named with its line. */
@NullMarked
package io.vocstreams.platform.yaml;

import org.jspecify.annotations.NullMarked;
