@NullMarked
package io.vocstreams.platform.ledger;

import org.jspecify.annotations.NullMarked;
