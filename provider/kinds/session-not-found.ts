/** Refusals that mean that a session, or its event, is not there; operations below a session document them unevenly. */
export const sessionGone = [
	{ status: 404, code: 2002 },
	{ status: 404, code: 2003 },
	{ status: 404, code: 2005 },
] as const;
