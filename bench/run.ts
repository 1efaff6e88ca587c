/**
 * `npm run bench`: measures the project's figures against their goals, prints a table, and writes it into
 * `docs/bench.md` beside a plot.
 */
import { parseArgs } from "node:util";
import type { Bench, Extent } from "./figure.ts";
import { figures } from "./figures/index.ts";
import { judge } from "./judge.ts";
import { machine } from "./machine.ts";
import { cleanUp, cleanUpAtSignals } from "./processes.ts";
import { pulumiCli } from "./project.ts";
import { duration } from "./report/format.ts";
import type { Result } from "./report/result.ts";
import { writeResults } from "./report/results.ts";
import { table } from "./report/table.ts";

const HELP = `Usage: npm run bench -- [options]

Measures the project against its goals and writes docs/bench.md, docs/bench.json and docs/bench.svg.
All figures take about two hours on two cores; a figure that is measured alone replaces only itself there.

Options:
  --only <figures>    numbers or names, with commas: 3,7 or refresh,emulator
  --sizes <sessions>  counts of sessions in place of each figure's own: 100,1000
  --rounds <count>    rounds of each figure (default: 3)
  --quick             a trial: 50 sessions, one round, seconds of load; writes no files
  --no-write          writes no files
  --help              shows this

Figures:
${figures.map(({ name, title }, index) => `  ${index + 1}  ${name.padEnd(10)} ${title}`).join("\n")}
`;

/** A wrong use of the command, as people read it. */
class UsageError extends Error {}

function positives(name: string, value: string): number[] {
	const numbers = value.split(",").map(Number);
	if (!numbers.every((each) => Number.isInteger(each) && each > 0))
		throw new UsageError(`--${name} ${value}: whole numbers over 0 are wanted, with commas`);
	return numbers;
}

function chosen(only: string | undefined): number[] {
	if (only === undefined) return figures.map((_, index) => index);
	return only.split(",").map((each) => {
		const index = /^\d+$/.test(each) ? Number(each) - 1 : figures.findIndex(({ name }) => name === each);
		if (figures[index] === undefined) throw new UsageError(`--only ${only}: there is no figure ${each}`);
		return index;
	});
}

function readFlags() {
	try {
		return parseArgs({
			options: {
				only: { type: "string" },
				sizes: { type: "string" },
				rounds: { type: "string" },
				quick: { type: "boolean", default: false },
				"no-write": { type: "boolean", default: false },
				help: { type: "boolean", default: false },
			},
		}).values;
	} catch (error) {
		throw new UsageError((error as Error).message);
	}
}

async function run(): Promise<number> {
	const flags = readFlags();
	if (flags.help) {
		console.log(HELP);
		return 0;
	}
	const isQuick = flags.quick;
	const sizes = flags.sizes === undefined ? (isQuick ? [50] : undefined) : positives("sizes", flags.sizes);
	const rounds = flags.rounds === undefined ? undefined : positives("rounds", flags.rounds)[0];
	const extent: Extent = {
		rounds: rounds ?? (isQuick ? 1 : 3),
		...(sizes === undefined ? {} : { sizes }),
		isQuick,
	};
	const indexes = chosen(flags.only);
	const where = machine((await pulumiCli()).version);
	const results: Result[] = [];
	for (const index of indexes) {
		const figure = figures[index];
		if (figure === undefined) continue;
		const bench: Bench = {
			...extent,
			sizesOr: (...own) => sizes ?? own,
			say: (text) => console.error(`bench: ${figure.name}: ${text}`),
		};
		const started = performance.now();
		bench.say(figure.title);
		const lines = await figure.measure(bench);
		bench.say(`done in ${duration(performance.now() - started)}`);
		const result = { figure: index + 1, title: figure.title, machine: where, rounds: extent.rounds, lines };
		results.push(result);
		// Written after each figure: an interruption loses only the one that is under way.
		if (!isQuick && !flags["no-write"]) writeResults([result]);
	}
	console.log(table(results));
	const missed = results.flatMap(({ figure, lines }) =>
		lines.filter((line) => judge(line)?.isReached === false).map(({ what }) => `${what} (figure ${figure})`),
	);
	console.log(missed.length === 0 ? "All goals are reached." : `Not reached: ${missed.join("; ")}.`);
	return 0;
}

cleanUpAtSignals();
try {
	process.exitCode = await run();
} catch (error) {
	console.error(error instanceof UsageError ? `bench: ${error.message}. --help shows the options.` : error);
	process.exitCode = error instanceof UsageError ? 2 : 1;
} finally {
	cleanUp();
}
