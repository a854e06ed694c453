package muster.witness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import muster.ledger.Checkpoint;
import muster.ledger.Note;

/**
 * The latest checkpoint that was cosigned for each origin. What is compared with it and put in its place is one step for
 * an origin: otherwise two requests at a time could roll a log back.
 */
final class Memory {

    private final Map<String, Place> places = new ConcurrentHashMap<>();
    private final Keeping keeping;

    /** @param known the notes kept before, by the name of their file */
    Memory(Keeping keeping, Map<String, Note> known) {
        this.keeping = keeping;
        known.forEach((name, note) -> places.put(name, new Place(name, Optional.of(note))));
    }

    /** What is remembered of one origin; one request at a time has it. */
    final class Place {

        private final String name;
        private volatile Optional<Note> latest;

        private Place(String name, Optional<Note> latest) {
            this.name = name;
            this.latest = latest;
        }

        Optional<Checkpoint> latest() {
            return latest.map(note -> Checkpoint.parse(note.text()));
        }

        /** Puts the note in the place of the one before, and returns when that is durable. */
        void keep(Note cosigned) throws IOException {
            keeping.keep(name, cosigned.toString().getBytes(StandardCharsets.UTF_8));
            latest = Optional.of(cosigned);
        }
    }

    /** The latest note of an origin, by the name that its hash is. */
    Optional<Note> latest(String originHash) {
        return Optional.ofNullable(places.get(originHash)).flatMap(place -> place.latest);
    }

    /** What is remembered of an origin; to be read and changed by who has synchronized on it. */
    Place of(String origin) {
        return places.computeIfAbsent(OriginHash.of(origin), name -> new Place(name, Optional.empty()));
    }
}
