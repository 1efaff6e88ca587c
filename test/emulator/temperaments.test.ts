import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { TEMPERAMENTS } from "../../emulator/index.ts";
import { eventBody, type Harness, SESSION, start } from "./harness.ts";

const ROOT = join(import.meta.dirname, "../..");

let api: Harness;
beforeAll(async () => {
	api = await start();
});
afterEach(async () => {
	api.emulator.setTemperaments([]);
	api.emulator.setFaults({ rules: [] });
});
afterAll(() => api.emulator.close());

function put(body: unknown): Promise<Response> {
	return fetch(`${api.emulator.url}/_emulator/temperaments`, {
		method: "PUT",
		headers: { "content-type": "application/json" },
		body: JSON.stringify(body),
	});
}

/** Every mistake that can be made. */
const MISTAKES: readonly (readonly [unknown, string])[] = [
	["list-lag=2", '"list-lag" is no temperament; did you mean "lists-lag=2"?'],
	["moody", '"moody" is no temperament'],
	["toString", '"toString" is no temperament'],
	["gets-lag", '"gets-lag" needs a value: gets-lag=<n>'],
	["lists-lag=0", '"lists-lag=0" has no valid value: lists-lag=<n> or lists-lag=<n>ms'],
	[
		"unset=nul",
		'"unset=nul" has no valid value: unset=null or unset=absent or unset=default; did you mean "unset=null"?',
	],
	["emails-lower=1", '"emails-lower" takes no value'],
	["offsets", '"offsets" is there twice'],
	[7, "must be text: the name of a temperament, or name=value"],
];

describe("temperaments", () => {
	test("hold from the start, are set by PUT in place of those, and come again with a reset", async () => {
		const local = await start({ temperaments: ["milliseconds"] });
		const startOf = async () => {
			const hubId = String(local.emulator.state().hub?.[0]?.hub_id);
			return (await local.ok("POST", "/events", eventBody(hubId))).start_time;
		};
		expect(await startOf()).toBe("2026-05-04T08:00:00.000Z");
		const url = `${local.emulator.url}/_emulator/temperaments`;
		const set = (temperaments: string[]) =>
			fetch(url, {
				method: "PUT",
				headers: { "content-type": "application/json" },
				body: JSON.stringify({ temperaments }),
			});
		expect((await set(["offsets"])).status).toBe(204);
		expect(await startOf()).toBe("2026-05-04T08:00:00+00:00");
		expect(await (await fetch(url)).json()).toEqual({ temperaments: ["offsets"] });
		await set([]);
		expect(await startOf()).toBe("2026-05-04T08:00:00Z");
		local.emulator.setTemperaments(["offsets"]);
		await local.emulator.reset();
		expect(await (await fetch(url)).json()).toEqual({ temperaments: ["milliseconds"] });
		await local.emulator.close();
	});

	test("act together, in whichever order they are given", async () => {
		const event = await api.event({ description: "Q&A\nlater", tags: ["one", "two"] });
		const together = ["offsets", "text-crlf", "sets-reversed", "milliseconds", "text-html", "unset=null"];
		for (const temperaments of [together, together.toReversed()]) {
			api.emulator.setTemperaments(temperaments);
			expect(await api.ok("GET", `/events/${event}`)).toMatchObject({
				start_time: "2026-05-04T08:00:00.000+00:00",
				description: "<p>Q&amp;A\r\nlater</p>",
				tags: ["two", "one"],
				tagline: null,
			});
		}
	});

	test("act with faults: a refusal has its form, a cap the smaller number, and a lag both", async () => {
		const event = await api.event();
		api.emulator.setTemperaments(["errors-message=errorMessage", "lists-cut=2", "lists-lag=1"]);
		api.emulator.setFaults({
			rules: [
				{ kind: "status", status: 429, message: "Not so fast.", route: "POST /zoom_events/events" },
				{ kind: "list-cap", cap: 1 },
				{ kind: "list-lag", lists: 2 },
			],
		});
		expect(await api.call("POST", "/events", eventBody(api.hubId))).toMatchObject({
			status: 429,
			body: { code: 429, errorMessage: "Not so fast." },
		});
		for (const name of ["Ada", "Grace", "Joan"]) await api.ok("POST", `/events/${event}/speakers`, { name });
		const speakers = async () => (await api.ok("GET", `/events/${event}/speakers`)).speakers.map(({ name }) => name);
		expect([await speakers(), await speakers(), await speakers()]).toEqual([[], [], ["Ada"]]);
		api.emulator.setFaults({ rules: [] });
		expect(await speakers()).toEqual(["Ada", "Grace"]);
	});

	test("leave the local API's own endpoints as they are", async () => {
		api.emulator.setTemperaments(["errors-malformed", "numbers-text"]);
		expect(await (await put({ temperaments: ["moody"] })).json()).toMatchObject({ code: 300 });
		expect(await (await fetch(`${api.emulator.url}/_emulator/requests`)).json()).toMatchObject({ tokens: 1 });
	});

	test("may break the contract in answers, which otherwise is a fault of the local API", async () => {
		const broken = await start({ handlers: { getHubList: () => ({ hubs: "none" }) } });
		expect((await broken.call("GET", "/hubs?role_type=host")).status).toBe(500);
		broken.emulator.setTemperaments(["numbers-text"]);
		expect((await broken.call("GET", "/hubs?role_type=host")).status).toBe(200);
		await broken.emulator.close();
	});

	test("that don't exist, or not so, are refused with every mistake, and change nothing", async () => {
		api.emulator.setTemperaments(["milliseconds"]);
		const answer = await put({ temperaments: ["offsets", ...MISTAKES.map(([text]) => text)] });
		expect(answer.status).toBe(400);
		expect(await answer.json()).toEqual({
			code: 300,
			message: MISTAKES.map(([, message]) => message).join("\n"),
			errors: MISTAKES.map(([, message], index) => ({ field: `temperaments.${index + 1}`, message })),
		});
		for (const body of [undefined, {}, { temperaments: "offsets" }]) expect((await put(body)).status).toBe(400);
		expect(() => api.emulator.setTemperaments(["offset"])).toThrow(
			'"offset" is no temperament; did you mean "offsets"?',
		);
		expect((await api.ok("POST", "/events", eventBody(api.hubId))).start_time).toBe("2026-05-04T08:00:00.000Z");
		await expect(start({ temperaments: ["offset"] })).rejects.toThrow('did you mean "offsets"?');
	});
});

describe("every temperament", () => {
	test.each(TEMPERAMENTS.flatMap(({ samples }) => samples))(
		"%s lets an event with a session be made",
		async (sample) => {
			api.emulator.setTemperaments([sample]);
			const event = encodeURIComponent(await api.event());
			await api.ok("POST", `/events/${event}/sessions`, SESSION);
			await api.ok("PATCH", `/events/${event}`, { name: "DevConf again" });
			await api.ok("GET", `/events/${event}/sessions`);
			await api.ok("DELETE", `/events/${event}`);
		},
	);

	test("has its row in the README", () => {
		const readme = readFileSync(join(ROOT, "emulator/README.md"), "utf8");
		const rows = [...readme.matchAll(/^\| (`[^|]+`) +\| ([^|]+?) +\|$/gm)].map(
			([, forms, does]) => `${forms}: ${does}`,
		);
		const wanted = TEMPERAMENTS.map(({ forms, does }) => `${forms.map((form) => `\`${form}\``).join(", ")}: ${does}`);
		expect(rows.filter((row) => wanted.includes(row))).toEqual(wanted);
	});
});

describe("the command", () => {
	async function run(...args: string[]): Promise<{ code: number; output: string }> {
		const child = spawn(process.execPath, [join(ROOT, "emulator/bin/zoom-events-emulator.js"), ...args]);
		let output = "";
		for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += String(chunk)));
		const [code] = (await once(child, "close")) as [number];
		return { code, output };
	}

	test("tells every mistake in its temperaments, and does not start", async () => {
		const args = ["--temperament", "list-lag=2", "--temperament", "unset=nul", "--temperament", "emails-lower"];
		expect(await run("--port", "0", ...args)).toEqual({
			code: 1,
			output: [
				'zoom-events-emulator: "list-lag" is no temperament; did you mean "lists-lag=2"?',
				'"unset=nul" has no valid value: unset=null or unset=absent or unset=default; did you mean "unset=null"?',
				"",
			].join("\n"),
		});
	});

	test("starts with them", async () => {
		const args = ["--port", "0", "--temperament", "offsets", "--temperament", "lists-lag=3"];
		const child = spawn(process.execPath, [join(ROOT, "emulator/bin/zoom-events-emulator.js"), ...args]);
		try {
			const [chunk] = (await once(child.stdout, "data")) as [Buffer];
			const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(String(chunk)) ?? [];
			const answer = await fetch(`${url}/_emulator/temperaments`);
			expect(await answer.json()).toEqual({ temperaments: ["offsets", "lists-lag=3"] });
		} finally {
			child.kill("SIGKILL");
		}
	});

	test("lists each with what it does", async () => {
		const { output } = await run("--help");
		for (const { forms, does } of TEMPERAMENTS) expect(output).toContain(`  ${forms.join(", ")}\n      ${does}\n`);
	});
});
