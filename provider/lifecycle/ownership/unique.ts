import { setTimeout as sleep } from "node:timers/promises";
import type { Run } from "./run";
import type { ObjectRef } from "./stack-view";
import type { Verdict } from "./verdict";

/** First pause where no object shows a value that is said to be taken, in ms; doubles each time. */
const PAUSE_MS = 100;

/** Most times that a value may be refused as taken though no object shows it. */
const MAX_UNSEEN = 6;

/** A unique value that a write needs, and whose object may still be another's. */
export interface UniqueValue {
	/** Whether a refusal says that another object has the value. */
	isTaken(error: unknown): boolean;
	/** The object that has it; undefined where none shows it. */
	holder(): Promise<ObjectRef | undefined>;
	/** What is to be done about that object; see `verdictOn`. */
	verdictOn(holder: ObjectRef, isStuck: boolean): Promise<Verdict>;
	/** The error that says what a person must decide. */
	refusalOf(holder: ObjectRef, verdict: Verdict): Promise<Error>;
	/** Gives the object another value for the time being; the result takes that back. */
	park(holder: ObjectRef): Promise<() => Promise<void>>;
}

/**
 * Writes a unique value: where another object still has it, once that one has let it go. Where nothing else moves any
 * more, as in a swap, the other object is parked on a value of its own until its turn comes.
 *
 * @param pauseMs first pause where no object shows the value; doubles each time
 * @throws TakenError where the other object will not let it go
 * @throws whatever `write` throws else
 */
export async function writeUnique(
	run: Run,
	value: UniqueValue,
	write: () => Promise<void>,
	pauseMs = PAUSE_MS,
): Promise<void> {
	let isStuck = false;
	for (let unseen = 0; ; ) {
		const refusal = await refusalOf(value, write);
		if (refusal === undefined) return;
		const holder = await value.holder();
		// It was let go after the refusal, or the list does not show it yet.
		if (holder === undefined && unseen === MAX_UNSEEN) throw refusal;
		if (holder === undefined) {
			await sleep(pauseMs * 2 ** unseen++);
			continue;
		}
		const change = run.owners.changeOf(holder);
		const verdict = await value.verdictOn(holder, isStuck);
		if (verdict.do === "wait") isStuck = !(await run.progress.waitFor(change));
		else if (verdict.do === "park") await run.owners.oneByOne(() => parkAndWrite(value, holder, write));
		else throw await value.refusalOf(holder, verdict);
		if (verdict.do === "park") return;
	}
}

/** Those before in the queue may have let the value go. */
async function parkAndWrite(value: UniqueValue, holder: ObjectRef, write: () => Promise<void>): Promise<void> {
	if ((await refusalOf(value, write)) === undefined) return;
	await value.park(holder);
	await write();
}

async function refusalOf(value: UniqueValue, write: () => Promise<void>): Promise<unknown> {
	try {
		await write();
		return undefined;
	} catch (error) {
		if (!value.isTaken(error)) throw error;
		return error;
	}
}
