import { readdirSync, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { execa } from "execa";
import { afterEach, describe, expect, it } from "vitest";
import { folderOf, read } from "./helpers.ts";

const bin = join(import.meta.dirname, "../../provider/bin/zoom-events.js");
const EVENT = "SCt3C7RbIT9dGiMu5RRQVA";

/** An API whose lists are as long as is wanted, in pages of 300. */
class LongLists {
	readonly #server: Server;
	/** Requests for pages so far. */
	pages = 0;

	private constructor(
		private readonly total: number,
		/** Page that is never answered. */
		private readonly silentFrom: number,
	) {
		this.#server = createServer((request, response) => {
			const url = new URL(request.url ?? "", "http://x");
			const answer = (body: unknown): void => {
				response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
			};
			if (url.pathname === "/oauth/token") return answer({ access_token: "token", expires_in: 3600 });
			if (this.pages++ >= this.silentFrom) return;
			answer(this.#page(url));
		}).listen(0, "127.0.0.1");
	}

	static async start(total: number, silentFrom = Number.POSITIVE_INFINITY): Promise<LongLists> {
		const lists = new LongLists(total, silentFrom);
		if (!lists.#server.listening) await new Promise((listening) => lists.#server.once("listening", listening));
		return lists;
	}

	get env(): Record<string, string> {
		const url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
		return {
			ZOOM_API_URL: `${url}/v2`,
			ZOOM_OAUTH_URL: `${url}/oauth/token`,
			ZOOM_ACCOUNT_ID: "a",
			ZOOM_CLIENT_ID: "b",
			ZOOM_CLIENT_SECRET: "c",
			ZOOM_PLAN: "off",
		};
	}

	close(): void {
		this.#server.closeAllConnections();
		this.#server.close();
	}

	#page(url: URL): object {
		const offset = Number(url.searchParams.get("next_page_token") ?? 0);
		const end = Math.min(this.total, offset + 300);
		const next_page_token = end < this.total ? String(end) : "";
		const numbers = Array.from({ length: end - offset }, (_, index) => offset + index);
		const email = (number: number): string => `person${number}@example.com`;
		const kind = url.pathname.split("/").at(-1);
		if (kind === "ticket_types") return { ticket_types: [{ ticket_type_id: "t", name: "All days" }] };
		if (kind === "tickets")
			return {
				next_page_token,
				tickets: numbers.map((number) => ({ email: email(number), first_name: "Pat", ticket_type_id: "t" })),
			};
		if (kind === "registrants")
			return {
				next_page_token,
				registrants: numbers.map((number) => ({ email: email(number), registration_status: "REGISTERED" })),
			};
		return {
			next_page_token,
			attendees: numbers.map((number) => ({
				email: email(number),
				display_name: `Person ${number}`,
				event_attendance: "attended",
				action: "check-in",
				tickets: [{ ticket_id: `ticket-${number}`, ticket_type_name: "All days" }],
				session_attendance: [{ session_name: "Opening", duration_spent_in_session: 45 }],
			})),
		};
	}
}

/** Makes a process say at its end how much memory it had at most, in KB. */
const REPORT_PEAK = `process.on("exit", () => require("node:fs").writeFileSync(process.env.PEAK_FILE, String(process.resourceUsage().maxRSS)));`;

describe("a report in a process of its own", () => {
	let lists: LongLists | undefined;
	afterEach(() => lists?.close());

	it.each<[number, string[], string[]]>([
		// Without the flag a busy machine collects its garbage late, which says nothing of what is held.
		[150, ["report", "attendance"], ["--max-old-space-size=48"]],
		// It keeps who holds tickets, to put the lists together.
		[320, ["people"], []],
	])("writes 100,000 rows in under %i MB: %j", async (most, command, small) => {
		const at = folderOf({ "peak.cjs": REPORT_PEAK });
		lists = await LongLists.start(100_000);
		const { exitCode, stdout } = await execa(
			process.execPath,
			[...small, "--require", at("peak.cjs"), bin, ...command, EVENT, "--output", at("rows.csv")],
			{ env: { ...lists.env, PEAK_FILE: at("peak") } },
		);
		expect(exitCode).toBe(0);
		expect(stdout).toBe(`Wrote ${at("rows.csv")}: 100000 records.`);
		const lines = read(at("rows.csv")).split("\r\n");
		expect(lines).toHaveLength(100_002);
		expect(lines[100_000]).toMatch(/person99999@example\.com/);
		expect(statSync(at("rows.csv")).mode & 0o777).toBe(0o600);
		const peak = Number(read(at("peak"))) / 1024;
		expect(peak).toBeLessThan(most);
	});

	it.each(["SIGINT", "SIGTERM"] as const)("leaves what was there on %s, and no part of what comes", async (signal) => {
		const at = folderOf({ "rows.csv": "before" });
		lists = await LongLists.start(3_000, 4);
		const child = execa(process.execPath, [bin, "report", "attendance", EVENT, "--output", at("rows.csv")], {
			env: lists.env,
			reject: false,
		});
		while (lists.pages < 5) await new Promise((resolve) => setImmediate(resolve));
		expect(readdirSync(dirname(at("x")))).toHaveLength(2);
		child.kill(signal);
		const { exitCode, stdout } = await child;
		expect({ exitCode, stdout }).toEqual({ exitCode: signal === "SIGINT" ? 130 : 143, stdout: "" });
		expect(readdirSync(dirname(at("x")))).toEqual(["rows.csv"]);
		expect(read(at("rows.csv"))).toBe("before");
	});

	it("loads nothing of Pulumi", async () => {
		const at = folderOf({
			"loaded.cjs": `process.on("exit", () => console.log(Object.keys(require.cache).filter((file) => file.includes("@pulumi")).length, Object.keys(require.cache).length > 50));`,
		});
		const { stdout } = await execa(process.execPath, ["--require", at("loaded.cjs"), bin, "report", "--help"]);
		expect(stdout.split("\n").at(-1)).toBe("0 true");
	});

	it("ends, and asks for no more pages, when whoever reads has enough", async () => {
		lists = await LongLists.start(1_000_000);
		const child = execa(process.execPath, [bin, "report", "attendance", EVENT, "--csv"], {
			env: lists.env,
			reject: false,
			buffer: false,
		});
		await new Promise((read) => child.stdout.once("data", read));
		child.stdout.destroy();
		const { exitCode } = await child;
		expect(exitCode).toBe(0);
		expect(lists.pages).toBeLessThan(1_000);
	});
});
