/** What of a pacer is simulated; times are ms of virtual time. */
export interface SimulatedPacer {
	reserve(now: number): number;
	slowDown(now: number, retryAfterMs: number, sentAt: number): void;
}

/** What is simulated. */
export interface Simulation {
	/** One pacer a client, each as on a machine of its own. */
	pacers: readonly SimulatedPacer[];
	/** Requests that the server takes in a second of the clock. */
	limit: number;
	/** When each client begins and ends, in ms; all the time by default. */
	spans?: readonly (readonly [from: number, until: number])[];
	untilMs: number;
	/** What the server asks for in a refusal, in ms. */
	retryAfterMs?: number;
	/** The shortest way of a request to the server; the longest takes three times as long. */
	latencyMs?: number;
	/** Seed of the ways' lengths, of the lateness of timers, and of where the server's seconds begin. */
	seed?: number;
}

/** What one client has seen. */
export interface ClientOutcome {
	/** When each of its requests was taken, in ms. */
	taken: number[];
	refused: number[];
	/** Requests that were refused six times: these fail a run. */
	failed: number;
}

/** Requests of a client that wait for their turn at any time. */
const WAITING = 64;

/** Tries of one request, as the transport makes them. */
const TRIES = 6;

/** Numbers from 0 to 1 that are the same at each run (a linear congruential generator, of Numerical Recipes). */
function numbers(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return state / 2 ** 32;
	};
}

/**
 * Clients with more to do than they may, on one account whose requests are counted in fixed seconds, as the local API
 * counts: what is over the limit is refused and doesn't count. In virtual time.
 */
export function simulate(simulation: Simulation): ClientOutcome[] {
	const { pacers, limit, spans, untilMs, retryAfterMs = 1000, latencyMs = 5, seed = 1 } = simulation;
	const random = numbers(seed);
	const secondsBegin = random() * 1000;
	const events: { at: number; run: (now: number) => void }[] = [];
	const at = (time: number, run: (now: number) => void): void => void events.push({ at: time, run });
	let second = Number.NaN;
	let count = 0;
	const isTaken = (now: number): boolean => {
		const number = Math.floor((now + secondsBegin) / 1000);
		if (number !== second) [second, count] = [number, 0];
		if (count >= limit) return false;
		count++;
		return true;
	};
	const outcomes = pacers.map((pacer, index) => {
		const outcome: ClientOutcome = { taken: [], refused: [], failed: 0 };
		const [from, until] = spans?.[index] ?? [0, untilMs];
		/** Tries that each waiting request has had. */
		const queue = Array.from({ length: WAITING }, () => 0);
		const way = (): number => latencyMs * (1 + 2 * random());
		const send = (now: number): void => {
			const tries = (queue.shift() ?? 0) + 1;
			at(now + way(), (arrived) => {
				const isIn = isTaken(arrived);
				(isIn ? outcome.taken : outcome.refused).push(arrived);
				at(arrived + way(), (answered) => {
					if (isIn) queue.push(0);
					else {
						pacer.slowDown(answered, retryAfterMs, now);
						if (tries < TRIES) at(answered + retryAfterMs, () => queue.push(tries));
						else {
							outcome.failed++;
							queue.push(0);
						}
					}
				});
			});
			next(now);
		};
		const next = (now: number): void => {
			if (now >= until) return;
			// All may have been refused at once, and wait for what the server asked for.
			if (queue.length === 0) {
				at(now + 10, next);
				return;
			}
			const place = pacer.reserve(now);
			if (place <= now) at(now, send);
			else at(place + 3 * random(), send);
		};
		at(from + 50 * random(), next);
		return outcome;
	});
	for (;;) {
		let first = 0;
		for (let index = 1; index < events.length; index++) {
			if ((events[index]?.at ?? 0) < (events[first]?.at ?? 0)) first = index;
		}
		const [event] = events.splice(first, 1);
		if (event === undefined || event.at >= untilMs) return outcomes;
		event.run(event.at);
	}
}
