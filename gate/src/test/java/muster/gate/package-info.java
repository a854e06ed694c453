@NullMarked
package muster.gate;

import org.jspecify.annotations.NullMarked;
