package muster.foundation;

import java.nio.file.Path;

/** Why a part could not be started, in a line that tells a person what to do. */
public sealed class CannotStart extends RuntimeException {

    /** A reason that no subclass names. */
    public CannotStart(String message) {
        super(message);
    }

    CannotStart(String message, Throwable cause) {
        super(message, cause);
    }

    /** Another program listens where the part should. */
    public static final class PortInUse extends CannotStart {
        private final int port;

        public PortInUse(String part, int port) {
            super("Port %d, where %s should listen, is in use by another program.".formatted(port, part));
            this.port = port;
        }

        public int port() {
            return port;
        }
    }

    /** The folder that should hold the part's data cannot be made or written. */
    public static final class FolderNotWritable extends CannotStart {
        public FolderNotWritable(Path folder, Throwable cause) {
            super("The folder %s cannot be written: make it writable, or choose another one.".formatted(folder), cause);
        }
    }

    /** The part began and ended, or did not become ready in time; its log says more. */
    public static final class EndedAtOnce extends CannotStart {
        public EndedAtOnce(String part, Path log, String lastLines) {
            super("%s did not start. The end of %s says: %s".formatted(part, log, lastLines));
        }
    }
}
