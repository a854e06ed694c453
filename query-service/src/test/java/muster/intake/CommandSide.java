package muster.intake;

/** Stands for the other service, which this one cannot see. */
public final class CommandSide {

    private CommandSide() {}
}
