package muster.naive;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

import muster.naive.broken.Cribbing;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

/** A second opinion is worth something only as long as it does not ask the first. */
class NaiveReadingWallTest {

    private static final ArchRule KNOWS_NOTHING_OF_MUSTER = classes()
            .that()
            .haveSimpleNameNotEndingWith("Test")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "tools.jackson..", "org.jspecify..", "muster.naive");

    @Test
    void theNaiveReadingStandsOnTheJdkAndJacksonAlone() {
        JavaClasses naive = new ClassFileImporter().importPackages("muster.naive");
        KNOWS_NOTHING_OF_MUSTER.check(naive.that(resideInAPackage("muster.naive")));
    }

    @Test
    void aReadingThatCribsIsFound() {
        JavaClasses cribbing = new ClassFileImporter().importClasses(Cribbing.class);
        assertThat(KNOWS_NOTHING_OF_MUSTER.evaluate(cribbing).hasViolation()).isTrue();
    }
}
