import { copyFileSync, mkdirSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { root } from "./machine.ts";
import { endWithBench, removeFolder, temporaryFolder, watchFamily } from "./processes.ts";
import { COMMAND_LINE, environmentOf, pulumiCli } from "./project.ts";

/** How a run of the fleet went. */
export interface FleetRun {
	ms: number;
	/** Most memory of the command and all that it had started at a time, in bytes. */
	peakBytes: number;
}

/** A fleet's project, in a temporary folder. */
export interface FleetProject {
	/**
	 * Runs `zoom-events fleet`.
	 *
	 * @param last how its last line but what follows failures begins: `18 done, 2 failed`
	 * @throws Error with what it printed, where it ends otherwise
	 */
	fleet(args: readonly string[], last: string): Promise<FleetRun>;
	remove(): void;
}

/** An edition of five objects: an event, two speakers, a session and a ticket type. */
function editionText(number: number): string {
	return `hub: Emulator Hub
event:
  name: Edition ${number}
  description: For measuring.
  eventType: CONFERENCE
  accessLevel: PRIVATE_UNRESTRICTED
  attendanceType: virtual
  timezone: Europe/Berlin
  firstDay: 2031-05-06
  days: [{ from: 18:00, to: 22:00 }]
speakers:
  ada: { name: Ada Example, email: ada@example.com }
  grace: { name: Grace Sample, email: grace@example.com }
sessions:
  talk: { name: Talk, type: webinar, description: A talk., day: 1, at: 19:00, lasts: 45m, speakers: [ada, grace] }
ticketTypes:
  free:
    name: Free
    free: true
    currency: EUR
    startTime: 2030-01-10T09:00
    endTime: 2031-05-06T18:00
    sessions: ALL
`;
}

/** Makes one with so many editions, on plan `pro`. */
export async function makeFleet(editions: number, apiUrl: string): Promise<FleetProject> {
	const pulumi = await pulumiCli();
	const base = temporaryFolder();
	const folder = join(base, "project");
	const modules = join(folder, "node_modules");
	for (const path of [join(base, "state"), join(modules, "@pulumi"), join(folder, "editions")])
		mkdirSync(path, { recursive: true });
	for (const name of ["@pulumi/pulumi", "pulumi-zoom-events"])
		symlinkSync(realpathSync(join(root, "node_modules", name)), join(modules, name));
	copyFileSync(join(root, "bench/programs/fleet.cjs"), join(folder, "fleet.cjs"));
	writeFileSync(join(folder, "package.json"), '{ "name": "fleet", "main": "fleet.cjs" }');
	writeFileSync(
		join(folder, "Pulumi.yaml"),
		"name: fleet\nruntime:\n  name: nodejs\n  options:\n    typescript: false\n",
	);
	for (let number = 1; number <= editions; number++)
		writeFileSync(join(folder, `editions/e${number}.yaml`), editionText(number));
	const env = {
		...environmentOf(pulumi, base, apiUrl, "pro"),
		PULUMI_BACKEND_URL: `file://${join(base, "state")}`,
		CI: undefined,
	};
	return {
		fleet: async (args, last) => {
			const started = performance.now();
			const endWatch = watchFamily("zoom-events-emulator");
			const child = execa(process.execPath, [COMMAND_LINE, "fleet", ...args, "--pulumi", pulumi.command], {
				...{ cwd: folder, env, reject: false, all: true },
			});
			endWithBench(child);
			const { all } = await child;
			const peakBytes = endWatch();
			if (!all.split("\n").some((line) => line.startsWith(`${last}, in `)))
				throw new Error(`fleet ${args[0]} did not end with "${last}":\n${all}`);
			return { ms: performance.now() - started, peakBytes };
		},
		remove: () => removeFolder(base),
	};
}
