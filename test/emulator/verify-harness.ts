import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadContract } from "../../emulator/contract.ts";
import { handlers } from "../../emulator/groups/index.ts";
import type { Call, Handler, Handlers } from "../../emulator/handler.ts";
import { type Emulator, type EmulatorOptions, startEmulator } from "../../emulator/index.ts";
import { scopesToVerify } from "../../emulator/scopes.ts";
import type { Finding, Report } from "../../emulator/verify/report.ts";
import { type VerifyOptions, verify } from "../../emulator/verify/run.ts";

/** The time of all these tests. */
export const NOW = Date.parse("2026-01-10T08:00:00Z");

/** What a local API knows after a run that left nothing: its hub. */
export const CLEAN = ["hub"];

/** A folder for a run's journal and reports. */
export function folder(): string {
	return mkdtempSync(join(tmpdir(), "verify-"));
}

/** Starts a local API whose clock stands still. */
export function startApi(options: EmulatorOptions = {}): Promise<Emulator> {
	return startEmulator({ now: () => NOW, scopes: scopesToVerify(loadContract()), ...options });
}

/** Verifies a local API, publications included. */
export function ask(
	{ apiUrl, oauthUrl }: Pick<Emulator, "apiUrl" | "oauthUrl">,
	changes: Partial<VerifyOptions> = {},
): Promise<Report> {
	const credentials = { accountId: "emulator", clientId: "emulator", clientSecret: "emulator" };
	return verify({ apiUrl, oauthUrl, credentials, out: folder(), publish: true, now: () => NOW, ...changes });
}

/** The groups of what a local API holds. */
export function groupsOf(emulator: Emulator): string[] {
	return Object.entries(emulator.state())
		.filter(([, objects]) => objects.length > 0)
		.map(([group]) => group);
}

/** Ids of the findings with a verdict. */
export function idsOf({ findings }: Report, verdict: Finding["verdict"]): string[] {
	return findings.filter((finding) => finding.verdict === verdict).map(({ id }) => id);
}

/** The project's handlers, each with something that happens before it answers. */
export function watched(before: (call: Call) => void): Handlers {
	const watch =
		(handler: Handler): Handler =>
		(call) => {
			before(call);
			return handler(call);
		};
	return Object.fromEntries(Object.entries(handlers).map(([id, handler]) => [id, watch(handler)]));
}
