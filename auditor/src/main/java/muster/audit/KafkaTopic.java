package muster.audit;

import java.util.List;
import java.util.Optional;

import muster.ledger.Note;
import muster.ledger.TilePath;
import muster.ledger.Tiles.Tile;
import muster.ledger.VerifierKey;

/** What a log has sent to Kafka. */
final class KafkaTopic implements LogSource {

    private final String bootstrap;

    private KafkaTopic(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    static KafkaTopic at(String bootstrap) {
        return new KafkaTopic(bootstrap);
    }

    @Override
    public String name() {
        return "the topic muster.events at " + bootstrap;
    }

    @Override
    public Optional<Note> checkpoint() {
        return Optional.empty();
    }

    @Override
    public Optional<VerifierKey> key() {
        return Optional.empty();
    }

    @Override
    public Records records(long until) {
        return _ -> List.of();
    }

    @Override
    public Optional<byte[]> tile(Tile tile) {
        return Optional.empty();
    }

    @Override
    public Optional<byte[]> bundle(TilePath path) {
        return Optional.empty();
    }

    @Override
    public void close() {}
}
