@NullMarked
package io.vocstreams.app.customer;

import org.jspecify.annotations.NullMarked;
