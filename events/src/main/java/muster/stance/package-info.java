/** From statements to stances, histories, changes and claims: pure functions of a set (domain.md §3). */
@NullMarked
package muster.stance;

import org.jspecify.annotations.NullMarked;
