package muster.projection;

import java.util.List;

import muster.event.Recorded;

/** Chronicles for tests of other rooms. */
public final class Chronicles {

    private Chronicles() {}

    public static Chronicle of(List<Recorded> records) {
        Chronicle all = Chronicle.EMPTY;
        for (Recorded record : records) {
            all = all.append(record);
        }
        return all;
    }
}
