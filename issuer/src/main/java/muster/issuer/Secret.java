package muster.issuer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Supplier;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

/** A file that its owner alone can read. */
record Secret(Path file) {

    private static final Set<PosixFilePermission> OWNER_ALONE = PosixFilePermissions.fromString("rw-------");

    /** What it holds; made up the first time. Of several who make it up at once, all get what the first one did. */
    String orMadeUp(Supplier<String> madeUp) {
        try {
            if (!Files.exists(file)) {
                make(madeUp.get());
            }
            return read();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private void make(String content) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        var beside = beside(content);
        try {
            Files.createLink(file, beside);
        } catch (FileAlreadyExistsException _) {
            // Somebody else was first: what they made up holds.
        } finally {
            Files.delete(beside);
        }
    }

    /** An editor may have let others read it. */
    private String read() throws IOException {
        if (!Files.getPosixFilePermissions(file).equals(OWNER_ALONE)) {
            Files.setPosixFilePermissions(file, OWNER_ALONE);
        }
        return Files.readString(file);
    }

    /** Puts something else in its place; whoever reads meanwhile finds the one or the other, whole. */
    void replace(String content) {
        try {
            Files.move(beside(content), file, ATOMIC_MOVE);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private Path beside(String content) throws IOException {
        var beside = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                file.getFileName().toString(),
                ".new",
                PosixFilePermissions.asFileAttribute(OWNER_ALONE));
        return Files.writeString(beside, content);
    }

    private UncheckedIOException unusable(IOException why) {
        return new UncheckedIOException(
                "The file %s cannot be read or written: is it yours?".formatted(file.toAbsolutePath()), why);
    }
}
