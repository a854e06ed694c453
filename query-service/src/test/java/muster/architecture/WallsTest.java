package muster.architecture;

import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import muster.feed.KnowsAnswers;
import muster.intake.CommandSide;
import muster.live.KnowsTheCommandSide;
import muster.projection.KnowsTheFeed;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/** The walls of this house; each rule has a fixture that breaks it, to show that it can fail. */
class WallsTest {

    private static final JavaClasses QUERY_SERVICE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("muster.feed", "muster.projection", "muster.answer", "muster.live", "muster.watch");

    private static final ArchRule THE_SERVICES_NEVER_MEET = classes()
            .that()
            .resideInAnyPackage(
                    "muster.feed..", "muster.projection..", "muster.answer..", "muster.live..", "muster.watch..")
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackages(
                    "muster.command..",
                    "muster.eventstore..",
                    "muster.handling..",
                    "muster.intake..",
                    "muster.log..",
                    "muster.relay..",
                    "org.axonframework..");

    private static final ArchRule THE_PROJECTION_KNOWS_NOBODY = noClasses()
            .that()
            .resideInAPackage("muster.projection..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("muster.feed..", "muster.answer..", "muster.live..", "muster.watch..");

    private static final ArchRule THE_FEED_KNOWS_THE_PROJECTION_ALONE = noClasses()
            .that()
            .resideInAPackage("muster.feed..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("muster.answer..", "muster.live..", "muster.watch..");

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of(THE_SERVICES_NEVER_MEET, KnowsTheCommandSide.class),
                Arguments.of(THE_PROJECTION_KNOWS_NOBODY, KnowsTheFeed.class),
                Arguments.of(THE_FEED_KNOWS_THE_PROJECTION_ALONE, KnowsAnswers.class));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theWallStandsAndCanFall(ArchRule rule, Class<?> broken) {
        rule.check(QUERY_SERVICE);
        JavaClasses fixture = new ClassFileImporter().importClasses(broken, CommandSide.class);
        assertThat(rule.evaluate(fixture).hasViolation())
                .as("a class that breaks the rule is found")
                .isTrue();
    }
}
