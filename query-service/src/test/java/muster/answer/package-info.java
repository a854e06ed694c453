@NullMarked
package muster.answer;

import org.jspecify.annotations.NullMarked;
