package muster.local;

import java.nio.file.Path;
import java.util.Map;

import muster.foundation.Child;

/** command-service as it was built and as {@code ./muster run} starts it, for tests that end it in every way. */
public final class BuiltCommandService implements AutoCloseable {

    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    private final DataFolder folder;
    private final Service service;

    private BuiltCommandService(DataFolder folder, Service service) {
        this.folder = folder;
        this.service = service;
    }

    public static BuiltCommandService in(Path data, int port) {
        var folder = DataFolder.take(data);
        return new BuiltCommandService(
                folder, new Service("command-service", Programs.builtCommandService(HOME), port, folder));
    }

    public Child start(Map<String, String> configuration) {
        return service.start(configuration);
    }

    public boolean isReady() {
        return service.isReady();
    }

    /** What it said last, for a person who wonders why it did not start. */
    public String lastWords() {
        return Child.tail(folder.log(service.name()));
    }

    @Override
    public void close() {
        folder.close();
    }
}
