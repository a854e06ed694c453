package muster.witness;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

/** Files of one folder that are replaced whole: written beside, forced to the disk, and renamed. Only their owner reads them. */
record DurableFiles(Path folder) implements Keeping {

    /** How the names of files end that were being written when the process was killed. */
    static final String BESIDE = ".new";

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    @Override
    public void keep(String name, byte[] content) throws IOException {
        Path beside = folder.resolve(name + BESIDE);
        Files.deleteIfExists(beside);
        try (var file = FileChannel.open(beside, EnumSet.of(CREATE_NEW, WRITE), OWNER_ONLY)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
        }
        Files.move(beside, folder.resolve(name), ATOMIC_MOVE);
        force(folder);
    }

    /** What is new in a folder, or renamed in it, is durable only when the folder is. */
    static void force(Path folder) throws IOException {
        try (var itself = FileChannel.open(folder, READ)) {
            itself.force(true);
        }
    }
}
