package muster.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import muster.foundation.CannotStart;
import muster.foundation.JavaCommand;

/** What is started beside PostgreSQL and Kafka, and the history that a new log begins with. */
record Programs(JavaCommand commandService, JavaCommand queryService, Path history) {

    /** As Maven built them; the system property {@code muster.home} names the folder of the whole project. */
    static Programs built() {
        var home = Path.of(System.getProperty("muster.home", "."));
        return new Programs(
                service(home.resolve("command-service/target"), "muster.command.CommandService"),
                service(home.resolve("query-service/target"), "muster.answer.QueryService"),
                home.resolve("record/willing-ukraine.jsonl"));
    }

    private static JavaCommand service(Path target, String mainClass) {
        var classPath = Stream.concat(jars(target), jars(target.resolve("lib")))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        return new JavaCommand(mainClass, classPath).with("-Xmx256m");
    }

    /** Sorted, because the JVM's archive of loaded classes holds for one order of the class path only. */
    private static Stream<Path> jars(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList().stream();
        } catch (IOException e) {
            throw new CannotStart(
                    "There is nothing built in %s: run ./muster from the project's folder.".formatted(folder));
        }
    }
}
