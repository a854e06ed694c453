/** The sealed family of commands (domain.md §2) and what each decides: the tags it looks at, and the rules it may break. */
@NullMarked
package muster.command;

import org.jspecify.annotations.NullMarked;
