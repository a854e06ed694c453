package muster.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

import muster.ledger.Checkpoint;
import muster.ledger.Note;
import muster.ledger.VerifierKey;

/** Holds a whole log against what is demanded of it. What it finds follows from what the source hands over, and nothing else. */
final class Verification {

    private final LogSource source;
    private final Demands demands;
    private final Optional<Note> note;
    private final Optional<Checkpoint> said;
    private final Optional<VerifierKey> key;
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private boolean signed;

    private Verification(LogSource source, Demands demands) {
        this.source = source;
        this.demands = demands;
        this.note = source.checkpoint();
        this.said = note.map(Verification::read);
        this.key = note.isEmpty() ? demands.key() : demands.key().or(source::key);
        if (said.isEmpty() && demands.saved().isEmpty()) {
            throw new Unavailable(
                    "There is nothing that %s can be held against: name a checkpoint that you have kept with --checkpoint."
                            .formatted(source.name()));
        }
    }

    private static Checkpoint read(Note note) {
        try {
            return Checkpoint.parse(note.text());
        } catch (IllegalArgumentException e) {
            throw new Unavailable("What the log calls its checkpoint is none. " + e.getMessage(), e);
        }
    }

    /** What comes of it. */
    static Report of(LogSource source, Demands demands, ExecutorService readers, ReadLog.Onlooker onlooker) {
        return new Verification(source, demands).report(readers, onlooker);
    }

    private Report report(ExecutorService readers, ReadLog.Onlooker onlooker) {
        note.ifPresentOrElse(this::signatures, this::nameOfKey);
        List<Trusted> trusted = trusted();
        ReadLog log = ReadLog.of(
                source,
                origin(),
                said.map(Checkpoint::size).orElse(0L),
                said.map(Checkpoint::size).orElse(Long.MAX_VALUE),
                trusted.stream().map(Trusted::size).toList(),
                readers,
                onlooker);
        List<Finding> all = new ArrayList<>(new Judgement(log, trusted, said.isPresent()).findings());
        all.addAll(source.oddities());
        tell(log, trusted);
        all.addAll(findings);
        return new Report(source.name(), said, log.tree().size(), log.tree().root(), all, remarks);
    }

    /** What else a person should know of the records, whether they hold or not. */
    private void tell(ReadLog log, List<Trusted> trusted) {
        List<String> held = trusted.stream()
                .filter(root -> root.earlier()
                        && log.root(root.size()).filter(root.root()::equals).isPresent())
                .map(root -> "%s (%s)".formatted(root.name(), Words.count(root.size(), "record")))
                .toList();
        if (!held.isEmpty()) {
            remarks.add("It has only grown since %s.".formatted(String.join(", ", held)));
        }
        long vouched = trusted.isEmpty() ? 0 : trusted.getLast().size();
        if (said.isEmpty() && log.tree().size() > vouched) {
            remarks.add("%s behind the last checkpoint, and nothing vouches for what stands there."
                    .formatted(new Stretch(vouched + 1, log.tree().size()).are()));
        }
        if (log.served().compared() > 0) {
            remarks.add("%s compared with the records."
                    .formatted(Words.count(log.served().compared(), "tile")
                            + (log.served().compared() == 1 ? " was" : " were")));
        }
    }

    private void signatures(Note note) {
        VerifierKey asked = key.orElseThrow(() -> new Unavailable(
                "%s does not name the log's key, so nobody's signature can be checked: give it with --key."
                        .formatted(source.name())));
        if (demands.key().isEmpty()) {
            remarks.add(
                    "The key is the one that the log itself names, and that it is the log's rests on its own word: note %s, and give it with --key from now on."
                            .formatted(asked));
        }
        Optional<String> wrong = Signatures.ofLog(note, asked);
        wrong.ifPresent(why -> findings.add(Finding.of(why)));
        signed = wrong.isEmpty();
        Signatures.ofWitnesses(note, demands.witnesses(), demands.quorum())
                .ifPresent(why -> findings.add(Finding.of(why)));
    }

    /** Plain lines are signed by nobody. */
    private void nameOfKey() {
        demands.key()
                .filter(asked -> !asked.name().equals(origin()))
                .ifPresent(asked -> findings.add(Finding.of(
                        "The checkpoint is of the log %s, and the key is of %s.".formatted(origin(), asked.name()))));
    }

    private List<Trusted> trusted() {
        List<Trusted> trusted = new ArrayList<>();
        for (Saved saved : demands.saved()) {
            if (isOfThisLog(saved) && isGenuine(saved) && isWithin(saved)) {
                trusted.add(Trusted.of(saved));
            }
        }
        said.filter(_ -> signed).map(Trusted::of).ifPresent(trusted::add);
        trusted.sort(Comparator.comparingLong(Trusted::size));
        return trusted;
    }

    private String origin() {
        return said.map(Checkpoint::origin)
                .orElseGet(() -> demands.saved().getFirst().checkpoint().origin());
    }

    private boolean isOfThisLog(Saved saved) {
        boolean same = saved.checkpoint().origin().equals(origin());
        if (!same) {
            findings.add(Finding.of(
                    "%s is a checkpoint of the log %s, and this is the log %s: a log that begins anew under another name has not only grown."
                            .formatted(saved.name(), saved.checkpoint().origin(), origin())));
        }
        return same;
    }

    private boolean isGenuine(Saved saved) {
        boolean forged = key.filter(log -> Signatures.isForged(saved, log)).isPresent();
        if (forged) {
            findings.add(Finding.of(
                    "%s bears a signature in the log's name that the log's key has not made: it was altered since, or forged, and is not used."
                            .formatted(saved.name())));
        }
        return !forged;
    }

    private boolean isWithin(Saved saved) {
        long size = saved.checkpoint().size();
        long now = said.map(Checkpoint::size).orElse(Long.MAX_VALUE);
        if (size > now) {
            findings.add(Finding.at(
                    new Stretch(now + 1, size),
                    "%s missing: %s was noted when they were there, and the log says that it ends at %s. It was cut back, or an old state of it was put back. Ask for the records behind it, and keep %s."
                            .formatted(
                                    new Stretch(now + 1, size).are(), saved.name(), Words.count(now), saved.name())));
        }
        return size <= now;
    }
}
