/** Classes that break a wall. */
@NullMarked
package muster.audit.broken;

import org.jspecify.annotations.NullMarked;
