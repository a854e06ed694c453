package muster.watch;

/** Whose a watch is, as whoever issues tokens names them. */
record Owner(String issuer, String subject) {}
