package muster.gate;

import java.time.Duration;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often one may ask and command.
 *
 * @param perClient of one address
 * @param perToken with one token, from wherever
 * @param bodyTime within which a body must be there, unless it is many lines
 */
@ConfigurationProperties("muster.gate.limits")
record LimitSettings(
        @DefaultValue Rates perClient,
        @DefaultValue Rates perToken,
        @DefaultValue("30s") Duration bodyTime) {

    /** What is commanded changes something, or asks what it would change; a question changes nothing. */
    record Rates(@Nullable Rate commands, @Nullable Rate questions) {

        private static final Rate COMMANDS_IN_THE_OPEN = Rate.of("6000/1m");
        private static final Rate QUESTIONS_IN_THE_OPEN = Rate.of("3000/1m");

        Rate ofCommands(boolean inTheOpen) {
            return Optional.ofNullable(commands).orElse(inTheOpen ? COMMANDS_IN_THE_OPEN : Rate.NONE);
        }

        Rate ofQuestions(boolean inTheOpen) {
            return Optional.ofNullable(questions).orElse(inTheOpen ? QUESTIONS_IN_THE_OPEN : Rate.NONE);
        }
    }
}
