/** Kafka in: records become the projection, each once in effect, with their offsets in one transaction. */
@NullMarked
package muster.feed;

import org.jspecify.annotations.NullMarked;
