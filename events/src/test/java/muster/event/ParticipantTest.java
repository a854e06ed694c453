package muster.event;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ParticipantTest {

    @ParameterizedTest
    @ValueSource(strings = {"FR", "GB", "UA", "US", "XK", "EU", "NATO", "UN", "BQ", "SS"})
    void assignedCodesKosovoAndThreeOrganisationsExist(String code) {
        assertThat(new Participant(code).exists()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "UK", "XX", "ZZ", "SU", "AN", "FRA", "OSCE", "nato", "F"})
    void nothingElseDoes(String code) {
        assertThat(new Participant(code).exists()).isFalse();
    }
}
