/** Shows that the wall around {@code muster.secondopinion} can fall: a class behind it that looks over it. */
@NullMarked
package muster.secondopinion.broken;

import org.jspecify.annotations.NullMarked;
