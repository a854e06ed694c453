package muster.live;

import java.util.ArrayList;
import java.util.List;

import muster.event.Recorded;
import muster.projection.Chronicle;

/** A coalition's records by the commands that made them: those of one command lie next to each other. */
final class Commands {

    private Commands() {}

    /** The commands that are not told of whole at the cursor, each with all of its events. */
    static List<List<Recorded>> after(Chronicle chronicle, Cursor cursor) {
        List<Recorded> all = chronicle.all();
        int from = all.size() - chronicle.after(cursor.position()).size();
        if (cursor.index() < Integer.MAX_VALUE && from > 0) {
            from--;
        }
        while (from > 0 && from < all.size() && isOneCommand(all.get(from - 1), all.get(from))) {
            from--;
        }
        return grouped(all.subList(from, all.size()));
    }

    private static List<List<Recorded>> grouped(List<Recorded> records) {
        List<List<Recorded>> commands = new ArrayList<>();
        for (Recorded record : records) {
            if (commands.isEmpty() || !isOneCommand(commands.getLast().getLast(), record)) {
                commands.add(new ArrayList<>());
            }
            commands.getLast().add(record);
        }
        return commands;
    }

    private static boolean isOneCommand(Recorded one, Recorded next) {
        return one.commandId().equals(next.commandId());
    }
}
