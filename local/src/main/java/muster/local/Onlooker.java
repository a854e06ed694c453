package muster.local;

import java.time.Duration;

/** Who is told what becomes of the lines while they are sent. */
interface Onlooker {

    /**
     * A line has its final answer.
     *
     * @param bytes how many of the stream are answered with it
     */
    void answered(Answer answer, long bytes);

    /** The service went away, or could not take the next line; it will be sent again after the pause. */
    void waits(String why, Duration pause);
}
