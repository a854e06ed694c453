@NullMarked
package muster.architecture;

import org.jspecify.annotations.NullMarked;
