package muster.witness;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;

import muster.ledger.Checkpoint;
import muster.ledger.Hash;
import muster.ledger.Note;
import muster.ledger.SigningKey;
import muster.ledger.VerifierKey.Finding;
import muster.ledger.VerifierKey.Holder;
import muster.witness.Answer.Cosigned;

import static org.assertj.core.api.Assertions.assertThat;

class CosigningTest {

    private final MadeUpLog log = MadeUpLog.of(40);
    private final Desk desk = new Desk(log.key().verifier());

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Note good(int size) {
        return log.signed(log.checkpoint(size));
    }

    @Test
    void whatContinuesTheLastCheckpointIsCosignedWithTheTime() {
        assertThat(desk.status(log.request(0, 7))).isEqualTo(200);
        var answer = (Cosigned) desk.answer(log.request(7, 19));
        Note cosigned = Note.parse(good(19) + answer.body());
        assertThat(desk.key.verifier().witnessed(cosigned)).contains(Desk.NOW);
        assertThat(answer.type()).isEqualTo("text/plain; charset=utf-8");
        assertThat(answer.body())
                .startsWith("— " + desk.key.verifier().name() + " ")
                .endsWith("\n");
    }

    @Test
    void whatIsKeptBearsTheSignaturesOfTheLogAndOfTheWitnessAndNoOther() {
        SigningKey stranger = SigningKey.generate("a.stranger", Holder.LOG, new SecureRandom());
        Note note = good(7).with(List.of(stranger.sign(good(7).text())));
        desk.answer(MadeUpLog.request(0, List.of(), note));
        Note kept = desk.kept.getLast();
        assertThat(log.key().verifier().findIn(kept)).isEqualTo(Finding.SIGNED);
        assertThat(desk.key.verifier().findIn(kept)).isEqualTo(Finding.SIGNED);
        assertThat(kept.signatures()).hasSize(2);
    }

    @Test
    void aLogThatIsNotWatchedIs404() {
        assertThat(new Desk().status(log.request(0, 7))).isEqualTo(404);
    }

    @Test
    void withoutASignatureByTheLogsKeyItIs403() {
        MadeUpLog impostor = MadeUpLog.of(40);
        assertThat(desk.status(impostor.request(0, 7))).isEqualTo(403);
    }

    @Test
    void aForgedSignatureByTheLogsKeyIs403EvenBesideAGoodOne() {
        Note.Signature ofAnother = log.key().sign(log.checkpoint(8).text());
        assertThat(desk.status(MadeUpLog.request(0, List.of(), new Note(good(7).text(), List.of(ofAnother)))))
                .isEqualTo(403);
        assertThat(desk.status(MadeUpLog.request(0, List.of(), good(7).with(List.of(ofAnother)))))
                .isEqualTo(403);
    }

    @Test
    void whoSpeaksIsAskedBeforeWhatIsSaid() {
        MadeUpLog impostor = MadeUpLog.of(40);
        assertThat(desk.status(MadeUpLog.request(9, List.of(), impostor.signed(impostor.checkpoint(7)))))
                .isEqualTo(403);
        assertThat(new Desk().status(MadeUpLog.request(9, List.of(), good(7)))).isEqualTo(404);
    }

    @Test
    void anOldSizeBeyondTheCheckpointsIs400() {
        assertThat(desk.status(MadeUpLog.request(8, List.of(), good(7)))).isEqualTo(400);
    }

    @Test
    void anotherOldSizeThanWasCosignedIs409AndTellsThatSize() {
        Answer first = desk.answer(log.request(3, 7));
        assertThat(first.status()).isEqualTo(409);
        assertThat(first.body()).isEqualTo("0\n");
        desk.answer(log.request(0, 7));
        for (int old : new int[] {0, 6, 8}) {
            Answer answer = desk.answer(log.request(old, 19));
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.body()).isEqualTo("7\n");
            assertThat(answer.type()).isEqualTo("text/x.tlog.size");
        }
    }

    @Test
    void aProofThatDoesNotLeadThereIs422() {
        desk.answer(log.request(0, 7));
        List<Hash> good = log.proof(7, 19);
        List<Hash> tooLong = new ArrayList<>(good);
        tooLong.add(good.getFirst());
        List<Hash> swapped = new ArrayList<>(good);
        Collections.swap(swapped, 0, 1);
        for (List<Hash> proof : List.of(List.<Hash>of(), tooLong, swapped, good.subList(1, good.size()))) {
            assertThat(desk.status(MadeUpLog.request(7, proof, good(19)))).isEqualTo(422);
        }
        assertThat(desk.notes).hasSize(4).first().asString().contains("did not show that it continues");
        assertThat(desk.lastSize()).isEqualTo(7);
    }

    @Test
    void aProofFromNothingIs422() {
        assertThat(desk.status(MadeUpLog.request(0, log.proof(7, 19), good(19))))
                .isEqualTo(422);
    }

    @Test
    void anotherRootAtTheSameSizeIs422AndTold() {
        desk.answer(log.request(0, 19));
        MadeUpLog fork = log.forkedAt(12);
        assertThat(desk.status(fork.request(19, 19))).isEqualTo(422);
        assertThat(desk.notes).singleElement().asString().contains("shows two histories");
    }

    @Test
    void anEmptyTreeHasTheRootOfNothing() {
        Note wrong =
                log.signed(new Checkpoint(MadeUpLog.ORIGIN, 0, log.checkpoint(7).root()));
        assertThat(desk.status(MadeUpLog.request(0, List.of(), wrong))).isEqualTo(422);
        assertThat(desk.status(log.request(0, 0))).isEqualTo(200);
        assertThat(desk.status(log.request(0, 0))).isEqualTo(200);
        assertThat(desk.status(log.request(0, 7))).isEqualTo(200);
    }

    @Test
    void theSameCheckpointIsCosignedAgainButNotWithAProof() {
        desk.answer(log.request(0, 19));
        assertThat(desk.status(log.request(19, 19))).isEqualTo(200);
        assertThat(desk.status(MadeUpLog.request(19, log.proof(7, 19), good(19))))
                .isEqualTo(422);
    }

    @Test
    void whatIsNotWrittenAsARequestIs400() {
        String note = good(7).toString();
        String hash = Hash.OF_NOTHING.base64() + "\n";
        List<String> broken = List.of(
                "",
                "\n\n",
                "old 0\n",
                note,
                "old 0\n" + note,
                "old  0\n\n" + note,
                "old 00\n\n" + note,
                "old +0\n\n" + note,
                "old -1\n\n" + note,
                "OLD 0\n\n" + note,
                "old 0 \n\n" + note,
                "old 0\r\n\r\n" + note,
                "old 9223372036854775808\n\n" + note,
                "old ٣\n\n" + note,
                "\nold 0\n\n" + note,
                "old 0\n\n\n" + note,
                "old 0\nnot base64\n\n" + note,
                "old 0\nAAAA\n\n" + note,
                "old 0\n" + hash.strip() + " \n\n" + note,
                "old 0\n" + hash.repeat(64) + "\n" + note,
                "old 0\n\n" + note.strip(),
                "old 0\n\n" + good(7).text(),
                "old 0\n\n" + good(7).text() + "\n",
                "old 0\n\n" + note.replace("\n7\n", "\n07\n"),
                "old 0\n\n" + note + "more\n",
                "old 0\n\n" + note + "\u0000\n");
        broken.forEach(body -> assertThat(desk.status(bytes(body))).as(body).isEqualTo(400));
        byte[] notUtf8 = log.request(0, 7);
        notUtf8[12] = (byte) 0xff;
        assertThat(desk.status(notUtf8)).isEqualTo(400);
        assertThat(desk.kept).isEmpty();
    }

    @Test
    void sixtyThreeHashesAreReadAndSixteenSignaturesOfStrangersToo() {
        List<Hash> many = Collections.nCopies(63, Hash.OF_NOTHING);
        assertThat(desk.status(MadeUpLog.request(0, many, good(7)))).isEqualTo(422);
        List<Note.Signature> strangers = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            strangers.add(new Note.Signature("stranger.example/" + i, i, new byte[5000]));
        }
        byte[] crowded = MadeUpLog.request(0, List.of(), good(7).with(strangers));
        assertThat(crowded.length).isLessThan(WitnessServer.MOST_BYTES);
        assertThat(desk.status(crowded)).isEqualTo(200);
    }

    @Test
    void whatTheLogAddsToItsCheckpointIsCosignedWithIt() {
        var extended = new Checkpoint(MadeUpLog.ORIGIN, 7, log.checkpoint(7).root(), List.of("more"));
        var answer = (Cosigned) desk.answer(MadeUpLog.request(0, List.of(), log.signed(extended)));
        assertThat(desk.key.verifier().findIn(new Note(extended.text(), answer.signatures())))
                .isEqualTo(Finding.SIGNED);
    }
}
