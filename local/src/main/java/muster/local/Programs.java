package muster.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import muster.foundation.CannotStart;
import muster.foundation.JavaCommand;

/** What is started beside PostgreSQL and Kafka, and the history that a new log begins with. */
public record Programs(JavaCommand commandService, JavaCommand queryService, Path history) {

    /** Under load both do two to three times as much as with the quick compiler alone. */
    private static final String WITH_BOTH_COMPILERS = "-XX:TieredStopAtLevel=4";

    /** As Maven built them; the system property {@code muster.home} names the folder of the whole project. */
    public static Programs built() {
        var home = Path.of(System.getProperty("muster.home", "."));
        return new Programs(
                builtCommandService(home), builtQueryService(home), home.resolve("record/willing-ukraine.jsonl"));
    }

    static JavaCommand builtCommandService(Path home) {
        return service("muster.intake.CommandService", home.resolve("command-service/target"))
                .with(WITH_BOTH_COMPILERS);
    }

    static JavaCommand builtQueryService(Path home) {
        return service(
                        "muster.answer.QueryService",
                        home.resolve("query-service/target"),
                        home.resolve("issuer/target"))
                .with(WITH_BOTH_COMPILERS, "-Xmx1g");
    }

    private static JavaCommand service(String mainClass, Path... targets) {
        var classPath = Stream.of(targets)
                .flatMap(Programs::classPath)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
        return new JavaCommand(mainClass, classPath).with("-Xms64m", "-Xmx256m");
    }

    /** Maven writes what stands behind a module's jar into a file beside it. */
    private static Stream<String> classPath(Path target) {
        try {
            var behind = Files.readString(target.resolve("classpath")).strip();
            return Stream.concat(Stream.of(jar(target).toString()), Stream.of(behind.split(File.pathSeparator)));
        } catch (IOException e) {
            throw new CannotStart("There is nothing built in %s: start with ./muster, which builds.".formatted(target));
        }
    }

    private static Path jar(Path target) throws IOException {
        try (var jars = Files.newDirectoryStream(target, "*.jar")) {
            return jars.iterator().next();
        } catch (NoSuchElementException e) {
            throw new NoSuchFileException(target + "/*.jar");
        }
    }
}
