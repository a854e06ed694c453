/** domain.md §3 read a second time, slowly and to the letter, to set beside {@code muster.stance}. */
@NullMarked
package muster.naive;

import org.jspecify.annotations.NullMarked;
