@NullMarked
package io.vocstreams.app.command;

import org.jspecify.annotations.NullMarked;
