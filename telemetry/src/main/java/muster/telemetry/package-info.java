/** What both services tell whoever operates them: metrics, and traces that cross the log. */
@NullMarked
package muster.telemetry;

import org.jspecify.annotations.NullMarked;
