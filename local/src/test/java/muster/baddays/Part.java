package muster.baddays;

/** A part of the product that can come to harm. */
interface Part {

    /** Ends it with -9. */
    void kill();

    /** Starts it again where it is dead; returns when it is ready. */
    void revive();

    /** Lets it stand still from one instruction to the next, with all that it holds. */
    void freeze();

    void thaw();
}
