import { readFileSync } from "node:fs";
import { type ClientOptions, ZoomEventsClient } from "../../api/client";
import type { ConferenceSpec } from "../../conference";
import { Remote } from "../../conference/pull/remote";
import { ACCOUNT_KEY, accountMark, requireSameAccount } from "../../lifecycle/account";
import type { Ask } from "../stack/agrees";
import { entriesOf, type StackExport } from "../stack/stack-export";
import { Account } from "./account";
import { dataOf, type Finding, lineOf, needsPerson } from "./findings";
import { Holdings } from "./holdings";
import { findInterrupted, type ReadState } from "./interrupted";
import { findLost } from "./lost";
import { type FilePlan, fileLines, lostData, lostNeedsPerson, planFile } from "./lost-text";
import { withAnswers } from "./questions";
import { findUnusable, inOrder, rewritten } from "./rewrite";

/** What a recovery found, and what it would write. */
export interface Plan {
	findings: readonly Finding[];
	/** The state with what was found. */
	result: StackExport;
	/** Of the conference file, where one is given. */
	file: FilePlan | undefined;
}

/** What a plan is made of besides the state. */
export interface PlanOptions {
	/** The conference file, read and expanded. */
	conference: { file: string; spec: ConferenceSpec } | undefined;
	/** Asks a person, where one is there. */
	ask: Ask | undefined;
	/** How the client of the account tells of waits and the like. */
	client: ClientOptions;
}

/**
 * Finds what a state lacks. Only reads.
 *
 * @throws WrongAccountError where the state is of another account than the credentials
 * @throws ZoomEventsError where the account can't be read
 */
export async function planOf(state: ReadState, { conference, ask, client: options }: PlanOptions): Promise<Plan> {
	let client: ZoomEventsClient | undefined;
	// Credentials are needed where there is something to ask.
	const api = (): ZoomEventsClient => {
		client ??= clientFor(state.sealed, options);
		return client;
	};
	try {
		const account = new Account(api);
		const holdings = new Holdings(entriesOf(state.open));
		const interrupted = await findInterrupted(state, account, holdings);
		const found = withoutForeignAlone([...findUnusable(state.sealed), ...interrupted]);
		const findings = inOrder(state.sealed, ask === undefined ? found : await withAnswers(found, ask));
		const hidden = client === undefined ? {} : { [ACCOUNT_KEY]: accountMark(client.settings) };
		const result = findings.length === 0 ? state.sealed : rewritten(state.sealed, findings, account, hidden);
		if (conference === undefined) return { findings, result, file: undefined };
		const entries = entriesOf(result);
		const sources = { account, remote: new Remote(api()), holdings: new Holdings(entries), entries };
		const lost = await findLost(conference.spec, sources);
		const file = planFile(conference.file, readFileSync(conference.file, "utf8"), lost);
		return { findings, result, file };
	} finally {
		await client?.close();
	}
}

function clientFor(state: StackExport, options: ClientOptions): ZoomEventsClient {
	const client = new ZoomEventsClient({}, options);
	for (const { outputs = {} } of entriesOf(state)) requireSameAccount(outputs, client.settings);
	return client;
}

/** What others have interrupted matters where a state is written: until then Pulumi keeps it. */
function withoutForeignAlone(findings: readonly Finding[]): readonly Finding[] {
	return findings.every(({ is }) => is === "foreign") ? [] : findings;
}

/** What a plan says, a line each. */
export function planLines({ findings, file }: Plan): string[] {
	return [...findings.map(lineOf), ...(file === undefined ? [] : fileLines(file))];
}

/** Whether something is left for a person. */
export function planNeedsPerson({ findings, file }: Plan): boolean {
	return findings.some(needsPerson) || (file?.lost.some((one) => lostNeedsPerson(one, file)) ?? false);
}

/** A plan as data. */
export function planData({ findings, file }: Plan): Record<string, unknown> {
	return { state: findings.map(dataOf), ...(file !== undefined && { file: lostData(file) }) };
}
