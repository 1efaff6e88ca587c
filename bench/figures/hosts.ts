import { createRequire } from "node:module";
import { join } from "node:path";
import type { Figure, Line, Unit } from "../figure.ts";
import { root } from "../machine.ts";
import { eachRound } from "../pairs.ts";
import { firstLineOf, peakOf, start } from "../processes.ts";
import { UP } from "../project.ts";
import { duration, megabytes, whole } from "../report/format.ts";

const OTHER = "dynamic host";

/** Where no engine listens: a provider needs none to start. */
const NO_ENGINE = "127.0.0.1:1";

const sdk = createRequire(join(root, "provider/package.json")).resolve("@pulumi/pulumi/cmd/dynamic-provider");

/** How each host's process is started; the dynamic one loads the package at its first resource. */
const COMMANDS = {
	ours: [join(root, "provider/bin/pulumi-resource-zoom-events.js"), NO_ENGINE],
	other: ["--require", join(root, "provider/dist/provider/dynamic.js"), sdk, NO_ENGINE],
} as const;

/** Starts a provider's process, and gives the time until it answers and the memory that it then holds. */
async function started(args: readonly string[]): Promise<{ ms: number; bytes: number }> {
	const before = performance.now();
	const child = start(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
	await firstLineOf(child);
	const ms = performance.now() - before;
	const bytes = peakOf(child);
	child.kill("SIGKILL");
	return { ms, bytes };
}

interface Values {
	ours: number[];
	other: number[];
}

const none = (): Values => ({ ours: [], other: [] });

/** The native plugin beside the dynamic host: what each costs for the same conference. */
export const hosts: Figure = {
	name: "hosts",
	title: "The native plugin, against the dynamic host",
	async measure({ rounds, say, sizesOr }) {
		const lines: Line[] = [];
		const line = (what: string, unit: Unit, { ours, other }: Values): void => {
			lines.push({ what, unit, ours, other: { name: OTHER, values: other }, goal: "nativeOverDynamic" });
		};
		const [time, memory] = [none(), none()];
		for (let round = 0; round < Math.max(rounds, 5); round++) {
			for (const side of round % 2 === 0 ? (["ours", "other"] as const) : (["other", "ours"] as const)) {
				const { ms, bytes } = await started(COMMANDS[side]);
				time[side].push(ms);
				memory[side].push(bytes);
			}
		}
		say(`start: ${duration(time.ours.at(-1) ?? 0)} against ${duration(time.other.at(-1) ?? 0)}`);
		line("start of the provider's process", "time", time);
		line("memory of the provider's process at its start", "memory", memory);
		for (const sessions of sizesOr(300)) {
			const [up, refresh, bytes, peak] = [none(), none(), none(), none()];
			await eachRound({ rounds, ours: "native" }, "ours", sessions, async ({ inTurn }, round) => {
				const runs = await inTurn((project) => project.pulumi(UP, { watchesMemory: true }));
				const sizes = await inTurn(async (project) => project.stateSize().perObject);
				const refreshed = await inTurn((project) => project.pulumi(["refresh", "--yes", "--skip-preview"]));
				for (const side of ["ours", "other"] as const) {
					up[side].push(runs[side].cpuMs);
					refresh[side].push(refreshed[side].cpuMs);
					bytes[side].push(sizes[side]);
					peak[side].push(runs[side].peakBytes ?? Number.NaN);
				}
				say(
					`${whole(sessions)} sessions, round ${round + 1}: CPU of up ${duration(runs.ours.cpuMs)} against ${duration(runs.other.cpuMs)}, memory ${megabytes(runs.ours.peakBytes ?? Number.NaN)} against ${megabytes(runs.other.peakBytes ?? Number.NaN)}`,
				);
			});
			line(`\`up\` of ${whole(sessions)} sessions: CPU of all processes`, "time", up);
			line(`\`refresh\` of ${whole(sessions)} sessions: CPU of all processes`, "time", refresh);
			line(`state an object, ${whole(sessions)} sessions`, "bytes", bytes);
			line(`\`up\` of ${whole(sessions)} sessions: most memory of the provider`, "memory", peak);
		}
		return lines;
	},
};
