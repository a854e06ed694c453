package muster.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;

import muster.eventstore.TreeStore;
import muster.ledger.SigningKey;
import muster.ledger.VerifierKey.Holder;

/** The key that a log signs its checkpoints with: given by configuration, or made at the first start and kept in a file. */
public final class LogKey {

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ALONE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private LogKey() {}

    /**
     * The key of a log, if it is the one that this log has always been signed with.
     *
     * @param given the key itself, where it is configured
     * @param file where it lies otherwise; made there with mode 600 if it is not
     * @throws IllegalStateException if there is none, or another than before, saying what to do
     */
    public static SigningKey of(String origin, Optional<String> given, Optional<Path> file, TreeStore store) {
        SigningKey key = given.map(LogKey::read)
                .or(() -> file.map(path -> inFile(path, origin)))
                .orElseThrow(
                        () -> new IllegalStateException(
                                "The log has no key: name the file that holds it, or shall hold it, with muster.log.key-file."));
        if (!key.verifier().name().equals(origin) || key.verifier().holder() != Holder.LOG) {
            throw new IllegalStateException("The key is of %s, and this log is %s: give it its own key."
                    .formatted(key.verifier().name(), origin));
        }
        return confirmed(key, store);
    }

    private static SigningKey confirmed(SigningKey key, TreeStore store) {
        String known = store.key(key.verifier().toString());
        if (!known.equals(key.verifier().toString())) {
            throw new IllegalStateException(
                    "This log is signed with the key %s, and was given the key %s: put the old one back. A log whose key is lost begins anew, under another origin."
                            .formatted(known, key.verifier()));
        }
        return key;
    }

    private static SigningKey inFile(Path file, String origin) {
        try {
            if (Files.notExists(file)) {
                make(file, origin);
            }
            return read(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("The log's key cannot be read or made in " + file, e);
        }
    }

    /** Of two who make it at the same time one does, and both use that. */
    private static void make(Path file, String origin) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        Files.createDirectories(parent);
        Path beside = Files.createTempFile(parent, "key", ".new", OWNER_ALONE);
        SigningKey key = SigningKey.generate(origin, Holder.LOG, new SecureRandom());
        Files.writeString(beside, key.secret() + "\n", StandardOpenOption.SYNC);
        try {
            Files.createLink(file, beside);
        } catch (FileAlreadyExistsException madeMeanwhile) {
            // The other's it is.
        } finally {
            Files.delete(beside);
        }
    }

    private static SigningKey read(String text) {
        try {
            return SigningKey.parse(text.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("The log's key is none. " + e.getMessage(), e);
        }
    }
}
