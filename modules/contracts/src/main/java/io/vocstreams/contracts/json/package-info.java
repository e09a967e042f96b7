/** The JSON form of what producing services send, read and written as the schemas say. */
@NullMarked
package io.vocstreams.contracts.json;

import org.jspecify.annotations.NullMarked;
