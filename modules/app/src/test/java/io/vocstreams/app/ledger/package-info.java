@NullMarked
package io.vocstreams.app.ledger;

import org.jspecify.annotations.NullMarked;
