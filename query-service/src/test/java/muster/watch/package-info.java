@NullMarked
package muster.watch;

import org.jspecify.annotations.NullMarked;
