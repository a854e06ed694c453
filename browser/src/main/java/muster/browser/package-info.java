/** The browser that the machine has, for what tests and measures the dashboard. */
@NullMarked
package muster.browser;

import org.jspecify.annotations.NullMarked;
