/** What stands at the door of both services: who may do what, and how much of it. */
@NullMarked
package muster.gate;

import org.jspecify.annotations.NullMarked;
