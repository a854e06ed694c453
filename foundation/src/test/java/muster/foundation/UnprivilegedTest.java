package muster.foundation;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class UnprivilegedTest {

    @Test
    void rootTakesAUserNamespaceWhereThereIsOne() {
        assertThat(Unprivileged.root(command -> true).command(List.of("postgres")))
                .containsExactly("unshare", "-U", "postgres");
    }

    @Test
    void rootBecomesAnotherUserWhereAContainerAllowsNoNamespaces() {
        var way = Unprivileged.root(command -> !command.getFirst().equals("unshare"));
        assertThat(way.command(List.of("postgres"))).startsWith("setpriv").endsWith("postgres");
    }

    @Test
    void whereNeitherWorksRootIsToldToBecomeAnOrdinaryUser() {
        assertThatThrownBy(() -> Unprivileged.root(command -> false))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("run Muster as an ordinary user");
    }
}
