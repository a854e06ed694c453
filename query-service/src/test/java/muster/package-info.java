@NullMarked
package muster;

import org.jspecify.annotations.NullMarked;
