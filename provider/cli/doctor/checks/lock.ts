import { existsSync, readdirSync, readFileSync } from "node:fs";
import { homedir, hostname } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { asObject, parseJson } from "../../../api/answers";
import { type Check, type Finding, fine, problem, skipped } from "../check";

/** A lock of a state in files, as Pulumi writes it. */
interface Lock {
	pid?: number;
	username?: string;
	hostname?: string;
	timestamp?: string;
}

/** The folder of a `file://` backend. */
function folderOf(url: string): string {
	const text = url.replace(/^file:\/\/~/, `file://${homedir()}`);
	return URL.canParse(text) ? fileURLToPath(text) : text.slice("file://".length);
}

/** Locks of a stack in a folder of states. */
function locksIn(folder: string, project: string, stack: string): Lock[] {
	const place = join(folder, ".pulumi/locks/organization", project, stack);
	if (!existsSync(place)) return [];
	return readdirSync(place).map((name) => (asObject(parseJson(readFileSync(join(place, name), "utf8"))) ?? {}) as Lock);
}

/** Whether a process of this machine lives; undefined where that can't be told. */
function lives({ pid, hostname: host }: Lock): boolean | undefined {
	if (pid === undefined || host !== hostname()) return undefined;
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === "EPERM";
	}
}

function lockFinding(lock: Lock, stack: string): Finding {
	const who = [lock.username, lock.hostname].filter((one) => one !== undefined).join("@");
	const text = `stack "${stack}" is locked by ${who || "another run"}${lock.pid === undefined ? "" : ` (process ${lock.pid})`}${lock.timestamp === undefined ? "" : `, since ${lock.timestamp}`}.`;
	const remove = `remove the lock: pulumi cancel --stack ${stack}`;
	const isAlive = lives(lock);
	if (isAlive === true) return problem(text, "That run is under way: wait for its end.");
	if (isAlive === false)
		return problem(`${text.slice(0, -1)}, and that process is gone.`, `It was killed, so ${remove}`);
	return problem(text, `If that run was killed, ${remove}\nIf it is under way, wait for its end.`);
}

/** Whether another run holds the stack. */
export const lockCheck: Check = {
	name: "Lock",
	looksAt: "whether another run holds the stack",
	needs: ["State"],
	run(_, { stack, backend = "", project }) {
		if (stack === undefined || project === undefined) return [skipped("no stack is selected.")];
		if (stack.isUpdating) {
			return [
				problem(
					`an update of stack "${stack.name}" is under way, or was killed.`,
					`Wait for its end; if it was killed: pulumi cancel --stack ${stack.name}`,
				),
			];
		}
		if (!backend.startsWith("file://")) {
			return /^https?:/.test(backend)
				? [fine(`stack "${stack.name}" is free.`)]
				: [skipped(`locks in ${backend.split(":", 1)[0]}:// can't be seen from here; pulumi up says so.`)];
		}
		const name = stack.name.split("/").at(-1) ?? stack.name;
		const locks = locksIn(folderOf(backend), project.name, name);
		if (locks.length === 0) return [fine(`stack "${name}" is free.`)];
		return locks.map((lock) => lockFinding(lock, name));
	},
};
