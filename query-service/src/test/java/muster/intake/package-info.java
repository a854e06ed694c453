@NullMarked
package muster.intake;

import org.jspecify.annotations.NullMarked;
