package muster.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import muster.record.Times;

/** Where in the two times a question is put. */
record Point(Optional<Instant> at, AsKnown known) {

    /** As it stands in an address. */
    String query() {
        return Stream.concat(at.map(moment -> "at=" + Times.text(moment)).stream(), knownParameter())
                .collect(Collectors.joining("&"));
    }

    private Stream<String> knownParameter() {
        return switch (known) {
            case AsKnown.Now() -> Stream.empty();
            case AsKnown.At(long position) -> Stream.of("known=@" + position);
            case AsKnown.By(Instant moment) -> Stream.of("known=" + Times.text(moment));
        };
    }

    @Override
    public String toString() {
        String when = at.map(moment -> "at " + Times.text(moment)).orElse("at the latest");
        return when + ", " + knownParameter().findFirst().orElse("as known now");
    }
}
