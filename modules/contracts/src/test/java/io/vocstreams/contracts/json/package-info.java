@NullMarked
package io.vocstreams.contracts.json;

import org.jspecify.annotations.NullMarked;
