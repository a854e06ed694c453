package muster.local;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

/** Documents that were good before somebody spoilt them, in one place or in all. */
final class Spoilt {

    private static final String MARK = "spoilt-here";
    private static final JsonMapper JSON = JsonMapper.shared();

    /** What may stand where something else should. */
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "-0",
            "00",
            "+1",
            ".5",
            "1.",
            "0x10",
            "NaN",
            "Infinity",
            "1e400",
            "1E2147483647",
            "1E2147483648",
            "1E-2147483648",
            "-1E2147483647",
            "1E-2147483647",
            "1e99999999999",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775808",
            "4294967296",
            "1".repeat(99),
            "1".repeat(2_000),
            "0." + "3".repeat(500),
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"\\uD83D\\uDE00\"",
            "\"\\u202e\\u2066\"",
            "\"\\uFFFE\\uFFFF\"",
            "\"\\u0007\\u001b[31m\"",
            "\"\\x41\"",
            "\"\\u12\"",
            "\"\t\"",
            "\"a\nb\"",
            "'single'",
            "\"unclosed",
            "\"" + "x".repeat(3_000) + "\"",
            "\"" + "é".repeat(20_000) + "\"",
            "\"2025-02-30\"",
            "\"2025-13-01\"",
            "\"9999-12-31\"",
            "\"9999-99-99\"",
            "\"0000-01-01\"",
            "\"-0001-01-01\"",
            "\"+999999999-12-31\"",
            "\"2025-09-04T24:00:00Z\"",
            "\"2025-09-04T23:59:60Z\"",
            "\"2025-09-04T10:00:00+99:99\"",
            "\"[..9999-12-31]\"",
            "\"[..]\"",
            "\"2025\"",
            "\"XX\"",
            "\"fr\"",
            "\"FR\"",
            "\"UA\u200b\"",
            "\"TROOPS\"",
            "\"willing-ukraine\"",
            "\"WILLING\"",
            "\"../../etc/passwd\"",
            "\"a/b\"",
            "\"a?b#c%00\"",
            "\"' OR 1=1; DROP TABLE record; --\"",
            "\"javascript:alert(1)\"",
            "\"http://[::1\"",
            "\"http://a b/\"",
            "\"https://\"",
            "\"https://example.org/" + "a".repeat(3_000) + "\"",
            "\"00000000-0000-0000-0000-000000000000\"",
            "\"0-0-0-0-0\"",
            "\"${jndi:ldap://127.0.0.1/x}\"",
            "[]",
            "[null]",
            "[[]]",
            "[\"FR\",\"FR\"]",
            "{}",
            "{\"a\":1}",
            "{\"min\":2,\"max\":1}",
            "{\"anyOf\":[]}",
            "{\"a\":1,\"a\":2}",
            "{\"__proto__\":{}}",
            "[" + "1,".repeat(5_000) + "1]",
            "[".repeat(40) + "]".repeat(40),
            "[".repeat(600) + "]".repeat(600),
            "[".repeat(20_000),
            "{\"a\":".repeat(300) + "1" + "}".repeat(300),
            "/* */ 1",
            "1 // one");

    private final RandomGenerator random;

    Spoilt(RandomGenerator random) {
        this.random = random;
    }

    /** Once, or several times. */
    byte[] document(JsonNode good) {
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3, 4 -> inOnePlace(good.deepCopy()).getBytes(UTF_8);
            case 5 -> inOnePlace(JSON.readTree(inSomePlace(good))).getBytes(UTF_8);
            case 6 -> inItsBytes(good.toString().getBytes(UTF_8));
            case 7 -> inItsBytes(inOnePlace(good.deepCopy()).getBytes(UTF_8));
            case 8 -> asAWhole(good.toString());
            default -> good.toString().getBytes(UTF_8);
        };
    }

    private String inOnePlace(JsonNode document) {
        if (document.isContainer() && !document.isEmpty()) {
            spoil(document);
        }
        return document.toString().replace('"' + MARK + '"', any(VALUES));
    }

    private String inSomePlace(JsonNode good) {
        var document = good.deepCopy();
        spoil(document);
        return document.toString();
    }

    private void spoil(JsonNode document) {
        var places = new ArrayList<JsonNode>();
        containers(document, places);
        switch (any(places)) {
            case ObjectNode object -> spoil(object);
            case ArrayNode array -> spoil(array);
            default -> throw new IllegalStateException();
        }
    }

    private static void containers(JsonNode node, List<JsonNode> found) {
        if (node.isContainer() && !node.isEmpty()) {
            found.add(node);
            node.valueStream().forEach(inner -> containers(inner, found));
        }
    }

    private void spoil(ObjectNode object) {
        var name = any(List.copyOf(object.propertyNames()));
        switch (random.nextInt(8)) {
            case 0 -> object.remove(name);
            case 1 -> object.put(any(List.of("x", "", "a".repeat(2_000), "\u0000", "constructor", "id")), MARK);
            case 2 -> object.set(name, JSON.createArrayNode().add(object.get(name)));
            case 3 -> object.set(name, JSON.createObjectNode().set(name, object.get(name)));
            default -> object.put(name, MARK);
        }
    }

    private void spoil(ArrayNode array) {
        var index = random.nextInt(array.size());
        switch (random.nextInt(3)) {
            case 0 -> array.remove(index);
            case 1 -> array.add(array.get(index));
            default -> array.set(index, JSON.getNodeFactory().stringNode(MARK));
        }
    }

    private byte[] inItsBytes(byte[] good) {
        var bytes = good.clone();
        if (bytes.length < 2) {
            return bytes;
        }
        var at = random.nextInt(bytes.length);
        return switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 -> joined(bytes, at, new byte[] {(byte) 0xff, (byte) 0xc0, (byte) 0xaf});
            case 2 -> joined(bytes, at, new byte[] {0});
            case 3 -> joined(bytes, at, bytes);
            case 4 -> joined(bytes, at, new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80});
            default -> {
                bytes[at] = (byte) random.nextInt();
                yield bytes;
            }
        };
    }

    private static byte[] joined(byte[] bytes, int at, byte[] between) {
        var joined = new ByteArrayOutputStream();
        joined.write(bytes, 0, at);
        joined.writeBytes(between);
        joined.write(bytes, at, bytes.length - at);
        return joined.toByteArray();
    }

    private byte[] asAWhole(String good) {
        return switch (random.nextInt(9)) {
            case 0 -> ("\uFEFF" + good).getBytes(UTF_8);
            case 1 -> good.getBytes(UTF_16);
            case 2 -> (good + good).getBytes(UTF_8);
            case 3 -> ("[" + good + "]").getBytes(UTF_8);
            case 4 -> new byte[0];
            case 5 -> any(VALUES).getBytes(UTF_8);
            case 6 ->
                good.replaceFirst("\\{", "{\"pad\":\"" + "x".repeat(49 * 1024) + "\",")
                        .getBytes(UTF_8);
            case 7 -> good.replaceFirst("\\{", "{" + "\"a\":1,".repeat(200)).getBytes(UTF_8);
            default -> good.replaceFirst("\\{", " ".repeat(70_000) + "{").getBytes(UTF_8);
        };
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
