/** What the auditor finds, and what it does not. */
@NullMarked
package muster.audit;

import org.jspecify.annotations.NullMarked;
