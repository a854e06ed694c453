@NullMarked
package muster.live;

import org.jspecify.annotations.NullMarked;
