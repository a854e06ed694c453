package muster.audit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import muster.ledger.Note;
import muster.ledger.TilePath;
import muster.ledger.Tiles.Tile;
import muster.ledger.VerifierKey;

/** A file: what {@code audit export} wrote, or the plain lines of {@code /log/events}. It can be read through once. */
final class ExportFile implements LogSource {

    private final String name;
    private final InputStream in;
    private final LineReader lines;
    private final Optional<ExportHeader> header;
    private final Map<String, byte[]> tiles = new HashMap<>();
    private byte @Nullable [] ahead;

    private ExportFile(String name, InputStream in) throws IOException {
        this.name = name;
        this.in = in;
        this.lines = new LineReader(in);
        this.ahead = lines.next().orElse(null);
        this.header = Optional.ofNullable(ahead).filter(ExportHeader::isOne).map(ExportHeader::parse);
        if (header.isPresent()) {
            advance();
        }
    }

    /** The file of this name; {@code -} is standard input. */
    static ExportFile at(String name) {
        try {
            return new ExportFile(name, name.equals("-") ? System.in : Files.newInputStream(Path.of(name)));
        } catch (NoSuchFileException e) {
            throw new Unavailable("There is no file %s.".formatted(name), e);
        } catch (IOException e) {
            throw new Unavailable("The file %s cannot be read: %s.".formatted(name, e.getMessage()), e);
        } catch (IllegalArgumentException e) {
            throw new Unavailable("The first line of %s is broken. %s".formatted(name, e.getMessage()), e);
        }
    }

    /** What its first line says; nothing for plain lines, each of which is then a record. */
    Optional<ExportHeader> header() {
        return header;
    }

    /** Which records it holds, where it holds only some. */
    Optional<ExportHeader.Part> part() {
        return header.flatMap(ExportHeader::part);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<Note> checkpoint() {
        return header.map(ExportHeader::checkpoint);
    }

    @Override
    public Optional<VerifierKey> key() {
        return header.map(ExportHeader::key);
    }

    /** The next line that is not a tile, which are put aside. */
    Optional<byte[]> line() {
        takeTiles();
        Optional<byte[]> line = Optional.ofNullable(ahead);
        if (line.isPresent()) {
            advance();
        }
        return line;
    }

    private void takeTiles() {
        while (header.isPresent() && ahead != null && TileLine.isOne(ahead)) {
            TileLine.parse(ahead).ifPresent(one -> tiles.put(one.tile(), one.hashes()));
            advance();
        }
    }

    private void advance() {
        try {
            ahead = lines.next().orElse(null);
        } catch (IOException e) {
            throw new Unavailable("The file %s cannot be read: %s.".formatted(name, e.getMessage()), e);
        }
    }

    @Override
    public Records records(long until) {
        return new Lines(until);
    }

    /** Each is given once, so that none has to be kept. */
    @Override
    public Optional<byte[]> tile(Tile tile) {
        takeTiles();
        byte[] hashes = tiles.remove(tile.toString());
        return header.map(_ -> hashes == null ? new byte[0] : hashes);
    }

    @Override
    public Optional<byte[]> bundle(TilePath path) {
        return Optional.empty();
    }

    @Override
    public List<Finding> oddities() {
        return header.isPresent() && line().isPresent()
                ? List.of(Finding.of(
                        "There are more records in %s than its checkpoint speaks of, and nothing vouches for them."
                                .formatted(name)))
                : List.of();
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException nothingIsLost) {
            // It was only read.
        }
    }

    private final class Lines implements Records {

        private long left;

        Lines(long until) {
            left = until;
        }

        @Override
        public List<byte[]> next(int most) {
            List<byte[]> records = new ArrayList<>(most);
            while (records.size() < most && left > 0) {
                Optional<byte[]> line = line();
                if (line.isEmpty()) {
                    left = 0;
                } else {
                    left--;
                    records.add(line.get());
                }
            }
            return records;
        }
    }
}
