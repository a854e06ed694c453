package muster.gate;

import org.springframework.boot.autoconfigure.AutoConfiguration;

/** What both services put before all that they serve. */
@AutoConfiguration
class Gate {}
