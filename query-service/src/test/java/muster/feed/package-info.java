@NullMarked
package muster.feed;

import org.jspecify.annotations.NullMarked;
