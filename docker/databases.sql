-- Each service has a database of its own; the image makes the first (POSTGRES_DB), this makes the second.
CREATE DATABASE muster_query;
