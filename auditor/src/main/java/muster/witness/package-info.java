/** A witness of logs (C2SP tlog-witness): signs what is consistent with all that it has seen, and nothing else. */
@NullMarked
package muster.witness;

import org.jspecify.annotations.NullMarked;
