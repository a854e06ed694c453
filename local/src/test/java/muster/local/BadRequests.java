package muster.local;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/** What bad people send, made up from a seed: some of it is good by chance. */
final class BadRequests {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Beside the record that ships, where it lacks a command. */
    private static final List<String> MORE = List.of(
            "{\"command\":\"PledgeTroops\",\"participant\":\"FR\",\"pledgeId\":\"p\",\"headcount\":{\"min\":2,\"max\":3},\"area\":\"x\",\"conditions\":[{\"anyOf\":[\"CEASEFIRE\"]},{\"anyOf\":[\"US_BACKSTOP\",\"CEASEFIRE\"]}]}",
            "{\"command\":\"PledgeSupport\",\"participant\":\"FR\",\"pledgeId\":\"p\",\"kind\":\"AIR\",\"quantity\":{\"min\":2.5,\"max\":3,\"unit\":\"aircraft\"},\"description\":\"x\"}",
            "{\"command\":\"AmendPledge\",\"participant\":\"FR\",\"pledgeId\":\"p\",\"headcount\":{\"min\":2},\"quantity\":null,\"conditions\":[]}",
            "{\"command\":\"ReportDelivery\",\"participant\":\"FR\",\"pledgeId\":\"p\",\"quantity\":{\"min\":2,\"unit\":\"aircraft\"},\"complete\":true}",
            "{\"command\":\"WithdrawPledge\",\"participant\":\"FR\",\"pledgeId\":\"p\",\"reason\":\"x\"}",
            "{\"command\":\"DeclareConditionMet\",\"condition\":\"CEASEFIRE\"}",
            "{\"command\":\"RetractStatement\",\"statementId\":\"00000000-0000-0000-0000-000000000000\",\"reason\":\"x\"}",
            "{\"command\":\"CorrectStatement\",\"statementId\":\"00000000-0000-0000-0000-000000000000\",\"reason\":\"x\",\"replacement\":{\"command\":\"VoiceSupport\",\"announcedAt\":\"2025-09-04\",\"evidence\":[{\"publisher\":\"x\",\"publishedOn\":\"2025-09-04\"}],\"participant\":\"FR\",\"kinds\":[\"TROOPS\"]}}");

    private static final List<String> WORDS = List.of(
            "",
            "%20",
            "%00",
            "%ff",
            "%c0%af",
            "%ed%a0%80",
            "..",
            "../..",
            "../../../../etc/passwd",
            "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
            "..%2f..%2f",
            "..%5c..%5c",
            "%2f",
            "//",
            ";a=b",
            "..;/",
            "%3b",
            "'",
            "%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E",
            "%0d%0aX-Evil:%201",
            "%E2%80%AE",
            "%F0%9F%92%A9",
            "%EF%BC%A6%EF%BC%B2",
            "a".repeat(2_000),
            "%41".repeat(600),
            "-1",
            "0",
            "1",
            "10001",
            "2147483648",
            "9223372036854775807",
            "9223372036854775808",
            "999999999999999999",
            "0x10",
            "1e309",
            "NaN",
            "null",
            "true",
            "%D9%A1",
            "2025-02-30",
            "2025-13-45",
            "9999-12-31",
            "0000-01-01",
            "-0001-01-01",
            "%2B999999999-12-31",
            "2025-09-04T25:61:61Z",
            "9999-12-31T23:59:59.999999999Z",
            "2025-09-04T00:00:00%2B18:00",
            "2025-09-04T00:00:00 18:00",
            "@0",
            "@-1",
            "@1",
            "@999999999999999999",
            "@99999999999999999999",
            "1.0",
            "999999999999999999.999999999",
            "99.0",
            "FR",
            "FR,,DE",
            ",".repeat(300),
            "FR,".repeat(300),
            "NATO",
            "xx",
            "TROOPS",
            "TROOPS,",
            "UP",
            "A",
            "F",
            "5",
            "TroopsPledged",
            "CEASEFIRE",
            "*",
            "%",
            "%zz",
            "[",
            "{",
            "|",
            "\\",
            "^",
            "`",
            "a+a+a",
            "peace%20peace",
            "stances?kind=TROOPS",
            "statements/../../settings",
            "changes.atom?x=%22%3E",
            "00000000-0000-0000-0000-000000000000",
            "00000000-0000-0000-0000-00000000000g",
            "$%7Bjndi:ldap://127.0.0.1/x%7D",
            "%7B%7B7*7%7D%7D",
            "x001/999",
            "000.p/0",
            "000.p/256",
            "000.p/1",
            "64",
            "63",
            "00");

    private static final List<String> METHODS = List.of(
            "GET",
            "GET",
            "GET",
            "HEAD",
            "POST",
            "PUT",
            "PATCH",
            "DELETE",
            "OPTIONS",
            "TRACE",
            "CONNECT",
            "PROPFIND",
            "FOO",
            "get",
            "X".repeat(500));

    private static final List<String> TYPES = List.of(
            "application/json",
            "application/json",
            "application/json;charset=UTF-16",
            "application/json;charset=nonsense",
            "application/x-ndjson",
            "application/x-ndjson;charset=utf-7",
            "text/plain",
            "text/html",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "multipart/form-data; boundary=x",
            "application/xml",
            "application/octet-stream",
            "*/*",
            "application",
            "/",
            "application/json, text/plain",
            "application/json;",
            "application/json;q",
            "\u00e9/\u00e9");

    private static final List<String> HEADERS = List.of(
            "Accept: application/xml",
            "Accept: text/csv;q=2",
            "Accept: text/csv",
            "Accept: ,",
            "Accept: */*;" + "q=1;".repeat(300),
            "Accept: application/problem+xml",
            "Accept-Encoding: gzip;q=x",
            "Accept-Encoding: gzip",
            "Accept-Language: " + "en,".repeat(900),
            "Accept-Language: \u00ff",
            "Accept-Charset: nonsense",
            "Accept-Datetime: yesterday",
            "Accept-Datetime: Fri, 31 Dec 9999 23:59:59 GMT",
            "Accept-Datetime: Thu, 01 Jan 0000 00:00:00 GMT",
            "Accept-Datetime: Fri Dec 31 23:59:59 +999999999",
            "Accept-Datetime: Thu, 04 Sep 2025 16:30:00 GMT",
            "If-None-Match: x",
            "If-None-Match: \"" + "x".repeat(3_000) + "\"",
            "If-None-Match: *",
            "If-Match: \"x\"",
            "If-Modified-Since: yesterday",
            "If-Unmodified-Since: Fri, 31 Dec 9999 23:59:59 GMT",
            "Range: bytes=-1",
            "Range: bytes=0-0,1-1,2-2,3-3",
            "Range: bytes=99999999999999999999-",
            "Range: x",
            "Last-Event-ID: x",
            "Last-Event-ID: 999999999999999999.999999999",
            "Last-Event-ID: 1.0",
            "Origin: null",
            "Origin: https://evil.example",
            "Origin: http://127.0.0.1:99999999",
            "Origin: x",
            "Access-Control-Request-Method: POST",
            "Access-Control-Request-Method: FOO",
            "Authorization: Bearer",
            "Authorization: Bearer x.y.z",
            "Authorization: Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.",
            "Authorization: Basic eDp4",
            "Authorization: Digest x",
            "Cookie: JSESSIONID=x; SESSION=y; token=z",
            "Cookie: =;;;$Version=1",
            "Content-Encoding: gzip",
            "Content-Encoding: x",
            "Expect: 100-continue",
            "Expect: x",
            "Upgrade: h2c",
            "Upgrade: websocket",
            "Connection: Upgrade, HTTP2-Settings",
            "X-Forwarded-For: 1.2.3.4",
            "X-Forwarded-For: " + "1.2.3.4,".repeat(300),
            "X-Forwarded-Proto: javascript",
            "X-Forwarded-Host: evil.example:x",
            "X-Forwarded-Prefix: /x",
            "Forwarded: for=\"[::1",
            "X-HTTP-Method-Override: DELETE",
            "X-Original-URL: /actuator/env",
            "X-Rewrite-URL: /actuator/env",
            "traceparent: 00-x-x-x",
            "baggage: " + "a=b,".repeat(500),
            "X-Long: " + "x".repeat(9_000),
            "X-Nul: a\u0000b",
            "X-Bare: a\rb");

    private static final List<String> PATHS = List.of(
            "/",
            "/index.html",
            "/embed.html",
            "/settings",
            "/docs",
            "/swagger-ui/index.html",
            "/v3/api-docs",
            "/v3/api-docs/x",
            "/v3/api-docs.yaml",
            "/webjars/",
            "/webjars/d3/../../application.properties",
            "/atlas/countries-50m.json",
            "/error",
            "/actuator",
            "/actuator/health",
            "/actuator/health/x",
            "/actuator/env",
            "/actuator/heapdump",
            "/actuator/metrics/x",
            "/actuator/metrics?tag=x",
            "/actuator/relay",
            "/actuator/tree",
            "/projection",
            "/log/checkpoint",
            "/log/key",
            "/log/tile/0/000",
            "/log/tile/entries/000",
            "/coalitions/.csv",
            "/coalitions//stances",
            "/coalitions/willing-ukraine/",
            "/coalitions/willing-ukraine/stances.csv",
            "/coalitions/willing-ukraine/stances;x=y",
            "/coalitions/willing-ukraine/%73tances",
            "/coalitions/willing-ukraine%2fstances",
            "/coalitions/willing-ukraine/live",
            "/static/../application.properties",
            "/..%2fapplication.properties",
            "/%2e%2e/%2e%2e/etc/passwd",
            "/.%00./x",
            "/WEB-INF/web.xml",
            "/META-INF/MANIFEST.MF",
            "/commands",
            "/commands/",
            "/commands;x",
            "/COMMANDS",
            "*",
            "x",
            "http://evil.example/commands",
            "//evil.example/commands",
            "\\commands",
            "/\u00e9",
            "/" + "a/".repeat(2_000),
            "/" + "a".repeat(9_000));

    /** @param isStrict whether HTTP itself is well-formed, so that an answer is owed */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Bad(boolean toCommands, byte[] bytes, boolean isStrict, boolean isHead) {

        /** By Tomcat, of the server as a whole, or by the actuator, of what it does not know: without a word or a harm. */
        boolean isAnsweredWithoutAWord() {
            var text = new String(bytes, 0, Math.min(bytes.length, 40), ISO_8859_1);
            return text.startsWith("OPTIONS *") || text.contains("/actuator/");
        }

        /** Whether it could be recorded. */
        boolean isDocument() {
            var text = new String(bytes, 0, Math.min(bytes.length, 200), ISO_8859_1);
            return text.startsWith("POST /commands") && !text.contains("dryRun");
        }

        @Override
        public String toString() {
            var text = new String(bytes, ISO_8859_1);
            return (toCommands ? "command-service: " : "query-service: ")
                    + text.substring(0, Math.min(text.length(), 3_000));
        }
    }

    /** Something that can be asked for, as the services describe it themselves. */
    record Operation(boolean toCommands, String method, String path, List<String> parameters) {

        static Stream<Operation> in(JsonNode description, boolean toCommands) {
            return description.get("paths").properties().stream()
                    .flatMap(path -> path.getValue().properties().stream()
                            .map(method -> new Operation(
                                    toCommands,
                                    method.getKey().toUpperCase(Locale.ROOT),
                                    path.getKey(),
                                    method.getValue()
                                            .path("parameters")
                                            .valueStream()
                                            .filter(it ->
                                                    it.path("in").asString("").equals("query"))
                                            .map(it -> it.get("name").stringValue())
                                            .toList())));
        }
    }

    private final RandomGenerator random;
    private final Spoilt spoilt;
    private final String coalition;
    private final List<Operation> operations;
    private final List<JsonNode> good;
    private final String canary;
    private final String token;

    /** @param token a recorder's, without which every command would be refused for the same reason */
    BadRequests(RandomGenerator random, String coalition, List<Operation> operations, String canary, String token) {
        this.token = token;
        this.random = random;
        this.spoilt = new Spoilt(random);
        this.coalition = coalition;
        this.operations = operations;
        this.canary = canary;
        good = Stream.concat(shipped().stream(), MORE.stream())
                .map(JSON::readTree)
                .toList();
    }

    private static List<String> shipped() {
        try {
            return Files.readAllLines(Path.of("../record/willing-ukraine.jsonl"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Bad next() {
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> command();
            case 3 -> preview();
            case 4 -> lines();
            case 5, 6, 7 -> question();
            case 8 -> anything();
            default -> brokenHttp();
        };
    }

    /* Commands */

    private ObjectNode goodDocument() {
        var document = (ObjectNode) any(good).deepCopy();
        document.put("commandId", uuid());
        document.put("coalition", coalition);
        if (!document.has("evidence") && !document.get("command").stringValue().matches("RetractS.*|CorrectS.*")) {
            document.put("announcedAt", "2025-09-04");
            document.set(
                    "evidence", JSON.readTree("[{\"publisher\":\"Example Press\",\"publishedOn\":\"2025-09-04\"}]"));
        }
        return document;
    }

    private String uuid() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private Bad command() {
        var query = random.nextInt(4) == 0
                ? "?"
                        + any(List.of(
                                "dryRun",
                                "dryRun=true",
                                "dryRun=x",
                                "dryRun=true&dryRun=true",
                                "x=y",
                                "%00",
                                "dryRun=" + any(WORDS)))
                : "";
        return posting(
                true,
                "/commands" + query,
                random.nextInt(6) == 0 ? any(TYPES) : "application/json",
                spoilt.document(goodDocument()));
    }

    private Bad preview() {
        return posting(
                false,
                "/coalitions/" + coalition + "/preview",
                random.nextInt(6) == 0 ? any(TYPES) : "application/json",
                spoilt.document(goodDocument()));
    }

    private Bad lines() {
        var body = new ByteArrayOutputStream();
        for (int i = random.nextInt(8); i >= 0; i--) {
            body.writeBytes(spoilt.document(goodDocument()));
            body.writeBytes(any(List.of("\n", "\n", "\n", "\r\n", "\n\n", "\r", "", "\u0000\n", "\u2028"))
                    .getBytes(UTF_8));
        }
        return posting(
                true, "/commands" + any(List.of("", "?dryRun=true")), "application/x-ndjson", body.toByteArray());
    }

    private Bad posting(boolean toCommands, String path, String type, byte[] body) {
        var chunked = random.nextInt(3) == 0;
        var head = new StringBuilder(
                "POST %s HTTP/1.1\r\nHost: x\r\nContent-Type: %s\r\nConnection: close\r\n".formatted(path, type));
        if (toCommands) {
            head.append("Authorization: Bearer ").append(token).append("\r\n");
        }
        someHeaders(head, 5);
        head.append(chunked ? "Transfer-Encoding: chunked\r\n\r\n" : "Content-Length: " + body.length + "\r\n\r\n");
        var whole = new ByteArrayOutputStream();
        whole.writeBytes(head.toString().getBytes(ISO_8859_1));
        whole.writeBytes(chunked ? chunks(body) : body);
        return new Bad(toCommands, whole.toByteArray(), isClean(head), false);
    }

    private byte[] chunks(byte[] body) {
        var out = new ByteArrayOutputStream();
        for (int at = 0; at < body.length; ) {
            var size = Math.min(body.length - at, 1 + random.nextInt(20_000));
            out.writeBytes((Integer.toHexString(size) + "\r\n").getBytes(ISO_8859_1));
            out.write(body, at, size);
            out.writeBytes("\r\n".getBytes(ISO_8859_1));
            at += size;
        }
        out.writeBytes("0\r\n\r\n".getBytes(ISO_8859_1));
        return out.toByteArray();
    }

    /** One in so many requests has some. */
    private void someHeaders(StringBuilder head, int oneIn) {
        if (random.nextInt(oneIn) == 0) {
            for (int i = random.nextInt(3); i >= 0; i--) {
                head.append(any(HEADERS)).append("\r\n");
            }
        }
        if (random.nextInt(10) == 0) {
            head.append(any(List.of("Authorization: Bearer ", "Cookie: token=", "X-Token: ")))
                    .append(canary)
                    .append("\r\n");
        }
    }

    /** Otherwise the connection may be closed before the answer is heard. */
    private static boolean isClean(StringBuilder head) {
        var first = head.substring(0, head.indexOf("\r\n"));
        return head.indexOf("\u0000") < 0
                && head.indexOf("a\rb") < 0
                && first.matches("[!-~]+ [!-~&&[^\"<>\\\\^`{|}]]+ HTTP/1.1");
    }

    /* Questions */

    private Bad question() {
        var operation = any(operations);
        var path = new StringBuilder();
        for (var segment : operation.path().split("(?<=/)|(?=/)")) {
            path.append(segment.startsWith("{") ? value(segment) : segment);
        }
        var separator = '?';
        for (int i = random.nextInt(4); i > 0; i--) {
            var name = operation.parameters().isEmpty() || random.nextInt(12) == 0
                    ? any(List.of("x", "at", "known", "limit", "%00", "", "_method", "access_token"))
                    : any(operation.parameters());
            path.append(separator).append(name).append('=').append(any(WORDS));
            separator = '&';
        }
        if (random.nextInt(200) == 0) {
            path.append(separator).append("a=b&".repeat(1_500));
        }
        var method = random.nextInt(8) == 0 ? any(METHODS) : operation.method();
        return plain(operation.toCommands(), method, path.toString());
    }

    private String value(String segment) {
        if (random.nextInt(3) == 0) {
            return any(WORDS);
        }
        return switch (segment.replaceAll("[{}*]|:.*", "")) {
            case "coalition" -> any(List.of(coalition, "willing-ukraine"));
            case "participant" -> any(List.of("FR", "DE", "NATO", "XX"));
            case "level" -> Integer.toString(random.nextInt(70));
            default -> any(List.of("000", "000.p/1", "x000/000", uuid()));
        };
    }

    private Bad anything() {
        return plain(random.nextBoolean(), any(METHODS), any(PATHS) + (random.nextInt(3) == 0 ? "?" + any(WORDS) : ""));
    }

    private Bad plain(boolean toCommands, String method, String path) {
        var head = new StringBuilder("%s %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n".formatted(method, path));
        someHeaders(head, 3);
        head.append("\r\n");
        return new Bad(toCommands, head.toString().getBytes(UTF_8), isClean(head), method.equals("HEAD"));
    }

    /* HTTP that is none */

    private static final List<String> BROKEN = List.of(
            "POST /commands HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n",
            "POST /commands HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n{}{}{}",
            "POST /commands HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
            "POST /commands HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: xchunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
            "POST /commands HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding : chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
            "POST /commands HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding:\u000bchunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
            "POST /commands HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
            "POST /commands HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n{}\r\n0\r\n\r\n",
            "POST /commands HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n{}\r\n0\r\n\r\n",
            "POST /commands HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2;x=\"y\"\r\n{}\r\n0\r\nX: y\r\n\r\n",
            "POST /commands HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}xx0\r\n\r\n",
            "POST /commands HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n{}\n\r\nzz\r\n",
            "POST /commands HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: -1\r\n\r\n{}",
            "POST /commands HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99999999999999999999\r\n\r\n{}",
            "POST /commands HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 0x2\r\n\r\n{}",
            "POST /commands HTTP/1.0\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
            "GET / HTTP/1.1\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: x y\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: x:99999\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: \r\n\r\n",
            "GET / HTTP/1.1\nHost: x\n\n",
            "GET / HTTP/1.1\r\nHost: x\r\n folded\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: x\r\nno colon\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: x\r\n: empty\r\n\r\n",
            "GET / HTTP/9.9\r\nHost: x\r\n\r\n",
            "GET / HTTP/2.0\r\nHost: x\r\n\r\n",
            "GET / http/1.1\r\nHost: x\r\n\r\n",
            "GET /\r\n\r\n",
            "GET  / HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET /a b HTTP/1.1\r\nHost: x\r\n\r\n",
            "G\u0000T / HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET /\u0000 HTTP/1.1\r\nHost: x\r\n\r\n",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            "\r\n\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n",
            "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001",
            "GET / HTTP/1.1\r\nHost: x\r\n" + "X-A: b\r\n".repeat(150) + "\r\n",
            "GET / HTTP/1.1\r\nHost: x\r\nX-A: " + "b".repeat(20_000) + "\r\n\r\n",
            "GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n{}        GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n");

    private Bad brokenHttp() {
        var text = any(BROKEN).getBytes(ISO_8859_1);
        if (random.nextInt(3) == 0 && text.length > 3) {
            text[random.nextInt(text.length)] = (byte) random.nextInt();
        }
        return new Bad(random.nextBoolean(), text, false, false);
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
