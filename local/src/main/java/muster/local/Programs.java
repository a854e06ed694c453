package muster.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.NoSuchElementException;

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
        return service(home.resolve("command-service/target"), "muster.intake.CommandService")
                .with(WITH_BOTH_COMPILERS);
    }

    static JavaCommand builtQueryService(Path home) {
        return service(home.resolve("query-service/target"), "muster.answer.QueryService")
                .with(WITH_BOTH_COMPILERS, "-Xmx1g");
    }

    /** Maven writes what stands behind a module's jar into a file beside it. */
    private static JavaCommand service(Path target, String mainClass) {
        try {
            var classPath = jar(target)
                    + File.pathSeparator
                    + Files.readString(target.resolve("classpath")).strip();
            return new JavaCommand(mainClass, classPath).with("-Xms64m", "-Xmx256m");
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
