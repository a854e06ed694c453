package muster.answer;

import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The address that was asked, from its path on and escaped as it came: what is made from it asks the same question, of the
 * same server, by whatever name that is reached.
 *
 * @param query its parts, {@code name=value}
 */
record Address(String path, List<String> query) {

    /** Let pass in a query typed by hand, and not allowed in what is written. */
    private static final List<String> UNESCAPED = List.of("[", "]", "{", "}", "|");

    static Address of(HttpServletRequest request) {
        return of(request.getRequestURI(), request.getQueryString());
    }

    static Address of(String path, @Nullable String query) {
        return new Address(
                path,
                query == null
                        ? List.of()
                        : Arrays.stream(query.split("&"))
                                .filter(part -> !part.isEmpty())
                                .toList());
    }

    /** {@code value} holds nothing that needs to be escaped. */
    Address with(Parameter parameter, String value) {
        return new Address(
                path,
                Stream.concat(without(parameter).query.stream(), Stream.of(parameter.word() + "=" + value))
                        .toList());
    }

    Address without(Parameter parameter) {
        return new Address(
                path,
                query.stream()
                        .filter(part -> !name(part).equals(parameter.word()))
                        .toList());
    }

    /** Without all that names a state of the record. */
    Address ofNoState() {
        return Parameter.OF_A_STATE.stream().reduce(this, Address::without, (_, address) -> address);
    }

    private static String name(String part) {
        return URLDecoder.decode(part.split("=", 2)[0], UTF_8);
    }

    @Override
    public String toString() {
        String text = query.isEmpty() ? path : path + "?" + String.join("&", query);
        for (String character : UNESCAPED) {
            text = text.replace(character, "%%%02X".formatted((int) character.charAt(0)));
        }
        return text;
    }
}
