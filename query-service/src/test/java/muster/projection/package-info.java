@NullMarked
package muster.projection;

import org.jspecify.annotations.NullMarked;
