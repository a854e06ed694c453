package muster.command;

/** An order to record something (domain.md §2); its components are the command's own fields. */
public sealed interface Command permits Recording, CorrectStatement {

    /** The command's name in domain.md, {@code PledgeTroops}. */
    default String type() {
        return getClass().getSimpleName();
    }
}
