/// <reference lib="dom" />
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AgendaRow, agenda, type ConferenceSpec } from "../../provider/conference/index.ts";
import { type Preview, type ReviewInput, reviewOf, toHtml, toSvg } from "../../provider/review/index.ts";
import { conflictsIn } from "../../provider/review/programme.ts";
import { describeWith, type Need } from "../helpers/needs.ts";
import { findChromium } from "./browser.ts";
import { baseDraft, bigDraft, type Draft, merged, previewOf, specOf } from "./helpers.ts";

const executablePath = findChromium();
const CHROMIUM: Need = {
	what: "Chromium: apt-get install chromium, or CHROMIUM_PATH",
	isThere: executablePath !== undefined,
};

/** Pictures and pages that were tested are kept here, for people to look at. */
const folder = join(import.meta.dirname, "../../.local/review");
mkdirSync(folder, { recursive: true });

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const CHANGE: Draft = {
	sessions: {
		hopping: null,
		compilers: { at: "11:00", speakers: ["grace", "ken"] },
		kernels: { name: "</td><script>document.title='broken'</script>" },
		webs: { name: 'Webs & "nets"', day: 2, at: "11:00", track: "languages", speakers: ["hedy"] },
	},
	speakers: { alan: { name: '<img src=x onerror="document.title=1">' } },
};

const before = specOf(baseDraft());
const after = specOf(merged(baseDraft(), CHANGE));
const input: ReviewInput & { after: ConferenceSpec } = { preview: previewOf(before, after), before, after };

const NOTHING: Preview = { steps: [], objects: [], errors: [], lists: [] };

describeWith(CHROMIUM, "the review page in Chromium", () => {
	let browser: Browser;
	const failures: string[] = [];
	beforeAll(async () => {
		browser = await chromium.launch({
			...(executablePath !== undefined && { executablePath }),
			args: ["--no-sandbox", "--disable-dev-shm-usage"],
		});
	});
	afterAll(() => browser?.close());

	/** Opens a page; whatever its console says, and whatever it asks the network for, is a failure. */
	async function open(name: string, html: string, size = { width: 1280, height: 900 }, dark = false): Promise<Page> {
		const file = join(folder, `${name}.html`);
		writeFileSync(file, html);
		// The test's own scripts are let in; the page's policy is checked by itself.
		const context = await browser.newContext({ viewport: size, colorScheme: dark ? "dark" : "light" });
		const page = await context.newPage();
		failures.length = 0;
		page.on("console", (message) => failures.push(message.text()));
		page.on("pageerror", (error) => failures.push(error.message));
		page.on("request", (request) => {
			if (!request.url().startsWith("file:") && request.url() !== "data:,") failures.push(`asks for ${request.url()}`);
		});
		await page.goto(`file://${file}`);
		return page;
	}

	/** Sessions that a view shows, as text of their cells. */
	async function cells(
		page: Page,
		view: string,
	): Promise<{ time: string; name: string; day: string; column: string }[]> {
		return page.locator(`#${view} td.s`).evaluateAll((all) =>
			all.map((cell) => {
				const table = cell.closest("table");
				const left = cell.getBoundingClientRect().left;
				// The column's head is the one that begins last at or before the cell.
				const heads = Array.from(table?.querySelectorAll("thead th") ?? []).filter(
					(head) => head.getBoundingClientRect().left <= left + 1,
				);
				return {
					// What a style hides is not there.
					time: (cell.querySelector("span")?.checkVisibility() && cell.querySelector("span")?.textContent) || "",
					name: (cell.querySelector("b")?.checkVisibility() && cell.querySelector("b")?.textContent) || "",
					day: cell.closest("section.day")?.querySelector("h3")?.textContent ?? "",
					column: heads.at(-1)?.textContent ?? "",
				};
			}),
		);
	}

	/** Parts of a session that are seen, as text. */
	function seenIn(page: Page, selector: string): Promise<string[]> {
		return page
			.locator(`${selector} > *`)
			.evaluateAll((parts) => parts.filter((part) => part.checkVisibility()).map((part) => part.textContent ?? ""));
	}

	const expected = (rows: readonly AgendaRow[]): { time: string; name: string; day: string; column: string }[] =>
		rows.map(({ start, end, name, date, track = "No track" }) => ({
			time: `${start}–${end}`,
			name,
			day: new Date(`${date}T12:00:00Z`)
				.toLocaleDateString("en-GB", { weekday: "long", day: "numeric", month: "long", year: "numeric" })
				.replace(/^(\w+) /, "$1, "),
			column: track,
		}));

	const sorted = <T>(items: readonly T[]): string[] => items.map((item) => JSON.stringify(item)).sort();

	it("shows every session of both versions at its day, time and track", async () => {
		const page = await open("change", toHtml(reviewOf(input)));
		await page.check("#view-after");
		expect(sorted(await cells(page, "after"))).toEqual(sorted(expected(agenda(after))));
		await page.check("#view-before");
		expect(sorted(await cells(page, "before"))).toEqual(sorted(expected(agenda(before))));
		expect(await page.locator("#after").isVisible()).toBe(false);
		expect(failures).toEqual([]);
	});

	it("marks what is new, moved, changed and removed, in words too", async () => {
		const page = await open("marks", toHtml(reviewOf(input)));
		const marked = (state: string): Promise<string[]> => page.locator(`#changes td.${state} b`).allTextContents();
		expect(await marked("new")).toEqual(['Webs & "nets"']);
		expect(await marked("moved")).toEqual(["Compilers for people"]);
		expect(await marked("away")).toEqual(["Compilers for people"]);
		expect(await marked("removed")).toEqual(["Hopping frequencies"]);
		expect(await page.locator("#changes td.moved").textContent()).toMatch(
			/Moved.*was 4 May 10:00–10:45.*now with Ken Stub/,
		);
		await page.screenshot({ path: join(folder, "change.png"), fullPage: true });
		expect(failures).toEqual([]);
	});

	it("takes a title of markup as text, and lets nothing else run", async () => {
		const page = await open("markup", toHtml(reviewOf(input)));
		expect(await page.title()).toBe("Review: DevConf Example 2027");
		expect(await page.locator("script").count()).toBe(1);
		expect(await page.locator("img").count()).toBe(0);
		expect(await page.locator("#changes td b", { hasText: "<script>" }).count()).toBe(1);
		expect(failures).toEqual([]);
		await page.evaluate(() => {
			const script = document.createElement("script");
			script.textContent = "document.title = 'broken'";
			document.body.append(script);
		});
		expect(await page.title()).not.toBe("broken");
		expect(failures.join()).toMatch(/Content Security Policy/);
	});

	it("goes from session to session by keyboard, with the focus seen", async () => {
		const page = await open("keyboard", toHtml(reviewOf(input)));
		const focused = (): Promise<string | null | undefined> =>
			page.evaluate(() => document.activeElement?.querySelector("b")?.textContent ?? document.activeElement?.id);
		await page.keyboard.press("Tab");
		expect(await focused()).toBe("view-changes");
		await page.keyboard.press("Tab");
		expect(await focused()).toBe("speaker");
		for (let links = 0; links < 3; links++) await page.keyboard.press("Tab");
		await page.keyboard.press("Tab");
		expect(await focused()).toBe("Opening: a conference as one file");
		expect(await page.evaluate(() => getComputedStyle(document.activeElement as Element).outlineStyle)).toBe("solid");
		await page.keyboard.press("ArrowDown");
		expect(await focused()).toBe("</td><script>document.title='broken'</script>");
		await page.keyboard.press("ArrowRight");
		expect(await focused()).toBe("Compilers for people");
		await page.keyboard.press("ArrowRight");
		expect(await focused()).toBe("Bridges that span trees");
		await page.keyboard.press("ArrowLeft");
		await page.keyboard.press("Home");
		expect(await focused()).toBe("Opening: a conference as one file");
		await page.keyboard.press("End");
		expect(await focused()).toBe("Compilers for people");
		// One stop for a day.
		await page.keyboard.press("Tab");
		expect(
			await page.evaluate(() => document.activeElement?.closest("section.day")?.querySelector("h3")?.textContent),
		).toMatch(/5 May/);
		expect(failures).toEqual([]);
	});

	it("filters by speaker", async () => {
		const page = await open("filter", toHtml(reviewOf(input)));
		await page.selectOption("#speaker", { label: "Ken Stub" });
		const shown = await page.locator("#changes td.hit b").allTextContents();
		expect(shown).toEqual(["Compilers for people", "Small tools, long pipes"]);
		expect(await page.locator("#status").textContent()).toBe("2 sessions shown");
		expect(await page.locator("#changes td.s:not(.hit) b").first().isVisible()).toBe(false);
		await page.selectOption("#speaker", "");
		expect(await page.locator("#changes td.s:not(.hit)").count()).toBe(0);
		expect(failures).toEqual([]);
	});

	it.each([
		["light", false],
		["dark", true],
	] as const)("has no serious finding of axe, %s", async (name, dark) => {
		for (const width of [1280, 390]) {
			const html = toHtml(reviewOf(input));
			const page = await open(`axe-${name}`, html, { width, height: 900 }, dark);
			const context = await browser.newContext({
				bypassCSP: true,
				viewport: { width, height: 900 },
				colorScheme: name,
			});
			const checked = await context.newPage();
			await checked.goto(page.url());
			await checked.addScriptTag({ content: axe });
			for (const view of ["changes", "before", "after"]) {
				await checked.check(`#view-${view}`);
				const found = await checked.evaluate(async () => {
					const { axe: run } = globalThis as unknown as {
						axe: { run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> };
					};
					const { violations } = await run.run();
					return violations.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes[0]?.html}`);
				});
				expect(found.filter((text) => /^(serious|critical)/.test(text))).toEqual([]);
			}
			await page.screenshot({ path: join(folder, `${name}-${width}.png`), fullPage: true });
			await page.context().close();
			await context.close();
		}
	});

	it("is read at 390 px without scrolling aside", async () => {
		const page = await open("narrow", toHtml(reviewOf(input)), { width: 390, height: 844 });
		const width = await page.evaluate(() => document.documentElement.scrollWidth);
		expect(width).toBeLessThanOrEqual(390);
		// The column's head is gone: each session says its track.
		expect(await seenIn(page, "#changes td.new")).toEqual([
			"11:00–11:45",
			"Languages",
			'Webs & "nets"',
			"Hedy Fixture",
			"New",
		]);
		const boxes = await page
			.locator("#changes td.s")
			.evaluateAll((all) => all.map((cell) => [cell.getBoundingClientRect().left, cell.getBoundingClientRect().right]));
		for (const [left = -1, right = 999] of boxes) {
			expect(left).toBeGreaterThanOrEqual(0);
			expect(right).toBeLessThanOrEqual(390);
		}
		expect(failures).toEqual([]);
	});

	it("prints the programme without the controls", async () => {
		const page = await open("print", toHtml(reviewOf(input)));
		await page.emulateMedia({ media: "print" });
		expect(await page.locator(".controls").isVisible()).toBe(false);
		expect(await seenIn(page, "#changes td.new")).toEqual(["11:00–11:45", 'Webs & "nets"', "Hedy Fixture", "New"]);
		const pdf = await page.pdf({ format: "A4", landscape: true, path: join(folder, "change.pdf") });
		expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
	});

	it("shows times and days of another zone", async () => {
		const page = await open("zone", toHtml(reviewOf({ ...input, timezone: "Pacific/Auckland" })));
		const opening = page.locator("#changes td.s", { hasText: "Opening: a conference" });
		expect(await opening.locator("span").first().textContent()).toBe("19:00–19:45");
	});

	it("marks sessions that collide", async () => {
		// The check of the file refuses them: what is here is what somebody made in a program.
		const clash: ConferenceSpec = structuredClone(after);
		Object.assign(clash.sessions?.bridges ?? {}, { track: "platform", speakers: ["linus"] });
		const review = reviewOf({ preview: NOTHING, before: clash, after: clash });
		expect(review.conflicts).toHaveLength(2);
		const page = await open("conflicts", toHtml(review));
		const marked = await page.locator("#changes td.x").allTextContents();
		expect(marked).toHaveLength(2);
		expect(marked.join()).toContain("over the speaker Linus Placeholder");
		// Both are there, beside one another.
		const boxes = await page
			.locator("#changes td.x")
			.evaluateAll((all) => all.map((cell) => cell.getBoundingClientRect().toJSON() as { left: number; top: number }));
		expect(boxes[0]?.top).toBe(boxes[1]?.top);
		expect(boxes[0]?.left).not.toBe(boxes[1]?.left);
	});

	it("draws the same as a picture", async () => {
		const review = reviewOf(input);
		const svg = toSvg(review);
		writeFileSync(join(folder, "change.svg"), svg);
		const page = await browser.newPage();
		await page.goto(`file://${join(folder, "change.svg")}`);
		expect(await page.locator("parsererror").count()).toBe(0);
		expect(await page.locator("script").count()).toBe(0);
		expect(await page.locator("rect.s").count()).toBe(review.entries("changes").length);
		// As a comment shows it: an image, in which nothing runs.
		const file = join(folder, "picture.html");
		writeFileSync(file, "<!doctype html><img src=change.svg>");
		await page.goto(`file://${file}`);
		expect(await page.locator("img").evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(
			300,
		);
		await page.screenshot({ path: join(folder, "picture.png"), fullPage: true });
		await page.close();
	});

	it("stays small with 500 sessions, and shows them all", async () => {
		const draft = bigDraft();
		const big = specOf(draft);
		const changes = Object.fromEntries(
			Array.from({ length: 10 }, (_, track) => [
				`s1-${track}-9`,
				{ at: "18:00", name: `Talk of the evening ${track}` },
			]),
		);
		const later = specOf(merged(draft, { sessions: { ...changes, "s0-1-1": null } }));
		const review = reviewOf({ preview: previewOf(big, later), before: big, after: later });
		const html = toHtml(review);
		const page = await open("big", html);
		expect(Buffer.byteLength(html)).toBeLessThan(1_000_000);
		expect(Buffer.byteLength(toSvg(review))).toBeLessThan(1_000_000);
		expect(await page.locator("#after td.s").count()).toBe(499);
		await page.screenshot({ path: join(folder, "big.png") });
		expect(failures).toEqual([]);
	});
});

describe("the programme", () => {
	it("marks a session that is made anew, though it stays where it is", () => {
		const later = specOf(merged(baseDraft(), { sessions: { machines: { timezone: "Europe/Paris" } } }));
		const { slots } = reviewOf({ preview: previewOf(before, later), before, after: later });
		expect(
			slots.filter(({ state }) => state !== "same").map((slot) => [slot.after?.key, slot.state, slot.notes]),
		).toEqual([["machines", "changed", ["replaced, with a new id"]]]);
	});
});

describe("conflicts", () => {
	const row = (key: string, startTime: string, endTime: string, more: Partial<AgendaRow> = {}): AgendaRow => ({
		key,
		name: key,
		date: "2027-05-04",
		start: "",
		end: "",
		startTime: `2027-05-04T${startTime}:00+02:00`,
		endTime: `2027-05-04T${endTime}:00+02:00`,
		timezone: "Europe/Berlin",
		speakers: [],
		...more,
	});

	it("are over a speaker, a room or a track, at the same time alone", () => {
		const rows = [
			row("a", "09:00", "10:00", { speakers: ["Ada"], room: "One", track: "T" }),
			row("b", "09:30", "10:30", { speakers: ["Ada"], room: "One", track: "T" }),
			row("c", "10:30", "11:00", { speakers: ["Ada"], room: "One", track: "T" }),
			row("d", "09:00", "11:00", { speakers: ["Bob"] }),
		];
		expect(
			conflictsIn(rows, () => "warning").map(({ first, second, over }) => `${first.key} ${second.key} ${over}`),
		).toEqual(["a b the speaker Ada", "a b the room One", "a b the track T"]);
		const isOff = (check: string, key?: string): boolean => check === "roomTwiceAtOnce" && key === "b";
		expect(conflictsIn(rows, (check, key) => (isOff(check, key) ? "off" : "warning")).map(({ over }) => over)).toEqual([
			"the speaker Ada",
			"the track T",
		]);
	});
});
