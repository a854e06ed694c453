/** Shows that the wall around {@code muster.naive} can fall: a class behind it that looks over it. */
@NullMarked
package muster.naive.broken;

import org.jspecify.annotations.NullMarked;
