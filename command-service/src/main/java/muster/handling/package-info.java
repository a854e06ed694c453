/** Axon's part of a command: which tags it looks at, the handler that decides it, and its way into the log. */
@NullMarked
package muster.handling;

import org.jspecify.annotations.NullMarked;
