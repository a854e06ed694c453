package muster.foundation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A data folder of PostgreSQL's: {@code cluster} and, beside it, the password and the pid of who runs on it. */
final class PostgresCluster {

    static final String USER = "muster";

    private final Path data;
    private final Path cluster;
    private final PostgresBinaries binaries;
    private final Unprivileged unprivileged = Unprivileged.here();

    PostgresCluster(Path data, PostgresBinaries binaries) {
        this.data = data;
        this.cluster = data.resolve("cluster");
        this.binaries = binaries;
    }

    Path pidFile() {
        return data.resolve("postgres.pid");
    }

    private Path ownPidFile() {
        return cluster.resolve("postmaster.pid");
    }

    List<String> serverCommand() {
        return unprivileged.command(List.of(binaries.program("postgres").toString(), "-D", cluster.toString()));
    }

    /**
     * Ends a server that still runs on the folder. Its own pid file is removed even if a process of that id lives:
     * it is another program that came by the number later, and PostgreSQL would refuse to start because of it.
     */
    void endLeftover() {
        Leftover.end(pidFile(), cluster, Child.StopSignal.INT, Duration.ofSeconds(30));
        Leftover.end(ownPidFile(), cluster, Child.StopSignal.INT, Duration.ofSeconds(30));
    }

    /** PostgreSQL writes its state into the eighth line of its pid file. */
    boolean isReady(long pid) {
        try {
            var lines = Files.readAllLines(ownPidFile());
            return lines.size() >= 8
                    && lines.getFirst().strip().equals(Long.toString(pid))
                    && lines.get(7).strip().equals("ready");
        } catch (IOException e) {
            return false;
        }
    }

    /** Where the server listens that is ready on the cluster: PostgreSQL writes its port into the fourth line. */
    Optional<LocalPostgres.Address> running() {
        try {
            var lines = Files.readAllLines(ownPidFile());
            boolean ready = lines.size() >= 8 && lines.get(7).strip().equals("ready");
            return ready
                    ? Optional.of(new LocalPostgres.Address(
                            Integer.parseInt(lines.get(3).strip()),
                            Files.readString(passwordFile()).strip()))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Makes the cluster, and in it these databases, unless it is there; returns its password. */
    String initialised(List<String> databases, Path log) {
        try {
            if (!Files.exists(cluster)) {
                initialise(databases, log);
            }
            unprivileged.own(cluster);
            return Files.readString(passwordFile()).strip();
        } catch (IOException e) {
            throw new CannotStart.FolderNotWritable(data, e);
        }
    }

    private Path passwordFile() {
        return data.resolve("password");
    }

    /** Works beside the folder and renames, so that a kill half-way leaves an empty folder and not half a cluster. */
    private void initialise(List<String> databases, Path log) throws IOException {
        var beside = data.resolve("cluster.new");
        Folders.delete(beside);
        writePassword();
        run(initdb(beside), log);
        run(singleUser(beside), log, creating(databases));
        Files.move(beside, cluster);
    }

    private void writePassword() throws IOException {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        Files.deleteIfExists(passwordFile());
        Files.createFile(
                passwordFile(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(passwordFile(), HexFormat.of().formatHex(bytes));
    }

    private List<String> initdb(Path folder) {
        return unprivileged.command(List.of(
                binaries.program("initdb").toString(),
                "--pgdata=" + folder,
                "--username=" + USER,
                "--pwfile=" + passwordFile(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--no-locale",
                "--no-instructions"));
    }

    private static String creating(List<String> databases) {
        return databases.stream().map("CREATE DATABASE %s;\n"::formatted).collect(Collectors.joining());
    }

    /** A server for statements on its standard input: no port is open before the cluster is whole. */
    private List<String> singleUser(Path folder) {
        return unprivileged.command(
                List.of(binaries.program("postgres").toString(), "--single", "-D", folder.toString(), "postgres"));
    }

    private static void run(List<String> command, Path log) throws IOException {
        run(command, log, "");
    }

    private static void run(List<String> command, Path log, String input) throws IOException {
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try (var writer = process.outputWriter()) {
            writer.write(input);
        }
        if (process.onExit().orTimeout(5, TimeUnit.MINUTES).join().exitValue() != 0) {
            throw new CannotStart.EndedAtOnce("PostgreSQL", log, Child.tail(log));
        }
    }
}
