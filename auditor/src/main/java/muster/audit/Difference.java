package muster.audit;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

import muster.event.Coalition;
import muster.ledger.VerifierKey;

/** {@code audit diff}: what was recorded between two places in the log, and which stances it moved. */
record Difference(Map<String, String> environment, PrintStream out, PrintStream notes) {

    static final String USAGE = "Usage: ./muster audit diff FROM TO [--coalition C] [--key KEY] " + Sources.USAGE
            + "; FROM and TO are each the file of a signed checkpoint, @POSITION, or a time or date at which something was recorded";

    int obey(List<String> words) {
        if (words.size() < 2 || words.get(0).startsWith("--") || words.get(1).startsWith("--")) {
            throw new Misuse(USAGE);
        }
        Mark from = Mark.parse(words.get(0));
        Mark to = Mark.parse(words.get(1));
        Options options = Options.of(words.subList(2, words.size()), USAGE);
        Predicate<Coalition> wanted = options.coalitions();
        try (LogSource source = Sources.named(options, environment)) {
            tell(source, from, to, wanted, key(options, source));
        }
        return Audit.HOLDS;
    }

    private static Optional<VerifierKey> key(Options options, LogSource source) {
        return options.one("--key")
                .map(text -> Options.read("--key", text, VerifierKey::parse))
                .or(() -> named(source));
    }

    private static Optional<VerifierKey> named(LogSource source) {
        try {
            return source.key();
        } catch (Unavailable namesNone) {
            return Optional.empty();
        }
    }

    private void tell(LogSource source, Mark from, Mark to, Predicate<Coalition> wanted, Optional<VerifierKey> key) {
        SignedMarks signed = SignedMarks.among(from, to);
        refusePart(source, signed);
        signed.requireSigned(key, note -> notes.println("muster: " + note));
        Roots roots = new Roots(signed.marks());
        Told told = Told.by(source, OptionalLong.empty(), wanted, roots, notes);
        signed.requireIn(told, roots);
        tell(told, from, to);
    }

    private static void refusePart(LogSource source, SignedMarks signed) {
        if (!signed.marks().isEmpty()
                && source instanceof ExportFile file
                && file.part().isPresent()) {
            throw new Unavailable(
                    "%s holds only some of the records, and a checkpoint speaks of all: take a whole export, or name positions."
                            .formatted(source.name()));
        }
    }

    private void tell(Told told, Mark from, Mark to) {
        long first = from.in(told.times());
        long last = to.in(told.times());
        if (first > last) {
            throw new Misuse("%s lies behind %s: name the earlier one first.".formatted(from.name(), to.name()));
        }
        out.println("From position %d to %d, of %s that were read:"
                .formatted(first, last, Words.count(told.head(), "record")));
        new Additions(told, first, last).lines().forEach(out::println);
        new Movements(told, first, last).lines().forEach(out::println);
    }
}
