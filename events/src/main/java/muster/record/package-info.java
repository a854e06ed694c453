/** A record's bytes: one line of CloudEvents JSON, in and out, with versions and upcasting. */
@NullMarked
package muster.record;

import org.jspecify.annotations.NullMarked;
