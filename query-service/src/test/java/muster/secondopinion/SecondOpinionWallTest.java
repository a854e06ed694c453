package muster.secondopinion;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

import muster.secondopinion.broken.AsksTheFirst;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/** Who judges the answers has none of them from the one that is judged, neither by itself nor by what it asks. */
class SecondOpinionWallTest {

    private static final ArchRule TAKES_NOTHING_FROM_THE_PRODUCT = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "muster.event..",
                    "muster.record..",
                    "muster.stance..",
                    "muster.feed..",
                    "muster.projection..",
                    "muster.answer..");

    @Test
    void theSecondOpinionIsItsOwn() {
        JavaClasses judges = new ClassFileImporter()
                .importPackages("muster.secondopinion", "muster.naive", "muster.wild")
                .that(resideInAPackage("muster.secondopinion")
                        .or(resideInAPackage("muster.naive"))
                        .or(resideInAPackage("muster.wild")));
        assertThat(judges.contain("muster.naive.NaiveReading")).isTrue();
        TAKES_NOTHING_FROM_THE_PRODUCT.check(judges);
    }

    @Test
    void oneThatAsksTheFirstIsFound() {
        JavaClasses asking = new ClassFileImporter().importClasses(AsksTheFirst.class);
        assertThat(TAKES_NOTHING_FROM_THE_PRODUCT.evaluate(asking).hasViolation())
                .isTrue();
    }
}
