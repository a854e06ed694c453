package muster.answer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The dashboard names beforehand the modules that it begins with, or else each would be found when another has come. */
class PreloadTest {

    private static final Path STATIC = Path.of("src/main/resources/static");
    private static final Path FIRST = STATIC.resolve("app.js");
    private static final Pattern IMPORT = Pattern.compile("(?m)^(?:import|export)\\b[^'(]*'(\\.[^']+)'");
    private static final Pattern PRELOAD = Pattern.compile("<link rel=\"modulepreload\" href=\"([^\"]+)\">");

    @Test
    void whatIsPreloadedIsWhatTheFirstModuleImports() throws IOException {
        var imported = importedBy(FIRST);
        assertThat(imported).isNotEmpty();
        assertThat(preloaded()).isEqualTo(imported);
    }

    private static Set<Path> preloaded() throws IOException {
        var named = new TreeSet<Path>();
        PRELOAD.matcher(Files.readString(STATIC.resolve("index.html")))
                .results()
                .map(found -> STATIC.resolve(found.group(1)))
                .forEach(named::add);
        return named;
    }

    /** All that it imports, and what these import. */
    private static Set<Path> importedBy(Path module) throws IOException {
        var found = new TreeSet<Path>();
        var unread = new ArrayDeque<Path>();
        unread.add(module);
        while (!unread.isEmpty()) {
            var next = unread.remove();
            IMPORT.matcher(Files.readString(next))
                    .results()
                    .map(each -> next.resolveSibling(each.group(1)).normalize())
                    .filter(found::add)
                    .forEach(unread::add);
        }
        return found;
    }
}
