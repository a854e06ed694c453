package muster.audit;

import java.util.Map;
import java.util.stream.Stream;

/** Which copy of a log the options name. */
final class Sources {

    /** How they are written in a usage. */
    static final String USAGE = "[--log URL | --file EXPORT | --kafka BOOTSTRAP]";

    private Sources() {}

    /** That copy; the log of this machine where none is named. */
    static LogSource named(Options options, Map<String, String> environment) {
        long given = Stream.of("--log", "--file", "--kafka")
                .filter(name -> options.one(name).isPresent())
                .count();
        if (given > 1) {
            throw new Misuse("Say one of --log, --file and --kafka.");
        }
        return options.one("--file")
                .<LogSource>map(ExportFile::at)
                .or(() -> options.one("--kafka").map(KafkaTopic::at))
                .orElseGet(() -> log(options, environment));
    }

    /** A running log; the one of this machine where none is named. */
    static HttpLog log(Options options, Map<String, String> environment) {
        return HttpLog.at(options.one("--log").orElseGet(() -> here(environment)));
    }

    private static String here(Map<String, String> environment) {
        String port = environment.getOrDefault("MUSTER_COMMAND_PORT", "");
        return "http://127.0.0.1:" + (port.isEmpty() ? "8081" : port);
    }
}
