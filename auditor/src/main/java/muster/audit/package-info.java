/** The auditor's tool: verifies and replays a log from its records alone, whoever hands them over. */
@NullMarked
package muster.audit;

import org.jspecify.annotations.NullMarked;
