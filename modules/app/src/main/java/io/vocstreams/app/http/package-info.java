/** What a process that runs stages answers over HTTP: its meters, its health, what it is and how it is set. */
@NullMarked
package io.vocstreams.app.http;

import org.jspecify.annotations.NullMarked;
