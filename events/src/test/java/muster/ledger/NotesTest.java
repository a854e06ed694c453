package muster.ledger;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import muster.ledger.VerifierKey.Finding;
import muster.ledger.VerifierKey.Holder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class NotesTest {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** The example of C2SP signed-note v1.0.0. */
    private static final String PUBLISHED_KEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

    private static final String PUBLISHED = """
            This is an example message.

            — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
            """;

    private static final SigningKey LOG = SigningKey.generate("example.org/log", Holder.LOG, RANDOM);
    private static final SigningKey WITNESS = SigningKey.generate("example.org/w", Holder.WITNESS, RANDOM);
    private static final Checkpoint CHECKPOINT = new Checkpoint("example.org/log", 3, Hash.ofLeaf("x".getBytes(UTF_8)));

    @Test
    void thePublishedExampleIsVerifiedByItsPublishedKey() {
        var key = VerifierKey.parse(PUBLISHED_KEY);
        assertThat(key).hasToString(PUBLISHED_KEY);
        assertThat(key.findIn(Note.parse(PUBLISHED))).isEqualTo(Finding.SIGNED);
        assertThat(key.findIn(Note.parse(PUBLISHED.replace("example message", "exemple message"))))
                .isEqualTo(Finding.FORGED);
        assertThat(Note.parse(PUBLISHED)).hasToString(PUBLISHED);
    }

    @Test
    void whatALogSignsItsKeyFindsAndNobodyElses() {
        var note = new Note(CHECKPOINT.text(), List.of(LOG.sign(CHECKPOINT.text())));
        var read = Note.parse(note.toString());
        assertThat(LOG.verifier().findIn(read)).isEqualTo(Finding.SIGNED);
        assertThat(SigningKey.generate("example.org/log", Holder.LOG, RANDOM)
                        .verifier()
                        .findIn(read))
                .isEqualTo(Finding.ABSENT);
        assertThat(Checkpoint.parse(read.text())).isEqualTo(CHECKPOINT);
    }

    @Test
    void aCosignatureTellsWhenAndCountsForTheCheckpointItWasGivenFor() {
        var when = Instant.parse("2025-09-04T12:00:00.75Z");
        var cosigned = new Note(CHECKPOINT.text(), List.of(LOG.sign(CHECKPOINT.text())))
                .with(List.of(WITNESS.cosign(CHECKPOINT.text(), when)));
        assertThat(WITNESS.verifier().witnessed(cosigned)).contains(Instant.parse("2025-09-04T12:00:00Z"));
        assertThat(LOG.verifier().findIn(cosigned)).isEqualTo(Finding.SIGNED);
        var other = new Checkpoint(CHECKPOINT.origin(), 4, CHECKPOINT.root()).text();
        assertThat(WITNESS.verifier().witnessed(new Note(other, cosigned.signatures())))
                .isEmpty();
    }

    @Test
    void keysAreReadBackFromWhatTheyWrite() {
        assertThat(SigningKey.parse(LOG.secret()).verifier()).isEqualTo(LOG.verifier());
        assertThat(VerifierKey.parse(WITNESS.verifier().toString())).isEqualTo(WITNESS.verifier());
        assertThat(LOG).asString().doesNotContain(LOG.secret().split("\\+", 5)[4]);
    }

    /** RFC 8032 §7.1, test 1. */
    @Test
    void aKeyIsDerivedFromItsSeedAsPublished() {
        assertThat(Ed25519.publicKey(java.util.HexFormat.of()
                        .parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")))
                .asHexString()
                .isEqualToIgnoringCase("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no blank line\n— a AAAAAAAA\n",
                "text\n\n",
                "text\n\n— a AAAAAAAA",
                "text\n\nnot a signature\n",
                "text\n\n— a AAAAAAAA\nrest",
                "text\n\n— a+b AAAAAAAA\n",
                "text\n\n— a AAAA\n",
                "text\n\n— a AAAAAAA\n",
                "text\n\n— a AAAAAAAB AAAA\n",
                "te\txt\n\n— a AAAAAAAA\n",
            })
    void whatIsNoNoteIsRefused(String text) {
        assertThatThrownBy(() -> Note.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.org/log\n3\n",
                "example.org/log\n03\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\n",
                "example.org/log\n-3\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\n",
                "example.org/log\n9223372036854775808\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\n",
                "example.org/log\n3\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0\n",
                "example.org/log\n3\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB1=\n",
                "example.org/log\n3\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\n\nmore\n",
                "\n3\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\n",
                "example.org/log\n3\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=",
            })
    void whatIsNoCheckpointIsRefused(String text) {
        assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void linesBehindTheRootBelongToWhatIsSigned() {
        var text = CHECKPOINT.text() + "more\n";
        assertThat(Checkpoint.parse(text).extensions()).containsExactly("more");
        assertThat(Checkpoint.parse(text).text()).isEqualTo(text);
    }
}
