/** How fast it is, each figure beside its yardstick in the same run. */
@NullMarked
package muster.benchmarks;

import org.jspecify.annotations.NullMarked;
