package muster.local;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import muster.foundation.CannotStart;
import muster.foundation.LocalPostgres;
import muster.ledger.Checkpoint;
import muster.ledger.Hash;
import muster.ledger.Note;
import muster.ledger.Note.Signature;
import muster.ledger.SigningKey;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

/**
 * {@code ./muster backup FILE}: the log and all small files of the data folder in one file, while Muster runs or not. What
 * Kafka and the projection hold is made from the log again.
 */
final class Backup {

    private final Path data;
    private final PrintStream out;

    Backup(Settings settings, PrintStream out) {
        this.data = settings.data();
        this.out = out;
    }

    private record Taken(BackupFile.About about, Checkpoint checkpoint) {}

    /** Whoever looks at the file finds a whole backup, or what was there before. */
    int into(String name) {
        var file = Path.of(name).toAbsolutePath().normalize();
        refuseWithin(file);
        try {
            var taken = onServer(address -> written(address, file));
            out.println("Backed up %s up to position %d, with its checkpoint of %d records: %s (%d kB)."
                    .formatted(
                            taken.about().origin(),
                            taken.about().records(),
                            taken.checkpoint().size(),
                            file,
                            Files.size(file) >> 10));
            return Muster.DONE;
        } catch (IOException e) {
            throw new CannotStart("The backup could not be written: %s. Nothing was changed.".formatted(e));
        } catch (SQLException e) {
            throw new CannotStart("PostgreSQL could not be read: %s. No backup was made.".formatted(e.getMessage()));
        }
    }

    private void refuseWithin(Path file) {
        if (Files.isDirectory(file)) {
            throw new Misuse("%s is a folder: name the file in it that the backup is to be.".formatted(file));
        }
        if (file.startsWith(data)) {
            throw new Misuse(
                    "%s lies in the folder that it is to be a backup of, and would be lost with it: name a file elsewhere, best on another disk."
                            .formatted(file));
        }
    }

    private interface Work<T> {
        T on(LocalPostgres.Address address) throws SQLException, IOException;
    }

    /** On the server that runs, or on one that is started for this alone. */
    private <T> T onServer(Work<T> work) throws SQLException, IOException {
        if (!Files.exists(data.resolve("postgres/cluster"))) {
            throw new CannotStart("There is no log in %s: MUSTER_DATA names the folder of another.".formatted(data));
        }
        var free = DataFolder.takeIfFree(data);
        if (free.isEmpty()) {
            return work.on(LocalPostgres.running(data.resolve("postgres"))
                    .orElseThrow(() -> new CannotStart(
                            "Muster runs on %s, and its PostgreSQL does not at the moment: try again in a while."
                                    .formatted(data))));
        }
        try (var folder = free.get();
                var postgres = LocalPostgres.start(
                        LocalPostgres.Settings.of(folder.of("postgres"), 0).withLog(folder.log("postgres")))) {
            return work.on(new LocalPostgres.Address(postgres.port(), postgres.password()));
        }
    }

    private Taken written(LocalPostgres.Address address, Path file) throws SQLException, IOException {
        var beside = Files.createTempFile(
                file.resolveSibling(""),
                file.getFileName() + ".",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            var taken = write(address, beside);
            Files.move(beside, file, ATOMIC_MOVE);
            sync(file.resolveSibling(""));
            return taken;
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private Taken write(LocalPostgres.Address address, Path beside) throws SQLException, IOException {
        try (var database = new LogDatabase(address);
                var channel = FileChannel.open(beside, StandardOpenOption.WRITE);
                var backup = new BackupWriter(Channels.newOutputStream(channel))) {
            var origin = Files.readString(data.resolve("origin")).strip();
            var note = checkpoint(database, origin);
            var about = about(database, origin);
            backup.add(BackupFile.ABOUT, about.json());
            backup.add(BackupFile.CHECKPOINT, note.toString());
            for (var path : SmallFiles.in(data)) {
                backup.add(BackupFile.FILES + path, to -> Files.copy(data.resolve(path), to));
            }
            for (var table : database.tables()) {
                backup.add(BackupFile.TABLES + table, to -> copy(database, table, to));
            }
            backup.finish();
            channel.force(true);
            return new Taken(about, Checkpoint.parse(note.text()));
        }
    }

    private static void copy(LogDatabase database, String table, OutputStream to) throws IOException {
        try {
            database.copyOut(table, to);
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private static BackupFile.About about(LogDatabase database, String origin) throws SQLException {
        long records = database.ask("select coalesce(max(position), 0) from log", row -> row.getLong(1))
                .getFirst();
        return new BackupFile.About(
                BackupFile.About.FORMAT,
                database.schema(),
                origin,
                records,
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    /** Signed as command-service signs the same one: the same text has the same signature every time. */
    private Note checkpoint(LogDatabase database, String origin) throws SQLException, IOException {
        var last = database
                .ask(
                        "select size, root from checkpoint order by size desc limit 1",
                        row -> new Checkpoint(origin, row.getLong(1), Hash.of(row.getBytes(2))))
                .stream()
                .findFirst()
                .orElseThrow(
                        () -> new CannotStart("The log has made no checkpoint yet: start it once with ./muster run."));
        var key = SigningKey.parse(Files.readString(data.resolve("log-key")).strip());
        List<Signature> witnessed = database.ask(
                "select line from cosignature where size = ? order by witness, line",
                row -> Signature.parse(row.getString(1)),
                last.size());
        return new Note(last.text(), List.of(key.sign(last.text()))).with(witnessed);
    }

    private static void sync(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
