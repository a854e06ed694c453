/**
 * Made-up logs and made-up questions to put to them, by the rules of domain.md §2 and api.md: what both the naive reading
 * and the product are tried on. Like {@code muster.naive}, it takes nothing from the rest of Muster.
 */
@NullMarked
package muster.wild;

import org.jspecify.annotations.NullMarked;
