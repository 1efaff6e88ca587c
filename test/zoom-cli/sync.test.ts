import { existsSync, statSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { fetchExport } from "../../provider/cli/sync/fetch.ts";
import { cli, folderOf, read } from "./helpers.ts";

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

let server: Server | undefined;
afterEach(async () => {
	server?.closeAllConnections();
	await new Promise((resolve) => (server === undefined ? resolve(undefined) : server.close(resolve)));
	server = undefined;
});

/** A server whose answer can be changed; gives its address. */
async function serve(answer: { now: Answer }): Promise<string> {
	server = createServer((request, response) => answer.now(request, response));
	await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

interface Talk {
	id: number;
	title: string;
	at: string;
	person?: string;
}

/** A schedule of one day in one room. */
function schedule(talks: readonly Talk[]): string {
	return JSON.stringify({
		schedule: {
			conference: {
				title: "DevConf",
				time_zone_name: "Europe/Berlin",
				days: [
					{
						date: "2031-05-04",
						day_start: "2031-05-04T09:00:00+02:00",
						day_end: "2031-05-04T22:00:00+02:00",
						rooms: {
							Hall: talks.map(({ id, title, at, person }) => ({
								id,
								guid: `0b6d9a0e-0000-4000-8000-00000000000${id}`,
								title,
								date: `2031-05-04T${at}:00+02:00`,
								duration: "00:30",
								persons: person === undefined ? [] : [{ guid: `p-${person}`, public_name: person }],
							})),
						},
					},
				],
			},
		},
	});
}

const TALKS: readonly Talk[] = [
	{ id: 1, title: "Opening", at: "09:00", person: "Ada Example" },
	{ id: 2, title: "Compilers", at: "10:00", person: "Grace Sample" },
	{ id: 3, title: "Radio", at: "11:00", person: "Hedy Example" },
	{ id: 4, title: "Numbers", at: "13:00", person: "Ada Example" },
	{ id: 5, title: "Closing", at: "14:00" },
];

const json =
	(text: string, headers: Record<string, string> = {}): Answer =>
	(_, response) =>
		void response.writeHead(200, { "content-type": "application/json", ...headers }).end(text);

const HEAD = `# Written by hand.
hub: Community
event:
  name: DevConf
  description: For tests
  eventType: CONFERENCE
  accessLevel: PRIVATE_UNRESTRICTED
  attendanceType: virtual
  timezone: Europe/Berlin
  calendar: [{ startTime: 2031-05-04T09:00, endTime: 2031-05-04T22:00 }]
defaults: { sessions: { type: webinar } }
`;

/** A conference file that names an export, in a folder of its own. */
function conference(source: string, more = ""): { file: string; lock: string } {
	const at = folderOf({ "conference.yaml": `${HEAD}source: ${source}\n${more}` });
	return { file: at("conference.yaml"), lock: at("conference.lock.json") };
}

describe("zoom-events sync", () => {
	it("takes an export over, asks with its ETag, and says what changed as a review does", async () => {
		const asked: (string | undefined)[] = [];
		const answer = { now: json(schedule(TALKS), { etag: '"one"' }) };
		const url = await serve(answer);
		const { file } = conference(`{ from: pretalx, url: "${url}/schedule.json" }`);
		const first = await cli("sync", file);
		expect(first).toMatchObject({ code: 2, err: "" });
		expect(first.out).toContain("- ➕ **Session “Opening”** is new on day 1, 09:00–09:30, with Ada Example");
		expect(read(file)).toContain("# Written by hand.\n");

		answer.now = (request, response) => {
			asked.push(request.headers["if-none-match"]);
			response.writeHead(304).end();
		};
		const text = read(file);
		expect(await cli("sync", file)).toEqual({
			code: 0,
			out: `${url}/schedule.json has not changed since the last time.\n`,
			err: "",
		});
		expect(asked).toEqual(['"one"']);
		expect(read(file)).toBe(text);

		answer.now = json(schedule(TALKS), { etag: '"two"' });
		expect(await cli("sync", file)).toEqual({
			code: 0,
			out: `${file} is as ${url}/schedule.json says.\n`,
			err: "",
		});
		expect(read(file)).toBe(text);

		const moved = TALKS.map((talk) => (talk.id === 3 ? { ...talk, title: "Radio waves", at: "11:30" } : talk));
		answer.now = json(schedule(moved), { etag: '"three"' });
		const dry = await cli("sync", file, "--dry-run");
		expect(dry.code).toBe(2);
		expect(read(file)).toBe(text);
		const changed = await cli("sync", file);
		expect(changed).toMatchObject({ code: 2, err: "" });
		expect(changed.out).toBe(dry.out);
		expect(changed.out.split("\n").filter((line) => line.startsWith("- "))).toEqual([
			"- ✏️ **Session “Radio waves”** moves 11:00 → 11:30 on day 1, is renamed from “Radio”; 1 speaker affected",
		]);
		expect(read(file)).toContain("    name: Radio waves\n");
		expect((await cli("validate", file)).code).toBe(0);
	});

	it("takes a session out that the export has no longer, with its comment, and leaves the rest as it was", async () => {
		const answer = { now: json(schedule(TALKS)) };
		const { file } = conference(`{ url: "${await serve(answer)}/x" }`);
		await cli("sync", file);
		const before = read(file);
		answer.now = json(schedule(TALKS.filter(({ id }) => id !== 2)));
		const { code, out, err } = await cli("sync", file);
		expect(code).toBe(2);
		expect(out).toContain("- ❌ **Session “Compilers”** is deleted (it was on day 1, 10:00–10:30)");
		expect(err).toBe("speakers.grace-sample is not in the export; remove it if it was cancelled.\n");
		const gone = before.slice(
			before.indexOf("  # pretalx 0b6d9a0e-0000-4000-8000-000000000002"),
			before.indexOf("  # pretalx 0b6d9a0e-0000-4000-8000-000000000003"),
		);
		expect(gone).toContain("compilers:");
		expect(read(file)).toBe(before.replace(gone, ""));
	});

	it("keeps a session that something else in the file needs, and says so", async () => {
		const answer = { now: json(schedule(TALKS)) };
		const tickets =
			"ticketTypes:\n  talk: { name: Talk, price: 0, currency: EUR, free: true, quantity: 10, startTime: 2031-01-01T09:00, endTime: 2031-05-01T09:00, sessions: [compilers] }\n";
		const { file } = conference(`{ url: "${await serve(answer)}/x" }`, tickets);
		await cli("sync", file);
		answer.now = json(schedule(TALKS.filter(({ id }) => id !== 2)));
		const { code, err } = await cli("sync", file);
		expect(code).toBe(0);
		expect(err).toContain("sessions.compilers is not in the export; remove it if it was cancelled.\n");
		expect(read(file)).toContain("  compilers:\n");
	});

	it("takes nothing out where entries of the export can't be read: they may be those that seem gone", async () => {
		const answer = { now: json(schedule(TALKS)) };
		const { file } = conference(`{ url: "${await serve(answer)}/x" }`);
		await cli("sync", file);
		const text = read(file);
		answer.now = json(schedule(TALKS).replace(/("title":"Radio".*?"duration":)"00:30"/, "$1null"));
		const { code, err } = await cli("sync", file);
		expect(err).toContain('Left out "Radio": has no duration that can be read (null).\n');
		expect(err).toContain("sessions.radio is not in the export; remove it if it was cancelled.\n");
		expect(read(file)).toBe(text);
		expect(code).toBe(0);
	});

	it("lists the entries of an export none of which can be taken", async () => {
		const answer = { now: json(schedule(TALKS).replaceAll('"duration":"00:30"', '"duration":null')) };
		const { file, lock } = conference(`{ url: "${await serve(answer)}/x" }`);
		const { code, err } = await cli("sync", file);
		expect(code).toBe(1);
		expect(err.match(/^Left out "\w+": has no duration that can be read \(null\)\.$/gm)).toHaveLength(5);
		expect(existsSync(lock)).toBe(false);
	});

	it("reads the same export again where the file says to read it otherwise", async () => {
		const asked: (string | undefined)[] = [];
		const whole = json(schedule(TALKS), { etag: '"one"' });
		const answer: { now: Answer } = {
			now: (request, response) => {
				asked.push(request.headers["if-none-match"]);
				if (request.headers["if-none-match"] === undefined) whole(request, response);
				else response.writeHead(304).end();
			},
		};
		const { file } = conference(`{ url: "${await serve(answer)}/x" }`);
		await cli("sync", file);
		await cli("sync", file);
		writeFileSync(file, read(file).replace('/x" }', '/x", language: de }'));
		await cli("sync", file);
		await cli("sync", file);
		expect(asked).toEqual([undefined, '"one"', undefined, '"one"']);
	});

	const reset: Answer = (_, response) => {
		response.writeHead(200, { "content-type": "application/json", "content-length": "100000" });
		response.write(schedule(TALKS).slice(0, 200));
		setImmediate(() => response.destroy());
	};
	const cut: Answer = json(schedule(TALKS).slice(0, 400));

	it.each<[string, Answer, RegExp]>([
		["a server error", (_, response) => void response.writeHead(500).end("oops"), /answered HTTP 500\./],
		[
			"a page",
			(_, response) => void response.writeHead(200).end("<html>Sign in</html>"),
			/this is not a pretalx schedule\.json/,
		],
		["an answer that breaks off", reset, /can't be fetched: /],
		["an answer that is cut", cut, /can't be read as JSON/],
		["an empty answer", json(""), /the export is empty/],
		["an export without sessions", json(schedule([])), /of the 5 sessions that it had before/],
		[
			"an export that lacks most",
			json(schedule(TALKS.slice(0, 2))),
			/has 2 of the 5 sessions that it had before\. Nothing was changed\./,
		],
		[
			"a redirect in a circle",
			(request, response) => void response.writeHead(302, { location: request.url ?? "/" }).end(),
			/leads from one address to another, more than 5 times/,
		],
		[
			"a redirect to a file",
			(_, response) => void response.writeHead(302, { location: "file:///etc/passwd" }).end(),
			/can't be followed/,
		],
	])("changes nothing after %s", async (_, spoilt, message) => {
		const answer = { now: json(schedule(TALKS)) };
		const { file, lock } = conference(`{ from: pretalx, url: "${await serve(answer)}/x" }`);
		await cli("sync", file);
		const [text, record] = [read(file), read(lock)];
		answer.now = spoilt;
		const { code, out, err } = await cli("sync", file);
		expect(code).toBe(1);
		expect(out).toBe("");
		expect(err).toMatch(message);
		expect(err).not.toMatch(/^\s+at /m);
		expect([read(file), read(lock)]).toEqual([text, record]);
	});

	it("takes an export that lacks most where that is said to be meant", async () => {
		const answer = { now: json(schedule(TALKS)) };
		const { file } = conference(`{ from: pretalx, url: "${await serve(answer)}/x" }`);
		await cli("sync", file);
		answer.now = json(schedule(TALKS.slice(0, 2)));
		expect((await cli("sync", file, "--accept-missing")).code).toBe(2);
		expect(read(file)).not.toContain("  radio:");
		expect((await cli("sync", file)).code).toBe(0);
	});

	it("takes an export from a file beside it", async () => {
		const at = folderOf({ "conference.yaml": `${HEAD}source: { file: all.json }\n`, "all.json": schedule(TALKS) });
		expect((await cli("sync", at("conference.yaml"))).code).toBe(2);
		expect((await cli("sync", at("conference.yaml"))).out).toBe(`${at("conference.yaml")} is as all.json says.\n`);
	});

	it("writes what changed for a pull request", async () => {
		const at = folderOf({ "conference.yaml": `${HEAD}source: { file: all.json }\n`, "all.json": schedule(TALKS) });
		await cli("sync", at("conference.yaml"), "--markdown", at("sync.md"));
		expect(read(at("sync.md"))).toMatch(/^## Conference review: DevConf\n/);
		const { mtimeMs } = statSync(at("sync.md"));
		await cli("sync", at("conference.yaml"), "--markdown", at("sync.md"));
		expect(statSync(at("sync.md")).mtimeMs).toBe(mtimeMs);
	});

	it.each([
		["no source", "{}", /doesn't say where its programme comes from/],
		["both a url and a file", '{ url: "https://example.com/x", file: x }', /doesn't say where/],
		[
			"an unknown system",
			"{ from: pretalks, file: x.json }",
			/source\.from "pretalks", which is no system\. Did you mean "pretalx"\?/,
		],
		["a file that is not there", "{ file: x.json }", /x\.json can't be read \(ENOENT\)/],
	])("says what is wrong with %s", async (_, source, message) => {
		const { file, lock } = conference(source);
		const { code, err } = await cli("sync", file);
		expect(code).toBe(1);
		expect(err).toMatch(message);
		expect(existsSync(lock)).toBe(false);
	});

	it("takes no more than so many bytes, and waits no longer than so long", async () => {
		const answer = { now: json("x".repeat(3 * 1024 * 1024)) };
		const url = await serve(answer);
		await expect(fetchExport(url, {}, { maxBytes: 2 * 1024 * 1024 })).rejects.toThrow("has more than 2 MiB.");
		answer.now = (_, response) => void response.writeHead(200).write("[");
		await expect(fetchExport(url, {}, { timeoutMs: 500 })).rejects.toThrow("did not answer in full within 0.5 s.");
	});
});
