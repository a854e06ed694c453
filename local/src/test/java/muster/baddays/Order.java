package muster.baddays;

import java.util.UUID;

/** A command document as a client keeps it until it has an answer: sent again, it is the same to the byte. */
record Order(UUID commandId, String document) {}
