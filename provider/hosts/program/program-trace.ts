import { join } from "node:path";

/** Folder of this package's code. */
const OWN = join(__dirname, "../..");

/** Frames at the top of a trace that the SDK drops: its own, and that of the class which extends a resource. */
const DROPPED = 5;

function isOfProgram(frame: NodeJS.CallSite): boolean {
	const file = frame.getFileName() ?? "node:";
	return !(file.startsWith("node:") || file.startsWith(OWN) || /[\\/]node_modules[\\/]/.test(file));
}

/**
 * Makes a resource so that the state has the line of the program that declares it, and no other.
 *
 * The SDK takes a stack trace for every promise of every output, for a message about leaked promises: more time than
 * all else that a program does. And it writes the trace of each constructor into the state, a third of a resource's
 * bytes, beginning with a line of this package; the state is written anew after every step.
 */
export function withProgramTrace<Made>(make: () => Made): Made {
	const { stackTraceLimit, prepareStackTrace } = Error;
	Error.stackTraceLimit = 0;
	// The SDK raises the limit for the one trace that it keeps.
	Error.prepareStackTrace = (error, frames) => {
		const kept = [...frames.slice(0, DROPPED), ...frames.filter(isOfProgram).slice(0, 1)];
		const text =
			prepareStackTrace === undefined
				? [String(error), ...kept.map((frame) => `    at ${String(frame)}`)].join("\n")
				: String(prepareStackTrace(error, kept));
		// The SDK reads no place of a function without a name, such as that of a callback.
		return text.replace(/^( *at )([^()\n]+:\d+:\d+)$/gm, "$1anonymous ($2)");
	};
	try {
		return make();
	} finally {
		Object.assign(Error, { stackTraceLimit, prepareStackTrace });
	}
}
