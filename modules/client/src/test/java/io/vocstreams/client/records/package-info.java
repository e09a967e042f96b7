@NullMarked
package io.vocstreams.client.records;

import org.jspecify.annotations.NullMarked;
