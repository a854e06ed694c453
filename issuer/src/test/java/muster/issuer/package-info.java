@NullMarked
package muster.issuer;

import org.jspecify.annotations.NullMarked;
