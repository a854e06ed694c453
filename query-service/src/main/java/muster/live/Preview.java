package muster.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import muster.answer.Answer;
import muster.answer.AsOf;
import muster.answer.ToldChange;
import muster.answer.ToldContest;
import muster.answer.ToldRevision;
import muster.event.Recorded;
import muster.stance.Consequence;
import muster.stance.Consequence.Changed;
import muster.stance.Consequence.Contested;
import muster.stance.Consequence.Revised;

/**
 * What a command would do, in the words in which it would be told if it were recorded.
 *
 * @param known what it was judged on
 */
record Preview(
        Optional<Instant> at,
        AsOf known,
        List<ToldChange> changes,
        List<ToldRevision> revisions,
        List<ToldContest> contested)
        implements Answer {

    /** @param command its events as they would be recorded */
    static Preview of(AsOf known, List<Consequence> consequences, List<Recorded> command) {
        List<ToldChange> changes = new ArrayList<>();
        List<ToldRevision> revisions = new ArrayList<>();
        List<ToldContest> contested = new ArrayList<>();
        for (Consequence consequence : consequences) {
            switch (consequence) {
                case Changed one -> changes.add(ToldChange.of(one, command.getLast()));
                case Revised one -> revisions.add(ToldRevision.of(one, command.getLast()));
                case Contested one -> contested.add(ToldContest.of(one, command.getLast()));
            }
        }
        return new Preview(Optional.empty(), known, changes, revisions, contested);
    }
}
