package muster.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What the README tells its readers to type. */
final class Readme {

    private static final Pattern CURL =
            Pattern.compile("^curl .*?(?=\\n(?:curl |```))", Pattern.DOTALL | Pattern.MULTILINE);

    private Readme() {}

    /** Every call of curl in it, in order. */
    static List<String> curls() throws IOException {
        return CURL.matcher(Files.readString(Path.of("..", "README.md")))
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
