@NullMarked
package io.vocstreams.serve.domain;

import org.jspecify.annotations.NullMarked;
