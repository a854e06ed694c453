package muster.audit;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

import muster.audit.broken.AsksADatabase;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/** The auditor trusts nobody: it stands on the shared language alone, and talks to no database. */
class WallsTest {

    private static final JavaClasses AUDITOR = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("muster.audit", "muster.witness");

    private static final ArchRule NO_DATABASE_AND_NO_SERVICE = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "java.sql..",
                    "javax.sql..",
                    "org.postgresql..",
                    "org.springframework..",
                    "org.axonframework..",
                    "muster.command..",
                    "muster.eventstore..",
                    "muster.log..",
                    "muster.answer..",
                    "muster.projection.."));

    @Test
    void theWallStandsAndCanFall() {
        NO_DATABASE_AND_NO_SERVICE.check(AUDITOR);
        assertThat(NO_DATABASE_AND_NO_SERVICE
                        .evaluate(new ClassFileImporter().importClasses(AsksADatabase.class))
                        .hasViolation())
                .as("a class that breaks the rule is found")
                .isTrue();
    }
}
