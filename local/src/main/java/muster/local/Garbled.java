package muster.local;

import java.io.IOException;

/** What came back is not the answer of a command-service. To send again would not help. */
final class Garbled extends IOException {

    Garbled(String why) {
        super("the answer on this port cannot be read: " + why);
    }
}
