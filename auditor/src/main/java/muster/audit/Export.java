package muster.audit;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import muster.event.Coalition;
import muster.ledger.Checkpoint;
import muster.ledger.Note;

/** {@code audit export}: a log, or a part of it, in one file that can be verified without the log. */
final class Export {

    private static final String USAGE =
            "Usage: ./muster audit export [--log URL] [--to FILE|-] [--coalition C] [--from P] [--until P]";

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream notes;

    Export(Map<String, String> environment, PrintStream out, PrintStream notes) {
        this.environment = Map.copyOf(environment);
        this.out = out;
        this.notes = notes;
    }

    /** Returns the exit status. */
    int obey(List<String> words) {
        Options options = Options.of(words, USAGE);
        Optional<ExportHeader.Part> asked = part(options);
        try (HttpLog log = Sources.log(options, environment);
                WholeFile to = WholeFile.at(options.one("--to").orElse("-"), out)) {
            Note note = log.checkpoint().orElseThrow();
            Checkpoint said = Checkpoint.parse(note.text());
            Optional<ExportHeader.Part> part = asked.map(some -> within(some, said));
            ExportHeader header = new ExportHeader(log.key().orElseThrow(), note, part);
            return write(log, header, said, to);
        } catch (IOException | UncheckedIOException e) {
            throw new Unavailable("The export cannot be written: %s.".formatted(e.getMessage()), e);
        }
    }

    private int write(HttpLog log, ExportHeader header, Checkpoint said, WholeFile to) throws IOException {
        to.line(header.line());
        ExportLines lines = header.part()
                .<ExportLines>map(part -> new PartLines(to, log, said, part))
                .orElseGet(() -> new WholeLines(to, said.size()));
        Demands nothingKept = new Demands(Optional.of(header.key()), List.of(), List.of(), 0);
        try (var progress = Progress.of(notes, "records", OptionalLong.of(said.size()));
                var readers = Readers.start()) {
            Report report = Verification.of(log, nothingKept, readers, (block, soFar) -> {
                lines.read(block, soFar);
                progress.reached(soFar.size());
            });
            progress.close();
            return finish(report, lines, to);
        }
    }

    private int finish(Report report, ExportLines lines, WholeFile to) throws IOException {
        if (!report.holds()) {
            report.findings().forEach(finding -> notes.println("FOUND: " + finding.words()));
            notes.println("muster: Nothing was exported, because the log does not hold: audit verify says the same.");
            return Audit.FOUND;
        }
        lines.end();
        to.keep();
        notes.println(
                "muster: %s exported to %s, with the checkpoint over %s. Verify it with: ./muster audit verify --file %s"
                        .formatted(
                                Words.count(lines.records(), "record"),
                                to.name(),
                                Words.count(report.records()),
                                to.name()));
        return Audit.HOLDS;
    }

    private static Optional<ExportHeader.Part> part(Options options) {
        Optional<Coalition> coalition =
                options.one("--coalition").map(slug -> Options.read("--coalition", slug, Coalition::new));
        Optional<Long> from = options.number("--from", 1);
        Optional<Long> until = options.number("--until", 1);
        if (coalition.isEmpty() && from.isEmpty() && until.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ExportHeader.Part(coalition, from.orElse(1L), until.orElse(Long.MAX_VALUE)));
    }

    private static ExportHeader.Part within(ExportHeader.Part asked, Checkpoint said) {
        long until = Math.min(asked.until(), said.size());
        if (asked.from() > until) {
            throw new Misuse("There are no records from position %s to %s: the log has %s."
                    .formatted(
                            Words.count(asked.from()),
                            asked.until() == Long.MAX_VALUE ? "its end" : Words.count(asked.until()),
                            Words.count(said.size())));
        }
        return new ExportHeader.Part(asked.coalition(), asked.from(), until);
    }
}
