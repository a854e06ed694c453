package muster.local;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import muster.foundation.Await;
import muster.local.BadDays.Does;
import muster.local.BadDays.Heard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class ImportBadDaysTest {

    private static final Patience SHORT = patience(Duration.ofSeconds(20));
    private static final List<String> FIVE = commands(5);

    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private BadDays service;
    private Patience patience = SHORT;
    private int window = Window.USUAL_BYTES;
    private boolean terminal;

    @BeforeEach
    void start() throws IOException {
        service = new BadDays();
    }

    @AfterEach
    void stop() throws IOException {
        service.close();
    }

    @Test
    void aConnectionThatIsResetIsTakenUpAtTheFirstLineWithoutAnAnswer() throws IOException {
        service.does(once(3, new Does.Cut(false)));

        assertThat(importing(FIVE)).isZero();

        assertThat(service.recorded()).isEqualTo(FIVE);
        assertThat(said()).contains("Interrupted after line").contains("recorded 5, replayed 0, refused 0");
    }

    @Test
    void whatWasRecordedWithoutAnAnswerIsNotRecordedTwice() throws IOException {
        service.does(once(3, new Does.Cut(true)));

        assertThat(importing(FIVE)).isZero();

        assertThat(service.recorded()).isEqualTo(FIVE);
        assertThat(said()).contains("replayed", "refused 0");
    }

    @Test
    void anAnswerThatIsCutInTheMiddleIsAskedForAgain() throws IOException {
        service.does(once(3, new Does.Half()));

        assertThat(importing(FIVE)).isZero();

        assertThat(service.requests().get(1)).isEqualTo(FIVE.subList(2, 5));
        assertThat(said())
                .contains("Interrupted after line 2: the connection broke off. Trying again.")
                .contains("recorded 4, replayed 1, refused 0");
    }

    @Test
    void anAnswerThatEndsBeforeEveryLineHasItsOwnIsABreak() throws IOException {
        service.does(once(4, new Does.EndEarly()));

        assertThat(importing(FIVE)).isZero();

        assertThat(service.requests().get(1)).isEqualTo(FIVE.subList(3, 5));
        assertThat(said()).contains("the service ended before it had answered every line");
    }

    @ParameterizedTest
    @ValueSource(ints = {409, 429, 503})
    void aLineThatCouldNotBeTakenNowIsSentAgainBeforeTheOnesAfterIt(int status) throws IOException {
        service.does(once(3, new Does.Say(status)));

        assertThat(importing(FIVE)).isZero();

        assertThat(service.requests().get(1)).isEqualTo(FIVE.subList(2, 5));
        assertThat(service.recorded()).containsExactlyInAnyOrderElementsOf(FIVE);
        assertThat(said())
                .contains("Interrupted after line 2: the service answered %d: Title %d".formatted(status, status));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413, 422, 500})
    void aRefusalIsFinal(int status) throws IOException {
        service.does(once(3, new Does.Say(status)));

        assertThat(importing(FIVE)).isEqualTo(1);

        assertThat(service.requests()).containsExactly(FIVE);
        assertThat(said()).contains("line 3: Title " + status).contains("recorded 4, replayed 0, refused 1");
    }

    @Test
    void aServiceThatTakesNothingForNowIsTriedAgain() throws Exception {
        service.whole(Optional.of("HTTP/1.1 503 \r\nContent-Length: 14\r\nRetry-After: 0\r\n\r\n{\"title\":\"No\"}"));
        terminal = true;

        var ends = CompletableFuture.supplyAsync(() -> importing(FIVE));
        awaitSaid("waiting: the service answered 503: No");
        service.whole(Optional.empty());

        assertThat(ends.get()).isZero();
        assertThat(service.recorded()).isEqualTo(FIVE);
    }

    @Test
    void aServiceThatWentAwayIsFoundWhenItIsBack() throws Exception {
        service.does(heard -> heard.request() == 1 && heard.line() == 3 ? goAway() : BadDays.TAKE);
        terminal = true;

        var ends = CompletableFuture.supplyAsync(() -> importing(FIVE));
        awaitSaid("waiting: Connection refused");
        service.comeBack();

        assertThat(ends.get()).isZero();
        assertThat(service.recorded()).isEqualTo(FIVE);
    }

    private Does goAway() {
        try {
            service.goAway();
            return new Does.Cut(false);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void withoutProgressItGivesUpAndSaysHowFarItCame() throws IOException {
        patience = patience(Duration.ofMillis(50));
        service.does(heard -> heard.command().equals(FIVE.get(2)) ? new Does.Say(503) : BadDays.TAKE);

        assertThat(importing(FIVE)).isEqualTo(2);

        assertThat(said())
                .contains("Broken off after line 2 (recorded 2, replayed 0, refused 0): no progress for 0.1 s:"
                        + " the service answered 503: Title 503: Detail. Run it again: what is recorded is not"
                        + " recorded twice, and it continues from there.");
    }

    @Test
    void aServiceThatFallsSilentIsABreak() throws IOException {
        patience = new Patience(
                Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofSeconds(20), Duration.ofMillis(100));
        service.does(once(3, new Does.Hold(new CountDownLatch(1))));

        assertThat(importing(FIVE)).isZero();

        assertThat(service.recorded()).isEqualTo(FIVE);
        assertThat(said()).contains("Interrupted after line 2: no answer for 0.1 s.");
    }

    @Test
    void whatIsNoAnswerOfOursIsQuotedAtOnce() throws IOException {
        service.does(_ -> new Does.SayRaw("<html>"));

        assertThat(importing(FIVE)).isEqualTo(2);

        assertThat(service.requests()).hasSize(1);
        assertThat(said()).contains("the answer on this port cannot be read: \"<html>\"");
    }

    @Test
    void anAnswerToAnotherLineThanTheOneDueIsNotBelieved() throws IOException {
        service.does(_ -> new Does.SayRaw("{\"line\":2,\"status\":201,\"position\":1}"));

        assertThat(importing(FIVE)).isEqualTo(2);
        assertThat(said()).contains("it answers line 2, and line 1 is due");
    }

    @Test
    void aDryRunIsOneRequestAndIsNotSentAgain() throws IOException {
        service.does(once(3, new Does.Half()));

        var status = importFile(file(FIVE), true);

        assertThat(status).isEqualTo(2);
        assertThat(service.requests()).hasSize(1);
        assertThat(said())
                .contains("Broken off after line 2 (would be: recorded 2, ")
                .contains("Nothing was recorded.");
    }

    @Test
    void aServiceThatReadsAllBeforeItAnswersIsNotWaitedForByAFullWindow() throws IOException {
        window = 1024;
        service.readingAllBeforeItAnswers();

        assertThat(importing(commands(200))).isZero();

        assertThat(service.recorded()).isEqualTo(commands(200));
        assertThat(service.requests()).hasSizeGreaterThan(1);
    }

    @Test
    void blankLinesCarriageReturnsAndAMarkAtTheFrontAreNoCommands() throws IOException {
        service.does(heard -> heard.command().contains("no") ? new Does.Say(422) : BadDays.TAKE);

        var file =
                Files.writeString(folder.resolve("odd"), "\ufeff{\"n\":1}\r\n\r\n \t\n{\"n\":\"no\"}\r\n\n{\"n\":3}");

        assertThat(importFile(file, false)).isEqualTo(1);
        assertThat(service.recorded()).containsExactly("{\"n\":1}", "{\"n\":3}");
        assertThat(said()).contains("line 4: Title 422").contains("recorded 2, replayed 0, refused 1");
    }

    @Test
    void anEmptyFileIsDoneWithoutAService() throws IOException {
        assertThat(importing(List.of())).isZero();

        assertThat(service.requests()).isEmpty();
        assertThat(said()).isEqualTo("recorded 0, replayed 0, refused 0; there is no command in it\n");
    }

    @Test
    void aLineThatIsLongerThanTheWindowIsNamed() throws IOException {
        window = 1024;
        var file = Files.writeString(folder.resolve("long"), content(FIVE) + "x".repeat(5000));

        assertThat(importFile(file, false)).isEqualTo(2);
        assertThat(service.recorded()).isEqualTo(FIVE);
        assertThat(said()).contains("line 6 is longer than 768 bytes, which no command is");
    }

    @Test
    void standardInputIsSentAgainAfterABreakThoughItCannotBeReadAgain() throws IOException {
        service.does(once(3, new Does.Half()));
        var before = System.in;
        System.setIn(new ByteArrayInputStream(content(FIVE).getBytes(UTF_8)));
        try {
            assertThat(importSource("-", false)).isZero();
        } finally {
            System.setIn(before);
        }
        assertThat(service.recorded()).isEqualTo(FIVE);
    }

    @Test
    void aFolderIsNotTakenForAFile() throws IOException {
        assertThat(importFile(folder, false)).isEqualTo(2);
        assertThat(said()).contains(folder + " is a folder");
    }

    /** However often it breaks and wherever: each command is recorded once, in the order of the file. */
    @Test
    void everyCommandIsRecordedOnceThroughBreaksOfAllKinds() throws IOException {
        var seed = System.nanoTime();
        System.out.println("seed " + seed);
        var random = new Random(seed);
        patience =
                new Patience(Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofSeconds(20), Duration.ofSeconds(5));
        for (int round = 0; round < 12; round++) {
            service.close();
            window = 1024 << random.nextInt(8);
            var commands = commands(random.nextInt(400));
            service = new BadDays().does(_ -> any(random));
            said.reset();

            assertThat(importing(commands)).as("seed %d, round %d", seed, round).isZero();

            assertThat(service.recorded())
                    .as("seed %d, round %d", seed, round)
                    .containsExactlyInAnyOrderElementsOf(commands);
        }
    }

    private static synchronized Does any(Random random) {
        return switch (random.nextInt(60)) {
            case 0 -> new Does.Cut(true);
            case 1 -> new Does.Cut(false);
            case 2 -> new Does.Half();
            case 3 -> new Does.Say(503);
            case 4 -> new Does.EndEarly();
            default -> BadDays.TAKE;
        };
    }

    /** Does so on the first request's line, and takes all else. */
    private static Function<Heard, Does> once(int line, Does then) {
        return heard -> heard.request() == 1 && heard.line() == line ? then : BadDays.TAKE;
    }

    private static List<String> commands(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj("{\"command\":%d}"::formatted)
                .toList();
    }

    private static String content(List<String> lines) {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    private Path file(List<String> lines) throws IOException {
        return Files.writeString(folder.resolve("commands.jsonl"), content(lines));
    }

    private int importing(List<String> lines) {
        try {
            return importFile(file(lines), false);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private int importFile(Path file, boolean dryRun) {
        return importSource(file.toString(), dryRun);
    }

    private int importSource(String word, boolean dryRun) {
        var both = new PrintStream(said, true, UTF_8);
        var intake = new Intake(service.port(), patience, window);
        try {
            return new ImportFile(intake, both, new Screen(both, terminal, 80)).send(Source.of(word), dryRun);
        } catch (Misuse e) {
            both.println(e.getMessage());
            return 2;
        }
    }

    private void awaitSaid(String text) {
        assertThat(Await.until(Duration.ofSeconds(20), () -> said().contains(text)))
                .as(text)
                .isTrue();
    }

    private String said() {
        return said.toString(UTF_8);
    }

    private static Patience patience(Duration most) {
        return new Patience(Duration.ofMillis(1), Duration.ofMillis(10), most, Duration.ofSeconds(20));
    }
}
