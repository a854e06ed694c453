/** What the services stand on, as child processes of one machine: PostgreSQL and Kafka. */
@NullMarked
package muster.foundation;

import org.jspecify.annotations.NullMarked;
