package muster.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

import muster.audit.Contents.Tally;
import muster.audit.Contents.Wrong;

/** What is wrong with the records that were read, in words: the records themselves, and what a log serves beside them. */
final class Judgement {

    private final ReadLog log;
    private final List<Trusted> trusted;
    private final boolean whole;
    private final List<Finding> findings = new ArrayList<>();

    /**
     * @param trusted roots, the smallest tree first
     * @param whole whether the last of them is what the log says of all of its records
     */
    Judgement(ReadLog log, List<Trusted> trusted, boolean whole) {
        this.log = log;
        this.trusted = List.copyOf(trusted);
        this.whole = whole;
    }

    /** The most precise first. */
    List<Finding> findings() {
        findings.clear();
        judgeRoots();
        log.contents().tallies().forEach(this::judgeContent);
        judgeServed();
        findings.sort(Comparator.comparingLong(
                finding -> finding.where().map(Stretch::length).orElse(Long.MAX_VALUE)));
        return List.copyOf(findings);
    }

    private void judgeRoots() {
        List<Trusted> contradicting =
                trusted.stream().filter(Predicate.not(this::holds)).toList();
        if (contradicting.isEmpty()) {
            return;
        }
        Trusted first = contradicting.getFirst();
        if (first.size() == 0) {
            findings.add(Finding.of("%s speaks of no records, and its root is not that of none: it is no log's."
                    .formatted(first.name())));
            return;
        }
        List<List<Stretch>> told = contradicting.stream()
                .flatMap(root -> log.wrongUnder(root).stream())
                .toList();
        Stretch where = new Stretch(lastGoodBelow(first.size()) + 1, first.size());
        for (List<Stretch> wrong : told) {
            where = wrong.isEmpty() ? where : where.within(wrong.getFirst());
        }
        if (told.size() < contradicting.size() || told.stream().anyMatch(Predicate.not(List::isEmpty))) {
            long many = told.stream()
                    .mapToLong(
                            wrong -> wrong.stream().mapToLong(Stretch::length).sum())
                    .max()
                    .orElse(0);
            findings.add(Finding.at(where, named(where, many, first) + others(contradicting)));
        }
        if (log.tree().size() < trusted.getLast().size()) {
            findings.add(tooFew(log.tree().size(), trusted.getLast()));
        }
    }

    /** Which ones are missing is plain only where all others say that they are in their places. */
    private Finding tooFew(long read, Trusted root) {
        String numbers = "%s speaks of %s, and there are %s"
                .formatted(root.name(), Words.count(root.size(), "record"), Words.count(read));
        if (log.contents().tallies().containsKey(Wrong.POSITION)) {
            return Finding.of("Records are missing: %s.".formatted(numbers));
        }
        Stretch missing = new Stretch(read + 1, root.size());
        return Finding.at(
                missing,
                "%s missing: %s. Ask for them, or look for them in another copy.".formatted(missing.are(), numbers));
    }

    private boolean holds(Trusted root) {
        return log.root(root.size()).filter(root.root()::equals).isPresent();
    }

    private long lastGoodBelow(long size) {
        return trusted.stream()
                .filter(root -> root.size() < size && holds(root))
                .mapToLong(Trusted::size)
                .max()
                .orElse(0);
    }

    /** @param many how many positions are known to be wrong, or to lie in a stretch with one that is */
    private String named(Stretch where, long many, Trusted root) {
        String what = where.length() == 1
                ? "The record at position %s is not the one that stood there when %s was made"
                        .formatted(where, name(root))
                : "%s not what they were when %s was made: at least one of them was altered, added or taken away, and no hash survives that says which"
                        .formatted(where.are(), name(root));
        String more = many > where.length() ? "; from there on %s are wrong".formatted(Words.count(many)) : "";
        return "%s%s. %s".formatted(what, more, advice(root));
    }

    private static String name(Trusted root) {
        return root.earlier() ? root.name() + " (%s)".formatted(Words.count(root.size(), "record")) : root.name();
    }

    private String advice(Trusted root) {
        boolean signedAnew = root.earlier() && whole && !trusted.getLast().earlier() && holds(trusted.getLast());
        return signedAnew
                ? "The log's present checkpoint vouches for these records all the same, so the history was written anew and signed with the log's key. Keep both checkpoints: together they prove it."
                : "Keep this copy and your checkpoints, and compare with another copy: an export, the topic, or somebody else's.";
    }

    private String others(List<Trusted> contradicting) {
        return contradicting.size() == 1
                ? ""
                : " These records contradict %s as well."
                        .formatted(String.join(
                                ", ",
                                contradicting.stream()
                                        .skip(1)
                                        .map(Judgement::name)
                                        .toList()));
    }

    private void judgeContent(Wrong wrong, Tally tally) {
        Stretch where = Stretch.of(tally.first());
        String what = switch (wrong) {
            case NO_RECORD -> "What stands at position %s is no record.".formatted(where);
            case POSITION -> "The record at position %s says that its position is %s.".formatted(where, tally.said());
            case SOURCE -> "The record at position %s says that it is of another log.".formatted(where);
            case TIME ->
                "The record at position %s says that it was recorded before the one in front of it.".formatted(where);
        };
        String more = tally.count() == 1 ? "" : " So do %s more.".formatted(Words.count(tally.count() - 1));
        findings.add(Finding.at(where, what + more));
    }

    private void judgeServed() {
        boolean recordsHold = whole && trusted.stream().allMatch(this::holds) && !trusted.isEmpty();
        ServedTiles tiles = log.served();
        if (tiles.differing() > 0 && recordsHold) {
            findings.add(WrongTile.finding(tiles));
        }
        log.firstWrongBundle()
                .ifPresent(where -> findings.add(Finding.at(
                        where,
                        "The bundle with positions %s does not hold the same records as /log/events, or is not handed over%s."
                                .formatted(where, andMore(log.wrongBundles())))));
    }

    private static String andMore(long count) {
        return count == 1 ? "" : "; so with %s others".formatted(Words.count(count - 1));
    }
}
