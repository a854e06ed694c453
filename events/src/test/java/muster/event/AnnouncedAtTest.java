package muster.event;

import java.time.Instant;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AnnouncedAtTest {

    @ParameterizedTest
    @CsvSource({
        "2025-09-04T16:30:00Z, 2025-09-04T16:30:00Z",
        "2025-09-04T16:30:00.123456+02:00, 2025-09-04T14:30:00.123456Z",
        "2025-09-04t16:30:00z, 2025-09-04T16:30:00Z",
        "2025-09-04T16:30:00-00:00, 2025-09-04T16:30:00Z",
        "2025-09-04, 2025-09-04T00:00:00Z",
        "2025-07, 2025-07-31T00:00:00Z",
        "2024-02, 2024-02-29T00:00:00Z",
        "[..2025-10-20], 2025-10-20T00:00:00Z",
    })
    void whatIsVaguerThanADayCountsAsTheStartOfTheLastDayItMayHaveBeen(String text, String point) {
        AnnouncedAt announcedAt = AnnouncedAt.parse(text);
        assertThat(announcedAt.point()).isEqualTo(Instant.parse(point));
        assertThat(announcedAt.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2025",
                "2025-13",
                "2025-02-30",
                "2025-9-4",
                "2025-09-04T16:30Z",
                "2025-09-04T16:30:00",
                "2025-09-04T16:30:00.1234567Z",
                "2025-09-04T25:00:00Z",
                "[2025-10-20..]",
                "[..2025-10]",
                " 2025-09-04",
                "2025-09-04\n",
                "٢٠٢٥-09-04"
            })
    void anythingElseIsNoTime(String text) {
        assertThatThrownBy(() -> AnnouncedAt.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
