package muster.eventstore;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import muster.eventstore.Known.Noted;

/**
 * What this process knows of tags, from the store and from the appends on their way through it. Commands that meet on a
 * tag so see each other before either is durable, and go into the log one behind the other; what they saw is checked
 * there.
 */
final class Memory {

    private static final long MOST_BYTES = 48 << 20;

    /** Reading a long list anew is cheaper than copying it at each append. */
    private static final int MOST_EVENTS = 1_000;

    private final Cache<String, Known> byTag = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((String _, Known known) -> known.size())
            .executor(Runnable::run)
            .build();

    /** What is remembered of a tag. */
    Optional<Known> of(String tag) {
        return Optional.ofNullable(byTag.getIfPresent(tag)).filter(known -> !known.isVoid());
    }

    Seen seen(Collection<String> tags) {
        var seen = new HashMap<String, Known>();
        tags.forEach(tag -> seen.put(tag, of(tag).orElse(Known.NOTHING)));
        return new Seen(seen);
    }

    /** Takes note of what the store told, and answers with what is remembered then, which may be newer. */
    void learn(Map<String, Known> told) {
        told.forEach((tag, known) -> byTag.asMap().merge(tag, known, Memory::newer));
    }

    private static Known newer(Known old, Known told) {
        boolean keep = !old.isVoid() && (old.upTo().position() >= told.upTo().position() || old.tellsAsMuchAs(told));
        return keep ? old : told;
    }

    /** Whether something that a decision looked at has changed since. */
    boolean overtook(Map<String, Known> basis) {
        return basis.entrySet().stream()
                .anyMatch(seen -> of(seen.getKey())
                        .filter(now -> !seen.getValue().tellsAsMuchAs(now))
                        .isPresent());
    }

    /** Takes note of an append on its way, under the tags that it had looked at: of others it does not know the past. */
    void note(Pending append) {
        for (var tag : tags(append)) {
            Optional.ofNullable(append.basis().get(tag)).ifPresent(known -> note(tag, known, append));
        }
    }

    private static Set<String> tags(Pending append) {
        var tags = new HashSet<String>();
        append.events().forEach(draft -> tags.addAll(draft.tagTexts()));
        return tags;
    }

    private void note(String tag, Known before, Pending append) {
        var events = append.events();
        var more = IntStream.range(0, events.size())
                .filter(i -> events.get(i).tagTexts().contains(tag))
                .mapToObj(i -> noted(append, i))
                .toList();
        if (before.events().size() + more.size() <= MOST_EVENTS) {
            byTag.put(tag, before.plus(more, append.place()));
        } else {
            byTag.invalidate(tag);
        }
    }

    private static Noted noted(Pending append, int index) {
        var draft = append.events().get(index);
        int behind = append.events().size() - 1 - index;
        return new Noted(draft.event(), append.place(), behind, draft.record().size());
    }
}
