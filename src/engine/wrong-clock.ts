/**
 * Milliseconds by which a time that was to come soon may lie ahead. One that lies further ahead was written by a clock that was wrong, and
 * nobody and nothing is to wait for it.
 */
export const wrongBy = 900_000;
