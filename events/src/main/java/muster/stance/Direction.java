package muster.stance;

/** Which way along the ladder a stance moved. */
public enum Direction {
    UP,
    DOWN;

    static Direction of(Stance before, Stance after) {
        return after.compareTo(before) > 0 ? UP : DOWN;
    }
}
