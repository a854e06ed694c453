/** What has been recorded, as far as it has been read: in PostgreSQL to last and in memory to answer from. */
@NullMarked
package muster.projection;

import org.jspecify.annotations.NullMarked;
