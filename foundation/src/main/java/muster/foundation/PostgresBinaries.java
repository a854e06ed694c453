package muster.foundation;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Optional;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's programs, unpacked once for each version from the jar of this platform on the class path. */
final class PostgresBinaries {

    private final Path folder;

    private PostgresBinaries(Path folder) {
        this.folder = folder;
    }

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    static PostgresBinaries unpacked() {
        var archive = archive();
        try {
            var folder = cache().resolve("postgres-" + fingerprint(archive));
            if (!Files.exists(folder)) {
                unpack(archive, folder);
            }
            return new PostgresBinaries(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL's programs could not be unpacked", e);
        }
    }

    private static URL archive() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        var machine = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        var name = "/postgres-%s-%s.txz".formatted(system, machine);
        return Optional.ofNullable(PostgresBinaries.class.getResource(name))
                .orElseThrow(() -> new CannotStart(
                        "There is no PostgreSQL for this machine (%s) on the class path; there is one for linux/amd64, linux/arm64 and macOS/arm64. Use docker-compose.yml instead."
                                .formatted(name)));
    }

    /** The jar's own checksum of the archive: another version's programs go to another folder. */
    private static String fingerprint(URL archive) throws IOException {
        return archive.openConnection() instanceof JarURLConnection jar
                ? "%08x".formatted(jar.getJarEntry().getCrc())
                : "%08x".formatted(archive.openConnection().getContentLengthLong());
    }

    /** Some users have no home, or none that they may write. */
    private static Path cache() {
        var home = Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"));
        try {
            return Folders.writable(home.isAbsolute() ? home.resolve("muster") : temporary());
        } catch (CannotStart.FolderNotWritable e) {
            return Folders.writable(temporary());
        }
    }

    private static Path temporary() {
        return Path.of(System.getProperty("java.io.tmpdir"), "muster-" + System.getProperty("user.name"));
    }

    /** Unpacks beside the folder and renames, so that a kill half-way or a second JVM never leaves half of it. */
    private static void unpack(URL archive, Path folder) throws IOException {
        var beside = Files.createTempDirectory(folder.getParent(), "unpacking");
        try (var tar =
                new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive.openStream())))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(entry, tar, beside.resolve(entry.getName()).normalize());
            }
        }
        try {
            Files.move(beside, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            Folders.delete(beside);
        }
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path to) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(to);
        } else if (entry.isSymbolicLink()) {
            Files.createDirectories(to.getParent());
            Files.createSymbolicLink(to, Path.of(entry.getLinkName()));
        } else {
            Files.createDirectories(to.getParent());
            Files.copy(content, to);
            var executable = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(to, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
