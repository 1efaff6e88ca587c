import type { Properties } from "../../lifecycle/description";
import { type Context, UsageError } from "../context";
import { abortable } from "../interrupt";
import { FORMATS, type FormatName, formatFor, type Layout } from "./formats";
import { fileSink, outputSink, type Sink } from "./sink";

/** Where a report goes, and in which form. */
export interface OutputFlags extends Partial<Record<FormatName, true>> {
	output?: string;
	formulaSafe?: true;
}

/** Records that are written at once: a page of the API. */
const BATCH = 300;

async function* batchesOf(records: AsyncIterable<unknown>): AsyncGenerator<Properties[]> {
	let batch: Properties[] = [];
	for await (const record of records) {
		batch.push(record as Properties);
		if (batch.length < BATCH) continue;
		yield batch;
		batch = [];
	}
	if (batch.length > 0) yield batch;
}

/** The next value, unless a signal comes first: a wait for the API's rate limit can be long. */
async function nextOf<T>(values: AsyncIterator<T>, signal: AbortSignal): Promise<IteratorResult<T>> {
	let stop = (): void => undefined;
	const aborted = new Promise<never>((_, reject) => {
		stop = () => reject(new UsageError("interrupted."));
		signal.addEventListener("abort", stop);
	});
	try {
		signal.throwIfAborted();
		return await Promise.race([values.next(), aborted]);
	} finally {
		signal.removeEventListener("abort", stop);
	}
}

/**
 * Writes records as they come, a page at a time, to a file or to standard output. A file is there whole or not at all.
 *
 * @param records what is written; read only as far as it is wanted
 * @throws UsageError where the file can't be written, or a flag doesn't go with the format
 */
export async function writeRecords(
	records: AsyncIterable<unknown>,
	layout: Omit<Layout, "isFormulaSafe">,
	flags: OutputFlags,
	context: Context,
): Promise<void> {
	const { out, progress, isTerminal } = context;
	const output = flags.output === "-" ? undefined : flags.output;
	const name = formatNameOf(flags, output, isTerminal);
	const writer = FORMATS[name].writer({ ...layout, isFormulaSafe: flags.formulaSafe === true });
	await abortable(async (signal) => {
		const sink: Sink = output === undefined ? outputSink(context) : await fileSink(output);
		const task = progress.begin("Reading", "records");
		const batches = batchesOf(records);
		let count = 0;
		try {
			let isRead = await sink.write(writer.begin());
			while (isRead && !writer.isFull()) {
				const { done, value } = await nextOf(batches, signal);
				if (done === true) break;
				count += value.length;
				task.to(count);
				isRead = await sink.write(writer.write(value));
			}
			if (isRead) await sink.write(writer.end());
			signal.throwIfAborted();
			await sink.done();
		} catch (error) {
			await sink.undo();
			throw error;
		} finally {
			task.end();
		}
		if (output !== undefined) out(`Wrote ${output}: ${count} ${count === 1 ? "record" : "records"}.\n`);
	});
}

function formatNameOf(flags: OutputFlags, output: string | undefined, isTerminal: boolean): FormatName {
	const name =
		(Object.keys(FORMATS) as FormatName[]).find((one) => flags[one] === true) ?? formatFor(output, isTerminal);
	if (flags.formulaSafe === true && name !== "csv") throw new UsageError("--formula-safe goes with --csv.");
	return name;
}
