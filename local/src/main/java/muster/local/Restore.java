package muster.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import muster.foundation.CannotStart;
import muster.foundation.Child;
import muster.foundation.Folders;
import muster.foundation.JavaCommand;
import muster.foundation.LocalPostgres;
import muster.ledger.Hash;
import muster.ledger.Tree;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

/**
 * {@code ./muster restore FILE}: a data folder as a backup has it. It is made beside and takes its place when all of it is
 * there and holds against the checkpoint that is in the backup; what fails on the way leaves nothing.
 */
final class Restore {

    static final String CONTINUE = "--continue";
    static final String ANEW = "--new-origin";
    static final String USAGE = """
            Usage: ./muster restore FILE --continue | --new-origin
              --continue    the log goes on under its name and key: only where nothing was recorded after the backup,
                            or nobody has seen it. Whoever has will say that the log was cut back.
              --new-origin  another log begins with all that is in the backup, under a name (MUSTER_ORIGIN, or made
                            up) and a key of its own""";

    /** What belongs to the name of a log, and to the bytes of its records. */
    private static final Set<String> OF_THE_ORIGIN = Set.of(
            BackupFile.TABLES + "tree",
            BackupFile.TABLES + "checkpoint",
            BackupFile.TABLES + "cosignature",
            BackupFile.TABLES + "log_key",
            BackupFile.FILES + "origin",
            BackupFile.FILES + "log-key");

    /** In the restored folder: what the backup was held against, and what runs on it can be. */
    static final String CHECKPOINT = "restored-checkpoint";

    private final Settings settings;
    private final Programs programs;
    private final PrintStream out;
    private final Notes notes;

    Restore(Settings settings, Programs programs, PrintStream out, Notes notes) {
        this.settings = settings;
        this.programs = programs;
        this.out = out;
        this.notes = notes;
    }

    int from(String name, boolean anew) {
        var data = settings.data();
        refuseUnlessEmpty(data);
        var backup = BackupFile.whole(Path.of(name));
        var origin = anew ? another(backup) : Origin.of(backup.about().origin());
        notes.say("Restoring %s up to position %d."
                .formatted(backup.about().origin(), backup.about().records()));
        var beside = data.resolveSibling(data.getFileName() + ".restoring");
        try {
            clear(beside);
            put(backup, beside, origin, anew);
            takePlace(beside, data);
        } catch (IOException | SQLException | UncheckedIOException | CompletionException e) {
            throw new CannotStart("Nothing was restored: %s".formatted(e));
        } finally {
            clear(beside);
        }
        tell(backup, data, origin, anew);
        return Muster.DONE;
    }

    private static void refuseUnlessEmpty(Path data) {
        try (var in = Files.exists(data) ? Files.list(data) : Stream.<Path>empty()) {
            if (in.findAny().isPresent()) {
                throw new CannotStart(
                        "%s is not empty, and nothing that is there is overwritten: move it away, or choose another folder with MUSTER_DATA."
                                .formatted(data));
            }
        } catch (IOException e) {
            throw new CannotStart.FolderNotWritable(data, e);
        }
    }

    private Origin another(BackupFile backup) {
        var origin = settings.origin().orElseGet(Origin::madeUp);
        if (origin.name().equals(backup.about().origin())) {
            throw new Misuse(
                    "%s is the name of the log in the backup: a new one has another. Set MUSTER_ORIGIN to it, or leave it out."
                            .formatted(origin.name()));
        }
        return origin;
    }

    /** Of one that was killed half-way, the server may still run. */
    private static void clear(Path beside) {
        if (Files.exists(beside)) {
            LocalPostgres.endLeftover(beside.resolve("postgres"));
            Folders.delete(beside);
        }
    }

    private void put(BackupFile backup, Path beside, Origin origin, boolean anew) throws IOException, SQLException {
        Files.createDirectories(beside.resolve("logs"));
        var log = beside.resolve("logs/restore.log");
        try (var postgres = LocalPostgres.start(LocalPostgres.Settings.of(beside.resolve("postgres"), 0)
                .withDatabases(LocalSystem.LOG_DATABASE, LocalSystem.QUERY_DATABASE)
                .withLog(log))) {
            makeTables(postgres, backup.about().schema(), log);
            try (var database = new LogDatabase(new LocalPostgres.Address(postgres.port(), postgres.password()))) {
                // Rows come table by table, and not in the order in which they refer to each other.
                database.change("set local session_replication_role = replica");
                fill(backup, database, beside, anew);
                verify(backup, database);
                if (anew) {
                    rename(database, backup.about().records(), backup.about().origin(), origin.name());
                    write(beside.resolve("origin"), origin.name() + "\n");
                }
                database.commit();
            }
        }
        if (!anew) {
            write(beside.resolve(CHECKPOINT), backup.note());
        }
    }

    private void makeTables(LocalPostgres postgres, String schema, Path log) throws IOException {
        var command = new JavaCommand(
                        "muster.eventstore.Schema", programs.commandService().classPath())
                .arguments(postgres.jdbcUrl(LocalSystem.LOG_DATABASE), postgres.user(), schema);
        var builder = new ProcessBuilder(command.words())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(command.environment());
        builder.environment().put("PGPASSWORD", postgres.password());
        int status =
                builder.start().onExit().orTimeout(2, TimeUnit.MINUTES).join().exitValue();
        if (status != 0) {
            throw new CannotStart(
                    "Tables of the backup's version, %s, could not be made: restore it with the version of Muster that made it, or a later one. (%s)"
                            .formatted(schema, Child.tail(log)));
        }
    }

    private static void fill(BackupFile backup, LogDatabase database, Path beside, boolean anew) throws IOException {
        backup.forEach((name, content) -> {
            if (anew && OF_THE_ORIGIN.contains(name)) {
                return;
            }
            if (name.startsWith(BackupFile.TABLES)) {
                fill(database, name.substring(BackupFile.TABLES.length()), content);
            } else if (name.startsWith(BackupFile.FILES)) {
                write(within(beside, name.substring(BackupFile.FILES.length())), content.readAllBytes());
            }
        });
    }

    private static void fill(LogDatabase database, String table, InputStream rows) throws IOException {
        try {
            database.copyIn(table, rows);
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private static Path within(Path folder, String path) throws IOException {
        var file = folder.resolve(path).normalize();
        if (!file.startsWith(folder)) {
            throw new IOException("%s does not belong into a data folder".formatted(path));
        }
        return file;
    }

    private static void write(Path file, String text) throws IOException {
        write(file, text.getBytes(UTF_8));
    }

    /** For its owner alone, whatever it is. */
    private static void write(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(file, content);
    }

    /** Every record is the one that was hashed, none is missing, and they are those of the checkpoint. */
    private static void verify(BackupFile backup, LogDatabase database) throws SQLException {
        var checkpoint = backup.checkpoint();
        var tree = Tree.empty();
        var rows = new long[1];
        database.each("select position, record, leaf from log order by position", row -> {
            rows[0]++;
            var leaf = Hash.ofLeaf(row.getBytes(2));
            if (row.getLong(1) != rows[0] || !leaf.equals(Hash.of(row.getBytes(3)))) {
                throw new CannotStart(
                        "Nothing was restored: the record at position %d of the backup was altered, or one before it is missing."
                                .formatted(row.getLong(1)));
            }
            if (tree.size() < checkpoint.size()) {
                tree.add(leaf);
            }
            return leaf;
        });
        if (rows[0] != backup.about().records()
                || tree.size() != checkpoint.size()
                || !tree.root().equals(checkpoint.root())) {
            throw new CannotStart(
                    "Nothing was restored: the records of the backup are not those that its checkpoint was made of.");
        }
    }

    /**
     * The records of another log, whose name stands in each: they are other bytes, have other hashes, and so another tree,
     * which command-service makes when it starts. All else of them stays: ids, times, and who recorded them.
     */
    private static void rename(LogDatabase database, long records, String from, String to) throws SQLException {
        var old = source(from);
        int renamed = database.change("""
                update log set record = renamed.record, leaf = sha256('\\x00'::bytea || renamed.record)
                from (select position, overlay(record placing ? from position(? in record) for ?) as record from log
                      where position(? in record) between 1 and 200) renamed
                where log.position = renamed.position""", source(to), old, old.length, old);
        if (renamed != records) {
            throw new CannotStart("Nothing was restored: %d records do not name the log that they are of."
                    .formatted(records - renamed));
        }
    }

    private static byte[] source(String origin) {
        return "\"source\":\"https://%s\"".formatted(origin).getBytes(UTF_8);
    }

    /** The whole at once, or not at all. */
    private static void takePlace(Path beside, Path data) throws IOException {
        Files.deleteIfExists(data);
        Files.move(beside, data, ATOMIC_MOVE);
    }

    private void tell(BackupFile backup, Path data, Origin origin, boolean anew) {
        out.println("Restored %d records into %s, and they hold against the backup's checkpoint."
                .formatted(backup.about().records(), data));
        if (anew) {
            out.println(
                    "They are the beginning of another log, %s: tell who watched %s, and give witnesses the new key."
                            .formatted(origin.name(), backup.about().origin()));
        } else {
            out.println("After ./muster run, hold it against that once more: ./muster audit verify --checkpoint %s"
                    .formatted(data.resolve(CHECKPOINT)));
        }
    }
}
