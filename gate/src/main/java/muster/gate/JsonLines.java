package muster.gate;

import jakarta.servlet.http.HttpServletRequest;

/** Bodies of many commands, a line each. */
final class JsonLines {

    private static final String TYPE = "application/x-ndjson";

    private JsonLines() {}

    static boolean areIn(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.regionMatches(true, 0, TYPE, 0, TYPE.length());
    }
}
