/** The log as auditors read it. */
@NullMarked
package muster.log;

import org.jspecify.annotations.NullMarked;
