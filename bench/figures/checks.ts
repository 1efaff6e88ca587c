import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { CONFERENCE, CREDENTIALS, type LocalApi, startApi } from "../api.ts";
import { runCommand, type Usage } from "../commands.ts";
import type { Figure, Line } from "../figure.ts";
import type { GoalName } from "../goals.ts";
import { changedFile, type LargeFile, largeFile, previewText } from "../large-file.ts";
import { removeFolder, temporaryFolder } from "../processes.ts";
import { duration, megabytes, whole } from "../report/format.ts";
import { growthOf } from "../statistics.ts";

/** A command that is measured, with the files of a conference in its folder. */
interface Command {
	name: string;
	args: readonly string[];
	/** Exit codes that are no failure: `drift` says by one that something differs. */
	endings?: readonly number[];
	/** The page that it writes. */
	page?: string;
	goal?: GoalName;
}

const COMMANDS: readonly Command[] = [
	{ name: "`validate`", args: ["validate", "before.yaml"], goal: "validateTime" },
	{
		name: "`review`",
		args: [
			...["review", "--preview", "preview.json", "--before", "before.yaml", "--after", "after.yaml"],
			...["--markdown", "review.md", "--html", "review.html"],
		],
		page: "review.html",
		goal: "reviewTime",
	},
	{
		name: "`drift`, of a preview",
		args: [
			...["drift", "--preview", "preview.json", "--file", "before.yaml"],
			...["--markdown", "drift.md", "--html", "drift.html"],
		],
		endings: [2],
		page: "drift.html",
	},
	{
		name: "`export --html`",
		args: ["export", "before.yaml", "--html", "--output", "programme.html"],
		page: "programme.html",
	},
];

/** Minutes after the event's start at which sessions begin, over and over. */
const STARTS = 480;

/** Fills a local API with an event of a file's speakers and sessions, by HTTP alone. */
async function fill({ url }: LocalApi, { speakers, sessions }: LargeFile): Promise<string> {
	const { accountId, clientId, clientSecret } = CREDENTIALS;
	const send = async (
		path: string,
		headers: Record<string, string>,
		body?: unknown,
	): Promise<Record<string, string>> => {
		const answer = await fetch(`${url}${path}`, {
			method: "POST",
			headers: { ...headers, "content-type": "application/json" },
			...(body !== undefined && { body: JSON.stringify(body) }),
		});
		if (!answer.ok) throw new Error(`POST ${path} was answered with ${answer.status}: ${await answer.text()}`);
		return (await answer.json()) as Record<string, string>;
	};
	const basic = Buffer.from(`${clientId}:${clientSecret}`).toString("base64");
	const login = `/oauth/token?grant_type=account_credentials&account_id=${accountId}`;
	const { access_token: token } = await send(login, { authorization: `Basic ${basic}` });
	const post = (path: string, body: object): Promise<Record<string, string>> =>
		send(`/v2/zoom_events/${path}`, { authorization: `Bearer ${token}` }, body);
	const { event_id: eventId = "" } = await post("events", CONFERENCE);
	const ids: string[] = [];
	for (const { name, email, biography } of Object.values(speakers))
		ids.push((await post(`events/${eventId}/speakers`, { name, email, biography })).speaker_id ?? "");
	const begin = Date.parse(CONFERENCE.calendar[0]?.start_time ?? "");
	for (const [index, { name, description }] of Object.values(sessions).entries()) {
		const start = begin + (index % STARTS) * 60_000;
		await post(`events/${eventId}/sessions`, {
			...{ name, description, type: 2, timezone: CONFERENCE.timezone },
			start_time: new Date(start).toISOString().replace(".000", ""),
			end_time: new Date(start + 45 * 60_000).toISOString().replace(".000", ""),
			session_speakers: [{ speaker_id: ids[index % ids.length] }],
		});
	}
	return eventId;
}

async function pull(folder: string, file: LargeFile): Promise<Usage> {
	const api = await startApi();
	try {
		const eventId = await fill(api, file);
		return await runCommand(folder, ["pull", eventId, "--output", "-"], {
			ZOOM_API_URL: `${api.url}/v2`,
			ZOOM_OAUTH_URL: `${api.url}/oauth/token`,
			ZOOM_ACCOUNT_ID: CREDENTIALS.accountId,
			ZOOM_CLIENT_ID: CREDENTIALS.clientId,
			ZOOM_CLIENT_SECRET: CREDENTIALS.clientSecret,
			ZOOM_PLAN: "off",
		});
	} finally {
		api.stop();
	}
}

/** What was measured of a command, by size and then by round. */
type Measured = Map<number, { usage: Usage; bytes?: number }[]>;

/** The power of the size with which CPU times grow, from the last size but one to the last: before, the start counts most. */
function powers(measured: Measured): number[] {
	const sizes = [...measured.keys()].sort((a, b) => a - b).slice(-2);
	const rounds = measured.get(sizes[0] ?? 0)?.length ?? 0;
	return Array.from({ length: rounds }, (_, round) =>
		growthOf(sizes.map((size) => ({ size, value: measured.get(size)?.[round]?.usage.cpuMs ?? Number.NaN }))),
	);
}

function linesOf({ name, goal }: Pick<Command, "name" | "goal">, measured: Measured): Line[] {
	const largest = Math.max(...measured.keys());
	const ofSizes = [...measured].flatMap(([objects, rounds]): Line[] => {
		const what = `${name}, ${whole(objects)} objects`;
		const isLargest = objects === largest && objects >= 10_000;
		return [
			{
				what: `${what}: CPU time`,
				unit: "time",
				ours: rounds.map(({ usage }) => usage.cpuMs),
				...(isLargest && goal !== undefined && { goal }),
			},
			{
				what: `${what}: most memory`,
				unit: "memory",
				ours: rounds.map(({ usage }) => usage.peakBytes),
				...(isLargest && { goal: "checkMemory" as const }),
			},
			...(rounds.some(({ bytes }) => bytes !== undefined)
				? [{ what: `${what}: page`, unit: "bytes" as const, ours: rounds.map(({ bytes = 0 }) => bytes) }]
				: []),
		];
	});
	if (measured.size < 2) return ofSizes;
	const growth: Line = {
		what: `${name}: CPU time grows with the power`,
		unit: "power",
		ours: powers(measured),
		goal: "checkGrowth",
	};
	return [...ofSizes, growth];
}

/** What checks of a large file take: whole processes, from the command line to the last byte that they write. */
export const checks: Figure = {
	name: "checks",
	title: "Checks of large conferences",
	async measure({ rounds, sizesOr, say }) {
		const found = new Map<string, { command: Pick<Command, "name" | "goal">; measured: Measured }>();
		const note = (command: Pick<Command, "name" | "goal">, objects: number, usage: Usage, bytes?: number): void => {
			const { measured } = found.get(command.name) ?? { measured: new Map() };
			found.set(command.name, { command, measured });
			measured.set(objects, [...(measured.get(objects) ?? []), { usage, ...(bytes !== undefined && { bytes }) }]);
			const page = bytes === undefined ? "" : `, page ${whole(bytes)} B`;
			say(`${command.name} of ${whole(objects)}: ${duration(usage.cpuMs)}, ${megabytes(usage.peakBytes)}${page}`);
		};
		for (const objects of sizesOr(1000, 3000, 10_000)) {
			const folder = temporaryFolder();
			const before = largeFile(objects);
			const after = changedFile(before);
			for (const [name, file] of [
				["before", before],
				["after", after],
			] as const)
				writeFileSync(join(folder, `${name}.yaml`), stringify(file, { lineWidth: 0 }));
			writeFileSync(join(folder, "preview.json"), previewText(before, after));
			for (let round = 0; round < rounds; round++) {
				for (const command of COMMANDS) {
					const usage = await runCommand(folder, command.args, {}, command.endings);
					const { page } = command;
					note(command, objects, usage, page === undefined ? undefined : statSync(join(folder, page)).size);
				}
				note({ name: "`pull`" }, objects, await pull(folder, before));
			}
			removeFolder(folder);
		}
		return [...found.values()].flatMap(({ command, measured }) => linesOf(command, measured));
	},
};
