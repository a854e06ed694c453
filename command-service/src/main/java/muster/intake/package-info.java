/** Commands by HTTP: one or many documents in, receipts and problems out. */
@NullMarked
package muster.intake;

import org.jspecify.annotations.NullMarked;
