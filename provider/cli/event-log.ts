import { closeSync, openSync, readSync } from "node:fs";
import { StringDecoder } from "node:string_decoder";
import { readWait } from "../api/waits";

/** A step of the engine with a resource. */
export interface StepMetadata {
	op: string;
	urn: string;
}

/** What the engine or somebody in its run says. */
export interface Diagnostic {
	/** The resource that it is about; absent where it is about all of the run. */
	urn?: string;
	message: string;
	severity: string;
	isEphemeral?: boolean;
}

/** An event of the engine's log, as far as it matters here; one of the fields is there. */
export interface EngineEvent {
	diagnosticEvent?: Diagnostic;
	/** A step begins. */
	resourcePreEvent?: { metadata: StepMetadata };
	/** A step has ended well. */
	resOutputsEvent?: { metadata: StepMetadata };
	/** The run has ended. */
	summaryEvent?: { durationSeconds?: number; result?: string };
}

/** The log of events that the engine writes with `--event-log`, followed while it grows: JSON, an event a line. */
export class EventLog {
	readonly #decoder = new StringDecoder("utf8");
	readonly #buffer = Buffer.alloc(1 << 16);
	#offset = 0;
	#rest = "";

	constructor(
		private readonly file: string,
		private readonly onEvent: (event: EngineEvent) => void,
	) {}

	/** Reads what was added since. */
	look(): void {
		const lines = (this.#rest + this.#added()).split("\n");
		this.#rest = lines.pop() ?? "";
		for (const line of lines) {
			const event = eventIn(line);
			if (event !== undefined) this.onEvent(event);
		}
	}

	#added(): string {
		let file: number;
		try {
			file = openSync(this.file, "r");
		} catch {
			// It has not begun.
			return "";
		}
		try {
			const added: string[] = [];
			for (;;) {
				const bytes = readSync(file, this.#buffer, 0, this.#buffer.length, this.#offset);
				if (bytes === 0) return added.join("");
				this.#offset += bytes;
				added.push(this.#decoder.write(this.#buffer.subarray(0, bytes)));
			}
		} finally {
			closeSync(file);
		}
	}
}

function eventIn(line: string): EngineEvent | undefined {
	try {
		const event: unknown = JSON.parse(line);
		return typeof event === "object" && event !== null ? event : undefined;
	} catch {
		return undefined;
	}
}

/** The wait for the API that an event tells of; undefined where it tells of none. */
export function waitOf({ diagnosticEvent }: EngineEvent): ReturnType<typeof readWait> {
	return diagnosticEvent === undefined ? undefined : readWait(diagnosticEvent.message);
}
