/** Holds the witness to C2SP tlog-witness, and to never rolling back. */
@NullMarked
package muster.witness;

import org.jspecify.annotations.NullMarked;
