/// <reference lib="dom" />
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AgendaRow } from "../../provider/conference/index.ts";
import {
	type Preview,
	type Review,
	reviewOf,
	type Step,
	toHtml,
	toMarkdown,
	toSvg,
} from "../../provider/review/index.ts";
import { conflictsIn } from "../../provider/review/programme.ts";
import { describeWith, type Need } from "../helpers/needs.ts";
import { findChromium } from "./browser.ts";
import { baseDraft, type Draft, merged, previewOf, specOf } from "./helpers.ts";

const executablePath = findChromium();
const CHROMIUM: Need = {
	what: "Chromium: apt-get install chromium, or CHROMIUM_PATH",
	isThere: executablePath !== undefined,
};
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const folder = join(import.meta.dirname, "../../.local/review");
mkdirSync(folder, { recursive: true });

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

/** 2,000 sessions on five days, in forty tracks of ten hours. */
function largeDraft(): Draft {
	const draft = merged(baseDraft(), {
		sponsors: null,
		tickets: null,
		ticketTypes: { panel: { sessions: ["d1-t0-h0"] } },
	});
	const places = numbers(5).flatMap((day) =>
		numbers(40).flatMap((track) => numbers(10).map((hour) => ({ day: day + 1, track, hour }))),
	);
	return {
		...draft,
		event: merged(draft.event as Draft, { days: numbers(5).map(() => ({ from: "08:00", to: "19:00" })) }),
		tracks: Object.fromEntries(numbers(40).map((track) => [`t${track}`, `Track ${track + 1}`])),
		speakers: Object.fromEntries(numbers(40).map((track) => [`p${track}`, { name: `Speaker ${track + 1}` }])),
		sessions: Object.fromEntries(
			places.map(({ day, track, hour }) => [
				`d${day}-t${track}-h${hour}`,
				{
					name: `Talk ${day}-${track}-${hour}`,
					type: "webinar",
					day,
					at: `${String(8 + hour).padStart(2, "0")}:00`,
					lasts: "45m",
					track: `t${track}`,
					speakers: [`p${track}`],
				},
			]),
		),
	};
}

/** On day 2: a talk moves by ten minutes, one is gone, one is new; on day 4 one talk is renamed. */
const CHANGE: Draft = {
	sessions: {
		"d2-t0-h0": { at: "08:10" },
		"d2-t1-h1": null,
		extra: { name: "Extra talk", type: "webinar", day: 2, at: "18:15", lasts: "30m", track: "t5", speakers: ["p5"] },
		"d4-t3-h3": { name: "Another title" },
	},
};

const draft = largeDraft();
const before = specOf(draft);
const after = specOf(merged(draft, CHANGE));
const review = reviewOf({ preview: previewOf(before, after), before, after });
const html = toHtml(review);

/** The text of an element of the page's source, from its id on to the end of its section. */
function viewText(view: string): string {
	const start = html.indexOf(`<section class="view" id="${view}"`);
	const next = html.indexOf('<section class="view"', start + 1);
	return html.slice(start, next < 0 ? html.length : next);
}

const countIn = (text: string, what: RegExp): number => [...text.matchAll(what)].length;

describe("the page of a review of 2,000 sessions", () => {
	it("has each session once, and what changes in its views besides", () => {
		expect(countIn(viewText("after"), /<td [^>]*class="s/g)).toBe(2000);
		// A moved session stands at both of its places.
		expect(countIn(viewText("changes"), /<td [^>]*class="s/g)).toBe(5);
		expect(countIn(viewText("before"), /<td [^>]*class="s/g)).toBe(3);
		expect(Buffer.byteLength(html)).toBeLessThan(1_000_000);
	});

	it("opens by day, and says of each what it has", () => {
		const notes = (view: string): string[] =>
			[
				...viewText(view).matchAll(
					/<details class="fold"( open)?><summary><h3[^>]*>([^<]*)<\/h3> <span>([^<]*)<\/span>/g,
				),
			].map(([, open = "", label, note]) => `${label}: ${note}${open === "" ? "" : " (open)"}`);
		expect(notes("changes")).toEqual([
			"Wednesday, 5 May 2027: 398 as before, 1 new, 1 removed, 1 moved (open)",
			"Friday, 7 May 2027: 399 as before, 1 changed",
		]);
		expect(viewText("changes")).toContain(
			"<p>Without a change: Tuesday, 4 May 2027; Thursday, 6 May 2027; Saturday, 8 May 2027.</p>",
		);
		expect(notes("before")).toEqual(["Wednesday, 5 May 2027: 2 sessions", "Friday, 7 May 2027: 1 session"]);
		expect(notes("after")).toEqual([
			"Tuesday, 4 May 2027: 400 sessions",
			"Wednesday, 5 May 2027: 400 sessions",
			"Thursday, 6 May 2027: 400 sessions",
			"Friday, 7 May 2027: 400 sessions",
			"Saturday, 8 May 2027: 400 sessions",
		]);
	});

	it("says under “After” where a day stands that is all new", () => {
		const created = toHtml(reviewOf({ preview: previewOf(undefined, before), after: before }));
		expect(countIn(created, /<td [^>]*class="s/g)).toBe(2000);
		expect(countIn(created, /400 sessions: all of them are new or change, and stand under/g)).toBe(5);
		// The first of a kind are seen, the others are opened.
		expect(created).toContain("<summary>1980 more of the same kind (session, new)</summary>");
		expect(countIn(created, /<li class="kept">session /g)).toBe(2000);
	});

	it("has a picture of what changes, and words where that is too much", () => {
		expect(countIn(toSvg(review), /<rect class="s /g)).toBe(5);
		expect(toSvg(review)).toContain("what changes of 2,001 sessions");
		const created = toSvg(reviewOf({ preview: previewOf(undefined, before), after: before }));
		expect(created).toContain("2,000 sessions are too many for a picture.");
		expect(created.length).toBeLessThan(1500);
	});
});

/** A session that is deleted shortly before the event. */
const gone = (index: number): Step => ({
	operation: "delete",
	kind: "Session",
	name: `s${index}`,
	id: `id${index}`,
	before: {
		name: `Talk ${index} of *many* with @names, #1 and [a rather long title](https://example.com/${index})`,
		startTime: "2027-05-04T09:00:00+02:00",
		endTime: "2027-05-04T09:45:00+02:00",
	},
	after: {},
	replaceReasons: [],
	urn: `urn:${index}`,
});

describe("a review of 10,000 changes", () => {
	const preview: Preview = {
		steps: numbers(10_000).map(gone),
		objects: [],
		errors: numbers(50).map((index) => `Error ${index}: ${"what went wrong ".repeat(400)}`),
		lists: [],
	};
	const guards = { freezeDays: 14, now: new Date("2027-05-01T00:00:00Z") };
	const many = reviewOf({ preview, before, after, guards });
	/** As many conflicts as an evening of mistakes can make. */
	const conflicts = numbers(5000).map((index) => `“Talk ${index}” and “Talk ${index + 1}” share the track Track 1`);
	const clashing: Review = { ...many, conflicts };

	it("stays a comment that GitHub takes, and counts what it leaves out", () => {
		const text = toMarkdown(clashing);
		expect(text.length).toBeLessThan(65_536);
		expect(text).toContain("10000 destructive changes.");
		expect(text).toContain("… and 40 more errors");
		const leftOut = [...text.matchAll(/- … and (\d+) more; see the page for all/g)].map(([, number]) => Number(number));
		const listed = countIn(text, /^- \*\*|^- ❌|^- session|^- “Talk/gm);
		expect(leftOut).toHaveLength(3);
		// Guarded ones, conflicts and deletions: nothing is neither listed nor counted.
		expect(leftOut.reduce((sum, number) => sum + number, listed)).toBe(10_000 + 5000 + 10_000);
	});

	it("has all of them on the page", () => {
		const page = toHtml(clashing);
		expect(page).toContain("<summary>9980 more of the same kind (session, deleted)</summary>");
		expect(page).toContain("<summary>9980 more of the same kind (needs approval)</summary>");
		expect(page).toContain("<summary>4980 more of the same kind (conflict)</summary>");
		expect(countIn(page, /⚠ deleted:/g)).toBe(10_000);
	});
});

describe("conflicts among many sessions at once", () => {
	const row = (index: number, more: Partial<AgendaRow>): AgendaRow => ({
		key: `s${String(index).padStart(5, "0")}`,
		name: `Poster ${index}`,
		date: "2027-05-04",
		start: "",
		end: "",
		startTime: "2027-05-04T09:00:00+02:00",
		endTime: "2027-05-04T17:00:00+02:00",
		timezone: "Europe/Berlin",
		speakers: [`Speaker ${index}`],
		...more,
	});

	it("are found by comparing only those that share something", () => {
		let compared = 0;
		// Ten thousand posters all day, of which the last has the speaker of the first and the room of the second.
		const rows = numbers(10_000).map((index) => row(index, { room: `Board ${index}` }));
		rows.push(row(10_000, { speakers: ["Speaker 0"], room: "Board 1" }));
		const found = conflictsIn(
			rows,
			() => "warning",
			(first, second) => {
				compared++;
				return second.start < first.end;
			},
		);
		expect(found.map(({ first, second, over }) => `${first.name}, ${second.name}: ${over}`)).toEqual([
			"Poster 0, Poster 10000: the speaker Speaker 0",
			"Poster 1, Poster 10000: the room Board 1",
		]);
		expect(compared).toBe(2);
	});

	it("are as many as there are pairs", () => {
		const rows = numbers(100).map((index) => row(index, { track: "One" }));
		expect(conflictsIn(rows, () => "warning")).toHaveLength(4950);
	});

	it("forget a session that is over", () => {
		let compared = 0;
		const hour = (index: number): string => new Date(Date.UTC(2027, 4, 4) + index * 3_600_000).toISOString();
		const rows = numbers(1000).map((index) =>
			row(index, { room: "Hall", startTime: hour(index), endTime: hour(index + 1) }),
		);
		const found = conflictsIn(
			rows,
			() => "warning",
			(first, second) => {
				compared++;
				return second.start < first.end;
			},
		);
		expect(found).toEqual([]);
		expect(compared).toBe(999);
	});
});

describeWith(CHROMIUM, "the page of a large review in Chromium", () => {
	let browser: Browser;
	beforeAll(async () => {
		browser = await chromium.launch({
			...(executablePath !== undefined && { executablePath }),
			args: ["--no-sandbox", "--disable-dev-shm-usage"],
		});
	});
	afterAll(() => browser?.close());

	const failures: string[] = [];
	async function open(name: string, options: { javaScriptEnabled?: boolean; bypassCSP?: boolean } = {}): Promise<Page> {
		const file = join(folder, `${name}.html`);
		writeFileSync(file, html);
		const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
		const page = await context.newPage();
		failures.length = 0;
		page.on("console", (message) => failures.push(message.text()));
		page.on("pageerror", (error) => failures.push(error.message));
		await page.goto(`file://${file}`);
		return page;
	}
	const seen = (page: Page, view: string): Promise<string[]> =>
		page
			.locator(`#${view} td.s b`)
			.evaluateAll((all) =>
				all.filter((one) => one.checkVisibility({ contentVisibilityAuto: true })).map((one) => one.textContent ?? ""),
			);

	it("lays out the first day that changes alone", async () => {
		const page = await open("large");
		expect((await seen(page, "changes")).sort()).toEqual(["Extra talk", "Talk 2-0-0", "Talk 2-0-0", "Talk 2-1-1"]);
		await page.check("#view-after");
		expect(await seen(page, "after")).toEqual([]);
		await page.locator("#after summary").nth(3).click();
		expect(await seen(page, "after")).toHaveLength(400);
		expect(failures).toEqual([]);
		await page.context().close();
	});

	it("opens the days of the speaker who is looked for, and closes them again", async () => {
		const page = await open("large-filter");
		await page.check("#view-after");
		await page.selectOption("#speaker", { label: "Speaker 6" });
		expect(await page.locator("#status").textContent()).toBe("51 sessions shown");
		expect(await page.locator("#after details[open]").count()).toBe(5);
		await page.selectOption("#speaker", "");
		expect(await page.locator("#after details[open]").count()).toBe(0);
		expect(await page.locator("#changes details[open]").count()).toBe(1);
		expect(failures).toEqual([]);
		await page.context().close();
	});

	it("opens its days without scripts too", async () => {
		const page = await open("large-plain", { javaScriptEnabled: false });
		await page.locator("#changes summary").nth(1).click();
		await expect.poll(() => page.locator("#changes td.changed b").isVisible()).toBe(true);
		await page.context().close();
	});

	it("prints what is closed", async () => {
		const page = await open("large-print");
		expect(await page.locator("#changes td.changed").isVisible()).toBe(false);
		await page.emulateMedia({ media: "print" });
		expect(await page.locator("#changes td.changed").isVisible()).toBe(true);
		await page.context().close();
	});

	it("has no serious finding of axe", async () => {
		const page = await open("large-axe", { bypassCSP: true });
		await page.addScriptTag({ content: axe });
		for (const view of ["changes", "before", "after"]) {
			await page.check(`#view-${view}`);
			const found = await page.evaluate(async () => {
				const { axe: run } = globalThis as unknown as {
					axe: { run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> };
				};
				const { violations } = await run.run();
				return violations.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes[0]?.html}`);
			});
			expect(found.filter((text) => /^(serious|critical)/.test(text))).toEqual([]);
		}
		await page.context().close();
	});
});
