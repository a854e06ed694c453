/** The front door's other half: everything on one machine, started, watched and stopped; files of commands sent. */
@NullMarked
package muster.local;

import org.jspecify.annotations.NullMarked;
