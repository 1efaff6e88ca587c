import { type ChildProcess, spawn } from "node:child_process";
import { appendFileSync, closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UsageError } from "../context";
import { type EngineEvent, EventLog, waitOf } from "../event-log";
import { answeringSignals } from "../interrupt";
import { LOGGING, LOOK_MS, ONCE } from "../preview-run";
import type { Showing } from "../progress";
import { type PulumiOptions, pulumiError } from "../pulumi";
import { cheaperCheckpoints } from "./checkpoints-env";
import { Counted } from "./counted";
import type { Operation } from "./operations";
import type { Planned } from "./planned";
import { Told } from "./told";

/**
 * Whether the engine has a group of its own, so that the signals of a terminal come from here alone, and one is not two.
 * On Windows the console tells it, and a signal from here would end it at once.
 */
const HAS_GROUPS = process.platform !== "win32";

/** How a run is done. */
export interface WatchedRun {
	operation: Operation;
	/** Further flags of Pulumi's command. */
	flags: readonly string[];
	planned: Planned;
	hasCheckpoints: boolean;
	/** True: Pulumi's own output is passed on, and there is no bar. */
	isVerbatim: boolean;
	/** File that keeps all that Pulumi prints; it is thrown away where not given. */
	keptIn?: string;
}

/** How it ended. */
export interface Ended {
	/** Pulumi's exit code; 1 where a signal has ended it. */
	code: number;
	counted: Counted;
	/** How many errors were told. */
	errors: number;
	/** The first of them; undefined where none was told. */
	firstError?: string | undefined;
	/** Duration in s. */
	seconds: number;
	/** Whether somebody has asked for an end. */
	isInterrupted: boolean;
}

/**
 * Runs Pulumi without a preview of its own, and shows how far it is. A Ctrl-C is passed on: the engine finishes what is
 * under way and writes its state; a second one has it stop at once.
 *
 * @throws UsageError where Pulumi can't be run at all
 */
export async function watchRun(options: PulumiOptions, run: WatchedRun, progress: Showing): Promise<Ended> {
	const folder = mkdtempSync(join(tmpdir(), "zoom-events-run-"));
	const at = (name: string): string => join(folder, name);
	const { operation, planned, isVerbatim } = run;
	const counted = new Counted(planned.touched, operation.command === "refresh");
	const told = new Told();
	const task = isVerbatim ? undefined : progress.begin(operation.doing, "objects", { hasRate: true });
	task?.to(0, planned.touched.size);
	const log = new EventLog(at("events"), (event) => {
		counted.add(event);
		task?.to(counted.done, Math.max(planned.touched.size, counted.done));
		if (!isVerbatim) tell(event, told, progress);
	});
	const timer = setInterval(() => log.look(), LOOK_MS);
	const started = performance.now();
	try {
		const { code, isInterrupted } = await spawned(options, run, at);
		log.look();
		task?.end();
		// What Pulumi says before its engine begins, such as of a lock, is in no log of events.
		const said = isVerbatim ? "" : readFileSync(at("errors"), "utf8");
		if (run.keptIn !== undefined) appendFileSync(run.keptIn, said);
		const isSilent = !isVerbatim && code !== 0 && told.errors === 0;
		if (isSilent) progress.print(said);
		const firstError = isSilent ? pulumiError({ code, out: "", err: said }) : told.firstError;
		const seconds = (performance.now() - started) / 1000;
		return { code, counted, errors: told.errors, firstError, seconds, isInterrupted };
	} finally {
		clearInterval(timer);
		task?.end();
		rmSync(folder, { recursive: true, force: true });
	}
}

function tell(event: EngineEvent, told: Told, progress: Showing): void {
	const { diagnosticEvent } = event;
	if (diagnosticEvent === undefined) return;
	const wait = waitOf(event);
	if (wait !== undefined && diagnosticEvent.severity !== "error") {
		progress.waits(wait.waitMs, wait.reason);
		return;
	}
	const text = told.textOf(diagnosticEvent);
	if (text !== undefined) progress.print(`${text}\n`);
}

async function spawned(
	{ pulumi, stack, cwd }: PulumiOptions,
	{ operation, flags, hasCheckpoints, isVerbatim, keptIn }: WatchedRun,
	at: (name: string) => string,
): Promise<{ code: number; isInterrupted: boolean }> {
	const { PULUMI_SKIP_CHECKPOINTS: _, ...env } = process.env;
	const args = [
		...[operation.command, "--skip-preview", "--yes", "--non-interactive", "--event-log", at("events")],
		...(stack === undefined ? [] : ["--stack", stack]),
		...flags,
	];
	// Files, not pipes: nobody who stops reading may end an engine that has yet to write its state.
	const [out, errors] = [openSync(keptIn ?? at("output"), "a", 0o600), openSync(at("errors"), "w", 0o600)];
	let child: ChildProcess | undefined;
	let isInterrupted = false;
	try {
		const ended = new Promise<number>((resolve, reject) => {
			child = spawn(pulumi, args, {
				stdio: isVerbatim ? ["ignore", "inherit", "inherit"] : ["ignore", out, errors],
				env: { ...env, ...LOGGING, ...(hasCheckpoints ? cheaperCheckpoints() : ONCE) },
				detached: HAS_GROUPS,
				...(cwd !== undefined && { cwd }),
			});
			child.on("error", ({ message }) =>
				reject(
					new UsageError(`${pulumi} can't be run: ${message}. Install the Pulumi CLI, or set its path with --pulumi.`),
				),
			);
			child.on("close", (code) => resolve(code ?? 1));
		});
		const take = (): void => {
			isInterrupted = true;
			if (HAS_GROUPS) child?.kill("SIGINT");
		};
		return { code: await answeringSignals(take, () => ended), isInterrupted };
	} finally {
		closeSync(out);
		closeSync(errors);
	}
}
