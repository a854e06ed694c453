package muster.audit;

/** What an export says of each block, as it is verified. */
interface ExportLines {

    /** A block was read. */
    void read(Reading block, OwnTree soFar);

    /** All blocks were read, and all of them hold. */
    void end();

    /** How many records are in it. */
    long records();
}
