package muster.local;

/** How many commands of a file were recorded, had been before, or were refused. */
final class Tally {

    private long recorded;
    private long replayed;
    private long refused;
    private long lastLine;
    private long lastPosition;

    /** The same at one moment. */
    record Counts(long recorded, long replayed, long refused) {

        long all() {
            return recorded + replayed + refused;
        }

        /** For people; what scripts read has no separators, see {@link Tally#toString}. */
        String sentence() {
            return "recorded %s, replayed %s, refused %s"
                    .formatted(Words.count(recorded), Words.count(replayed), Words.count(refused));
        }
    }

    void add(Answer answer) {
        switch (answer.status()) {
            case Answer.RECORDED -> recorded++;
            case Answer.REPLAYED -> replayed++;
            default -> refused++;
        }
        lastLine = answer.line();
        lastPosition = Math.max(lastPosition, answer.position().orElse(0L));
    }

    Counts counts() {
        return new Counts(recorded, replayed, refused);
    }

    long refused() {
        return refused;
    }

    /** The last line that has its final answer. */
    long lastLine() {
        return lastLine;
    }

    long lastPosition() {
        return lastPosition;
    }

    @Override
    public String toString() {
        return "recorded %d, replayed %d, refused %d".formatted(recorded, replayed, refused);
    }
}
