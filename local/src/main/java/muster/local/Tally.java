package muster.local;

import java.util.function.Consumer;

/** How many commands of a file were recorded, had been before, or were refused. */
final class Tally implements Consumer<Answer> {

    private long recorded;
    private long replayed;
    private long refused;
    private long lastPosition;

    @Override
    public void accept(Answer answer) {
        switch (answer.status()) {
            case Answer.RECORDED -> recorded++;
            case Answer.REPLAYED -> replayed++;
            default -> refused++;
        }
        lastPosition = Math.max(lastPosition, answer.position().orElse(0L));
    }

    long all() {
        return recorded + replayed + refused;
    }

    long refused() {
        return refused;
    }

    long lastPosition() {
        return lastPosition;
    }

    @Override
    public String toString() {
        return "recorded %d, replayed %d, refused %d".formatted(recorded, replayed, refused);
    }
}
