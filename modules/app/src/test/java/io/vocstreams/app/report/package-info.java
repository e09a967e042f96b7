@NullMarked
package io.vocstreams.app.report;

import org.jspecify.annotations.NullMarked;
