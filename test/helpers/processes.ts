import { readdirSync, readFileSync } from "node:fs";

/** A process that a test may end. */
export interface OwnProcess {
	pid: number;
	command: string;
}

/** Processes of a stack's runs, by the API's address in their environment; plugins have process groups of their own. */
export function processesWith(apiUrl: string): OwnProcess[] {
	return readdirSync("/proc")
		.filter((name) => /^\d+$/.test(name))
		.flatMap((pid) => {
			try {
				const isOurs = readFileSync(`/proc/${pid}/environ`, "utf8").split("\0").includes(`ZOOM_API_URL=${apiUrl}`);
				return isOurs ? [{ pid: Number(pid), command: readFileSync(`/proc/${pid}/cmdline`, "utf8") }] : [];
			} catch {
				// It has ended meanwhile.
				return [];
			}
		});
}

/** Sends a signal to a process, if it is still there. */
export function signal(pid: number, name: "SIGKILL" | "SIGSTOP"): void {
	try {
		process.kill(pid, name);
	} catch {
		// It has ended by itself.
	}
}
