package muster.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The cases of github.com/transparency-dev/merkle, testdata (Apache-2.0), a line each: most of them are to be refused. */
class PublishedVectorsTest {

    private static final JsonMapper JSON = new JsonMapper();

    @ParameterizedTest
    @MethodSource("inclusion")
    void aLeafIsFoundToBeInATreeExactlyWhereItIs(JsonNode vector) {
        boolean found =
                holds(() -> new InclusionProof(number(vector, "leafIdx"), number(vector, "treeSize"), proof(vector))
                        .leads(hash(vector, "leafHash"), hash(vector, "root")));
        assertThat(found).isNotEqualTo(vector.get("wantErr").asBoolean());
    }

    @ParameterizedTest
    @MethodSource("consistency")
    void aTreeIsFoundToHaveGrownExactlyWhereItHas(JsonNode vector) {
        boolean found =
                holds(() -> new ConsistencyProof(number(vector, "size1"), number(vector, "size2"), proof(vector))
                        .leads(root(vector, "root1"), root(vector, "root2")));
        assertThat(found).isNotEqualTo(vector.get("wantErr").asBoolean());
    }

    /** What has not the length of a hash is refused before any proof. */
    private static boolean holds(BooleanSupplier check) {
        try {
            return check.getAsBoolean();
        } catch (IllegalArgumentException noHash) {
            return false;
        }
    }

    /** What does not fit into a signed number becomes a negative one, which no tree has. */
    private static long number(JsonNode vector, String field) {
        return vector.get(field).bigIntegerValue().longValue();
    }

    private static Hash hash(JsonNode vector, String field) {
        return Hash.parse(vector.get(field).asString());
    }

    /** For what is no hash another one stands, the same for the same: some cases compare roots that are mere words. */
    private static Hash root(JsonNode vector, String field) {
        byte[] bytes = Base64.getDecoder().decode(vector.get(field).asString());
        return bytes.length == Hash.BYTES ? Hash.of(bytes) : Hash.of(Sha256.of(bytes));
    }

    private static List<Hash> proof(JsonNode vector) {
        return vector.get("proof")
                .valueStream()
                .map(hash -> Hash.parse(hash.asString()))
                .toList();
    }

    static Stream<JsonNode> inclusion() throws IOException {
        return vectors("inclusion.jsonl");
    }

    static Stream<JsonNode> consistency() throws IOException {
        return vectors("consistency.jsonl");
    }

    private static Stream<JsonNode> vectors(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(PublishedVectorsTest.class.getResourceAsStream(file))) {
            List<JsonNode> all = new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .map(line -> JSON.readTree(line))
                    .toList();
            assertThat(all).hasSize(98);
            return all.stream();
        }
    }
}
