@NullMarked
package muster.telemetry;

import org.jspecify.annotations.NullMarked;
