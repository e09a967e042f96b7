@NullMarked
package io.vocstreams.app.http;

import org.jspecify.annotations.NullMarked;
