package muster.witness;

import java.io.IOException;

/** Keeps a file so that it outlasts a kill or a power cut: whoever reads it later finds the old bytes or the new ones. */
@FunctionalInterface
interface Keeping {

    /** Returns only when the bytes are durable. */
    void keep(String name, byte[] content) throws IOException;
}
