/** Server-Sent Events: what was just recorded and what it moved. */
@NullMarked
package muster.live;

import org.jspecify.annotations.NullMarked;
