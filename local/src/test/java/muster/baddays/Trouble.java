package muster.baddays;

/** What can become of the way between two parts. */
enum Trouble {
    NONE,

    /** Nothing passes, in no direction; whoever calls is let in and hears nothing. What was said arrives afterwards. */
    BLACK_HOLE,

    /** Every connection breaks, and each new one at once. */
    RESET,

    /** Bytes pass at a trickle. */
    SLOW,

    /** The server's ends were closed, and no client was told: each still believes in its connection. */
    CLIENT_NOT_TOLD,

    /** The clients' ends were closed, and the server was not told. */
    SERVER_NOT_TOLD;

    /** Whether it lies in the past once it has happened: what is connected anew has no part in it. */
    boolean isOver() {
        return this == CLIENT_NOT_TOLD || this == SERVER_NOT_TOLD;
    }
}
