package muster.local;

import java.io.PrintStream;

/** What a person at the terminal is told beside the one line that programs wait for. */
record Notes(PrintStream to) {

    void say(String text) {
        to.println("muster: " + text);
    }
}
