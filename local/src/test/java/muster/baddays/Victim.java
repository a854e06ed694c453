package muster.baddays;

/** Who is killed with -9. */
enum Victim {
    COMMAND_SERVICE,
    POSTGRES,
    BOTH;

    void killOn(Servers servers) {
        switch (this) {
            case COMMAND_SERVICE -> servers.service().kill();
            case POSTGRES -> servers.postgres().kill();
            case BOTH -> {
                servers.postgres().kill();
                servers.service().kill();
            }
        }
    }
}
