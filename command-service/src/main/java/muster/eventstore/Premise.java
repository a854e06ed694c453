package muster.eventstore;

import muster.eventstore.Selection.Alternative;

/** What an append rests on: that no event which fits lies behind a place. */
record Premise(Alternative fits, Place upTo) {}
