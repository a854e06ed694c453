package muster.audit;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** A file that has its name only once it is whole; until then it lies beside, and goes if it does not become so. */
final class WholeFile implements AutoCloseable {

    private final String name;
    private final Optional<Path> beside;
    private final OutputStream to;

    private WholeFile(String name, Optional<Path> beside, OutputStream to) {
        this.name = name;
        this.beside = beside;
        this.to = new BufferedOutputStream(to, 1 << 16);
    }

    /** The file of this name; {@code -} is standard output, which whoever reads it sees line by line. */
    static WholeFile at(String name, PrintStream out) throws IOException {
        if (name.equals("-")) {
            return new WholeFile(name, Optional.empty(), out);
        }
        Path target = Path.of(name).toAbsolutePath();
        Path beside = Files.createTempFile(target.getParent(), target.getFileName() + ".", ".part");
        return new WholeFile(name, Optional.of(beside), Files.newOutputStream(beside));
    }

    String name() {
        return name;
    }

    void line(byte[] line) {
        try {
            to.write(line);
            to.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It is whole. */
    void keep() throws IOException {
        to.flush();
        if (beside.isPresent()) {
            to.close();
            Files.move(
                    beside.get(),
                    Path.of(name).toAbsolutePath(),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void close() throws IOException {
        if (beside.isPresent()) {
            to.close();
            Files.deleteIfExists(beside.get());
        }
    }
}
