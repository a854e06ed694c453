package muster.audit;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import muster.ledger.Checkpoint;
import muster.ledger.Note;
import muster.ledger.VerifierKey;
import muster.ledger.VerifierKey.Holder;

/** {@code audit verify}: whether a log is what it says, and has only grown since somebody looked. */
final class Verify {

    private static final String USAGE = "Usage: ./muster audit verify " + Sources.USAGE
            + " [--checkpoint SAVED]... [--key KEY] [--witness KEY]... [--quorum N]";

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream notes;

    Verify(Map<String, String> environment, PrintStream out, PrintStream notes) {
        this.environment = Map.copyOf(environment);
        this.out = out;
        this.notes = notes;
    }

    /** Returns the exit status. */
    int obey(List<String> words) {
        Options options = Options.of(words, USAGE);
        Demands demands = demands(options);
        try (LogSource source = Sources.named(options, environment)) {
            if (source instanceof KafkaTopic || !demands.witnesses().isEmpty()) {
                source.prefer(note -> suits(note, demands));
            }
            return print(
                    source instanceof ExportFile file && file.part().isPresent()
                            ? part(file, demands)
                            : whole(source, demands));
        }
    }

    private Report part(ExportFile file, Demands demands) {
        try (var progress = Progress.of(notes, "records", OptionalLong.empty())) {
            return PartVerification.of(file, demands, progress::reached);
        }
    }

    private Report whole(LogSource source, Demands demands) {
        try (var progress = Progress.of(notes, "records", total(source, demands));
                var readers = Readers.start()) {
            return Verification.of(source, demands, readers, (_, soFar) -> progress.reached(soFar.size()));
        }
    }

    private static OptionalLong total(LogSource source, Demands demands) {
        return source.checkpoint()
                .map(note -> OptionalLong.of(Checkpoint.parse(note.text()).size()))
                .orElseGet(() -> demands.saved().stream()
                        .mapToLong(saved -> saved.checkpoint().size())
                        .max());
    }

    /** A log shows a checkpoint at once, and again when its witnesses have seen it; a topic may hold those of several logs. */
    private static boolean suits(Note note, Demands demands) {
        return demands.key()
                        .filter(key -> Signatures.ofLog(note, key).isPresent())
                        .isEmpty()
                && Signatures.ofWitnesses(note, demands.witnesses(), demands.quorum())
                        .isEmpty();
    }

    private static Demands demands(Options options) {
        List<VerifierKey> witnesses = options.all("--witness").stream()
                .map(text -> key("--witness", text, Holder.WITNESS))
                .distinct()
                .toList();
        int quorum = options.number("--quorum", 0).map(Long::intValue).orElse(witnesses.size());
        if (quorum > witnesses.size()) {
            throw new Misuse(
                    "%d of %d witnesses cannot be had: name more with --witness.".formatted(quorum, witnesses.size()));
        }
        return new Demands(
                options.one("--key").map(text -> key("--key", text, Holder.LOG)),
                options.all("--checkpoint").stream().map(Saved::in).toList(),
                witnesses,
                quorum);
    }

    private static VerifierKey key(String option, String text, Holder holder) {
        VerifierKey key = Options.read(option, text.strip(), VerifierKey::parse);
        if (key.holder() != holder) {
            throw new Misuse("%s: %s is the key of a %s."
                    .formatted(option, key, key.holder() == Holder.LOG ? "log" : "witness"));
        }
        return key;
    }

    private int print(Report report) {
        report.findings().forEach(finding -> out.println("FOUND: " + finding.words()));
        report.remarks().forEach(remark -> out.println("Note: " + remark));
        String what =
                "%s of %s, root %s".formatted(Words.count(report.records(), "record"), report.name(), report.root());
        out.println(report.holds() ? "All holds: %s.".formatted(what) : "It does not hold: %s.".formatted(what));
        return report.holds() ? Audit.HOLDS : Audit.FOUND;
    }
}
