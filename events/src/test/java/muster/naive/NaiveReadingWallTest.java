package muster.naive;

import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import muster.naive.broken.Cribbing;
import muster.wild.broken.Arranged;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

/** A second opinion is worth something only as long as it does not ask the first, and neither makes up the case. */
class NaiveReadingWallTest {

    private static final JavaClasses NAIVE = new ClassFileImporter()
            .importPackages("muster.naive", "muster.wild")
            .that(resideInAnyPackage("muster.naive", "muster.wild"));

    private static final ArchRule THE_READING_STANDS_ON_THE_JDK_AND_JACKSON_ALONE = classes()
            .that()
            .resideInAPackage("muster.naive..")
            .and()
            .haveSimpleNameNotEndingWith("Test")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "tools.jackson..", "org.jspecify..", "muster.naive");

    private static final ArchRule WHAT_IT_IS_TRIED_ON_KNOWS_NOTHING_ELSE_OF_MUSTER = classes()
            .that()
            .resideInAPackage("muster.wild..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "tools.jackson..", "org.jspecify..", "muster.naive", "muster.wild");

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of(THE_READING_STANDS_ON_THE_JDK_AND_JACKSON_ALONE, Cribbing.class),
                Arguments.of(WHAT_IT_IS_TRIED_ON_KNOWS_NOTHING_ELSE_OF_MUSTER, Arranged.class));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theWallStandsAndCanFall(ArchRule rule, Class<?> broken) {
        rule.check(NAIVE);
        assertThat(rule.evaluate(new ClassFileImporter().importClasses(broken)).hasViolation())
                .as("a class that breaks the rule is found")
                .isTrue();
    }
}
