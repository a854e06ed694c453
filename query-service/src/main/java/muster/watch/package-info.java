/** Watches: what somebody wants to be told of, delivered by webhook and as a feed of their own. */
@NullMarked
package muster.watch;

import org.jspecify.annotations.NullMarked;
