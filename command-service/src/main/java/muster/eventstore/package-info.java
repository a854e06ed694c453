/** Axon's event storage engine on PostgreSQL: tags, append conditions, positions without gaps, record bytes and leaves. */
@NullMarked
package muster.eventstore;

import org.jspecify.annotations.NullMarked;
