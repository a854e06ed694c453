/** Questions over HTTP and their answers in JSON and CSV. */
@NullMarked
package muster.answer;

import org.jspecify.annotations.NullMarked;
