package muster.watch;

import java.util.UUID;

/**
 * A watch that one process delivers to and no other, for a while.
 *
 * @param failures how many attempts have failed on end
 */
record Claim(String watch, UUID id, String url, Secret secret, int failures) {}
