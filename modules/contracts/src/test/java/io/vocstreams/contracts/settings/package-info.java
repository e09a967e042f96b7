@NullMarked
package io.vocstreams.contracts.settings;

import org.jspecify.annotations.NullMarked;
