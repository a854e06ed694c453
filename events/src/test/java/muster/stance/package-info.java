@NullMarked
package muster.stance;

import org.jspecify.annotations.NullMarked;
