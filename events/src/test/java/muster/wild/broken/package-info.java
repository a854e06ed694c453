/** Shows that the wall around {@code muster.wild} can fall: a class behind it that looks over it. */
@NullMarked
package muster.wild.broken;

import org.jspecify.annotations.NullMarked;
