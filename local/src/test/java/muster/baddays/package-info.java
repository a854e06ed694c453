/**
 * Bad days: command-service as a black box on real PostgreSQL and Kafka, while parts of it are killed, stopped, filled
 * up, held up and lied to. What it had acknowledged is held against what its log then holds.
 */
@NullMarked
package muster.baddays;

import org.jspecify.annotations.NullMarked;
