package muster.local;

import java.nio.file.Path;
import java.util.Map;

import muster.foundation.Child;
import muster.foundation.JavaCommand;

/** A service as it was built and as {@code ./muster run} starts it, for tests that end it in every way. */
public final class BuiltService implements AutoCloseable {

    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    private final DataFolder folder;
    private final Service service;

    private BuiltService(DataFolder folder, Service service) {
        this.folder = folder;
        this.service = service;
    }

    public static BuiltService commandService(Path data, int port) {
        return of("command-service", Programs.builtCommandService(HOME), data, port);
    }

    public static BuiltService queryService(Path data, int port) {
        return of("query-service", Programs.builtQueryService(HOME), data, port);
    }

    private static BuiltService of(String name, JavaCommand program, Path data, int port) {
        var folder = DataFolder.take(data);
        return new BuiltService(folder, new Service(name, program, port, folder));
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
