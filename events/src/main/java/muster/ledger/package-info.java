/** Leaf hash and Merkle tree over the records' bytes (RFC 9162). */
@NullMarked
package muster.ledger;

import org.jspecify.annotations.NullMarked;
