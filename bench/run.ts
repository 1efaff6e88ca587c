/**
 * `npm run bench`: measures the provider against the engine's floor, pair by pair in one run, and prints a table.
 *
 *     npm run bench -- --sizes 100,1000 --rounds 3
 */
import { cpus, totalmem } from "node:os";
import { parseArgs } from "node:util";
import { IDLE, idleProgram, idleProvider, sessionsProgram } from "./programs.ts";
import { makeProject, startApi } from "./project.ts";

const { values: flags } = parseArgs({
	options: { sizes: { type: "string", default: "100,1000" }, rounds: { type: "string", default: "3" } },
});
const sizes = flags.sizes.split(",").map(Number);
const rounds = Number(flags.rounds);

const median = (values: readonly number[]): number =>
	[...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

interface Row {
	size: number;
	ours: number[];
	idle: number[];
	noChange: number[];
	idleNoChange: number[];
	writes: number;
	noChangeRequests: number;
	bytes: number;
	idleBytes: number;
}

async function measure(size: number): Promise<Row> {
	const row: Row = {
		size,
		ours: [],
		idle: [],
		noChange: [],
		idleNoChange: [],
		writes: 0,
		noChangeRequests: 0,
		bytes: 0,
		idleBytes: 0,
	};
	for (let round = 0; round < rounds; round++) {
		const api = await startApi();
		const ours = await makeProject(sessionsProgram(size), api.url);
		const idle = await makeProject(idleProgram(size), api.url, { [IDLE]: idleProvider });
		row.ours.push(await ours.pulumi("up", "--yes", "--skip-preview"));
		row.idle.push(await idle.pulumi("up", "--yes", "--skip-preview"));
		const before = await api.requests();
		row.writes = before.writes;
		row.noChange.push(await ours.pulumi("up", "--yes", "--skip-preview"));
		row.noChangeRequests = (await api.requests()).total - before.total;
		row.idleNoChange.push(await idle.pulumi("up", "--yes", "--skip-preview"));
		row.bytes = ours.stateBytes();
		row.idleBytes = idle.stateBytes();
		ours.remove();
		idle.remove();
		api.stop();
		console.error(
			`${size} sessions, round ${round + 1}: up ${seconds(row.ours.at(-1) ?? 0)} against ${seconds(row.idle.at(-1) ?? 0)}`,
		);
	}
	return row;
}

const rows = [];
for (const size of sizes) rows.push(await measure(size));

const processor = cpus();
console.log(
	`\n${processor.length} × ${processor[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node.js ${process.versions.node}; medians of ${rounds} rounds, each a pair in turn.\n`,
);
console.log(
	"| sessions | up | do-nothing provider | ratio (each round) | up without changes | do-nothing | ratio | writes | requests without changes | state bytes an object | do-nothing |",
);
console.log("|---|---|---|---|---|---|---|---|---|---|---|");
for (const row of rows) {
	const ratios = row.ours.map((ms, index) => ms / (row.idle[index] ?? Number.NaN));
	const idleRatios = row.noChange.map((ms, index) => ms / (row.idleNoChange[index] ?? Number.NaN));
	const cells = [
		row.size,
		seconds(median(row.ours)),
		seconds(median(row.idle)),
		`${median(ratios).toFixed(2)} (${ratios.map((ratio) => ratio.toFixed(2)).join(", ")})`,
		seconds(median(row.noChange)),
		seconds(median(row.idleNoChange)),
		median(idleRatios).toFixed(2),
		row.writes,
		row.noChangeRequests,
		Math.round(row.bytes / (row.size + 1)),
		Math.round(row.idleBytes / (row.size + 1)),
	];
	console.log(`| ${cells.join(" | ")} |`);
}
