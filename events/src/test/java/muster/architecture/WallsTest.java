package muster.architecture;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import muster.architecture.broken.ReadsTheClock;
import muster.architecture.broken.UsesAFramework;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/** The walls around the shared language; each rule has a fixture that breaks it, to show that it can fail. */
class WallsTest {

    private static final JavaClasses EVENTS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("muster.event", "muster.stance", "muster.record", "muster.ledger");

    private static final ArchRule JAVA_AND_JACKSON_ONLY = classes()
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage("java..", "muster..", "tools.jackson..", "org.jspecify.."));

    private static final ArchRule NOTHING_READS_A_CLOCK = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(Math.class, "random");

    private static final ArchRule EVENTS_KNOW_NOTHING_BUT_THEMSELVES = noClasses()
            .that()
            .resideInAPackage("muster.event..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("muster..").and(not(resideInAnyPackage("muster.event.."))));

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of(JAVA_AND_JACKSON_ONLY, UsesAFramework.class),
                Arguments.of(NOTHING_READS_A_CLOCK, ReadsTheClock.class),
                Arguments.of(EVENTS_KNOW_NOTHING_BUT_THEMSELVES, muster.event.KnowsStances.class));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theWallStandsAndCanFall(ArchRule rule, Class<?> broken) {
        rule.check(EVENTS);
        assertThat(rule.evaluate(new ClassFileImporter().importClasses(broken)).hasViolation())
                .as("a class that breaks the rule is found")
                .isTrue();
    }
}
