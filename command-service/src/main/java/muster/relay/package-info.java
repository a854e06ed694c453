/** From the log to Kafka: every record, in order, at least once. */
@NullMarked
package muster.relay;

import org.jspecify.annotations.NullMarked;
