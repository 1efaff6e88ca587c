import { ZoomEventsError } from "../../api/errors";

/**
 * Waits for a step as long as the program allows it. What has begun goes on: a request can't be taken back, and what it
 * makes is noted.
 *
 * @param seconds most of them; 0 for no limit
 * @throws ZoomEventsError where it takes longer
 */
export async function inTime<T>(seconds: number, noun: string, step: () => Promise<T>): Promise<T> {
	const work = step();
	if (seconds <= 0) return work;
	// Nobody may wait for it any more when it fails.
	work.catch(() => undefined);
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_, reject) => {
		const message = `The ${noun} was not done within ${seconds} s, the program's time-out (customTimeouts). What had begun may still be done: run the command again, and it goes on from there.`;
		timer = setTimeout(() => reject(new ZoomEventsError(message)), seconds * 1000);
	});
	try {
		return await Promise.race([work, late]);
	} finally {
		clearTimeout(timer);
	}
}
