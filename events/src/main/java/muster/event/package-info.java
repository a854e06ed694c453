/** The sealed family of events and the words that they are made of (domain.md §1 and §2). */
@NullMarked
package muster.event;

import org.jspecify.annotations.NullMarked;
