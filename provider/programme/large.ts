/** Most sessions that a page shows all at once; with more, it opens by day. */
export const MAX_AT_ONCE = 600;

/** Most sessions that a picture shows: nothing in it can be closed, and no screen is as wide as what it takes. */
export const MAX_IN_PICTURE = 1000;
