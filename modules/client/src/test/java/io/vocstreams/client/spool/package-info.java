@NullMarked
package io.vocstreams.client.spool;

import org.jspecify.annotations.NullMarked;
