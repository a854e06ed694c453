@NullMarked
package muster.access;

import org.jspecify.annotations.NullMarked;
