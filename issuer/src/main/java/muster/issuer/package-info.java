/**
 * The issuer of tokens that one machine brings along: its key, its users, and in query-service the pages to log in. What
 * {@code ./muster} needs of it, to hand out tokens by itself, knows nothing of Spring.
 */
@NullMarked
package muster.issuer;

import org.jspecify.annotations.NullMarked;
