/// <reference lib="dom" />
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import ICAL from "ical.js";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadConference } from "../../provider/conference/index.ts";
import { type PageOptions, pageText, publicPicture } from "../../provider/programme/index.ts";
import { load } from "../conference/helpers.ts";
import { describeWith, type Need } from "../helpers/needs.ts";
import { findChromium } from "../review/browser.ts";
import { bigDraft, merged, specOf } from "../review/helpers.ts";

const executablePath = findChromium();
const CHROMIUM: Need = {
	what: "Chromium: apt-get install chromium, or CHROMIUM_PATH",
	isThere: executablePath !== undefined,
};

/** Pages and pictures that were tested are kept here, for people to look at. */
const folder = join(import.meta.dirname, "../../.local/programme");
mkdirSync(folder, { recursive: true });

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Three days around the change of the clocks in Europe, on 28 March 2027; the United States changed theirs before. */
const CONFERENCE = `hub: Community
event:
  name: Spring <Days>
  description: Three days, mail help@example.com.
  tagline: On "time"
  eventType: CONFERENCE
  accessLevel: PRIVATE_UNRESTRICTED
  attendanceType: virtual
  timezone: Europe/Berlin
  firstDay: 2027-03-27
  days: [{ from: 00:00, to: 24:00 }, { from: 00:00, to: 24:00 }, { from: 00:00, to: 24:00 }]
  contactName: Connie Contact
tracks: { main: Main stage, side: "Side & more" }
rooms: { hall: Great hall }
defaults: { sessions: { type: webinar, lasts: 1h } }
speakers:
  ada: { name: Ada Example, email: ada@example.com, jobTitle: Engineer, companyName: Example Corp, biography: "Builds <b>engines</b>.\\nWrites to ada@example.org.", companyWebsite: "https://example.com/ada", youtubeUrl: "https://www.youtube.com/@ada.example", linkedinUrl: "javascript:alert(1)" }
  layla: { name: "ليلى مثال", biography: "مهندسة" }
  ghost: { name: Gale Ghost, email: ghost@example.com, visibleInEventDetailPage: false }
  helper: { name: Hal Helper, email: hal@example.com }
sessions:
  morning: { name: Morning, day: 1, at: 10:00, track: main, room: hall, speakers: [ada, { speaker: helper, showInSessionDetail: false }], description: "Join at https://example.zoom.us/j/91234567890?pwd=s3cret or look at https://example.com/more." }
  beside: { name: "</td><script>document.title='broken'</script>", day: 1, at: 10:30, track: side, speakers: [layla] }
  across: { name: Across, day: 2, at: 01:30, track: main, speakers: [ghost] }
  sunday: { name: Sunday, day: 2, at: 10:00, track: main, speakers: [ada, layla] }
  night: { name: Night, day: 3, at: 23:00, lasts: 45m, track: side, room: hall }
  secret: { name: Rehearsal, day: 3, at: 09:00, track: main, visibleInLandingPage: false, speakers: [ada] }
ticketTypes:
  vip: { name: Very important, currency: EUR, free: true, startTime: "2027-01-10T09:00", endTime: "2027-03-20T09:00", sessions: [secret] }
publish: true
tickets:
  gail: { ticketType: vip, email: gail@example.org, firstName: Gail, lastName: Guestperson }
`;

const spec = load(CONFERENCE);

/** Entries of a calendar, as an independent parser reads them. */
function entriesIn(text: string): { uid: string; name: string; start: string; end: string }[] {
	return new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents("vevent").map((component) => {
		const { uid, summary, startDate, endDate } = new ICAL.Event(component);
		const [start, end] = [startDate, endDate].map((date) => date.toJSDate().toISOString()) as [string, string];
		return { uid, name: summary, start, end };
	});
}

describe("the public page", () => {
	const html = pageText(spec);

	it("says nothing that is not for everybody", () => {
		for (const hidden of [
			"@example.com",
			"@example.org",
			"Rehearsal",
			"secret",
			"Gale Ghost",
			"Guestperson",
			"Very important",
			"Connie Contact",
			"zoom.us",
			"s3cret",
			"Community",
			"javascript:",
		])
			expect(html, hidden).not.toContain(hidden);
		const calendar = Buffer.from(/base64,([^"]+)"/.exec(html)?.[1] ?? "", "base64").toString();
		for (const hidden of ["Rehearsal", "secret", "Ghost", "Helper", "@example.com", "zoom.us"])
			expect(calendar, hidden).not.toContain(hidden);
		expect(html).toContain("https://example.com/more");
	});

	it("is the same text each time, and says what it is to previews of links", () => {
		expect(pageText(load(CONFERENCE))).toBe(html);
		const page = pageText(spec, { url: "https://example.org/programme/" });
		expect(page).toContain('<meta property="og:title" content="Spring &lt;Days&gt;">');
		expect(page).toContain('<meta property="og:description" content="On &quot;time&quot;">');
		expect(page).toContain('<meta property="og:url" content="https://example.org/programme/">');
	});

	it("gives each event of a series its own sessions", () => {
		const text = `${CONFERENCE.replace(/ {2}firstDay[\s\S]*/, "").replace("Spring <Days>", ["Evening ", "{series.number}"].join("$"))}series: { rule: FREQ=WEEKLY, from: 2027-05-04, at: 18:00, lasts: 2h, count: 3, as: events }
sessions:
  talk: { name: "Talk of \${series.date}", type: webinar, at: 18:30, lasts: 1h }
`;
		const page = pageText(load(text));
		expect([...page.matchAll(/id="(session-[^"]+)"/g)].map(([, id]) => id)).toEqual([
			"session-2027-05-04-talk",
			"session-2027-05-11-talk",
			"session-2027-05-18-talk",
		]);
		expect(page).toContain("<title>Evening</title>");
		expect(page).toContain("Talk of 2027-05-11");
		const calendar = Buffer.from(/base64,([^"]+)"/.exec(page)?.[1] ?? "", "base64").toString();
		expect(entriesIn(calendar).map(({ start }) => start)).toEqual([
			"2027-05-04T16:30:00.000Z",
			"2027-05-11T16:30:00.000Z",
			"2027-05-18T16:30:00.000Z",
		]);
	});

	it("has the sessions of a conference that is divided into parts, with their texts filled", () => {
		const text = `${CONFERENCE.replace("Spring <Days>", "Spring part $" + "{part.number}").replace(
			"tracks:",
			'parts: { one: { days: [1, 2], tagline: "Mail one@example.com" }, two: { days: [3] } }\ntracks:',
		)}`;
		const divided = load(text.replace("name: Night,", "name: 'Night of $" + "{part.key}',"));
		const page = pageText(divided);
		expect([...page.matchAll(/id="(session-[^"]+)"/g)].map(([, id]) => id).sort()).toEqual([
			"session-across",
			"session-beside",
			"session-morning",
			"session-night",
			"session-sunday",
		]);
		expect(page).toContain("<title>Spring part</title>");
		expect(page).toContain("Night of two");
		expect(page).not.toContain("one@example.com");
		expect(publicPicture(divided)).toContain("Night of two");
		const calendar = Buffer.from(/base64,([^"]+)"/.exec(page)?.[1] ?? "", "base64").toString();
		expect(calendar).toContain("X-WR-CALNAME:Spring part\r\n");
	});

	it("opens by day where the programme is large, and refuses a picture of it", () => {
		const sessions = Array.from({ length: 1200 }, (_, index) => {
			const at = `${String(8 + (index % 10)).padStart(2, "0")}:00`;
			return `  s${index}: { name: Talk ${index}, day: ${1 + Math.floor(index / 400)}, at: "${at}", track: T${index % 40}, speakers: [p${index % 700}] }\n`;
		});
		const speakers = Array.from({ length: 700 }, (_, index) => `  p${index}: { name: Person ${index} }\n`);
		const large = load(
			CONFERENCE.replace(/tracks: [\s\S]*/, `defaults: { sessions: { type: webinar, lasts: 45m } }\nspeakers:\n`) +
				`${speakers.join("")}sessions:\n${sessions.join("")}`,
		);
		const page = pageText(large);
		const folds = [...page.matchAll(/<details class="fold"( open)?><summary><h\d[^>]*>([^<]*)<\/h\d> <span>([^<]*)</g)];
		expect(folds.map(([, open = "", label, note]) => `${label}: ${note}${open}`)).toEqual([
			"Saturday, 27 March 2027: 400 sessions open",
			"Sunday, 28 March 2027: 400 sessions",
			"Monday, 29 March 2027: 400 sessions",
			"Speakers: 700 people",
		]);
		expect([...page.matchAll(/<td [^>]*class="s"/g)]).toHaveLength(1200);
		// Numbers of a track and of a speaker, by which the script chooses.
		const numberOf = (label: string): string =>
			new RegExp(`<option value="(\\d+)"[^>]*>${label}<`).exec(page)?.[1] ?? "none";
		expect(page).toMatch(
			new RegExp(`id="session-s741" data-n="\\d+" data-t="${numberOf("T21")}" data-s="${numberOf("Person 41")}"`),
		);
		expect(() => publicPicture(large)).toThrow(
			"The programme has 1,200 sessions, and a picture shows at most 1,000. Use --html, which opens by day, or --csv and --json for programs.",
		);
	});

	it("has the days of a recurring event", () => {
		const { spec: meetup = expect.fail() } = loadConference(
			join(import.meta.dirname, "../../examples/meetup/conference.yaml"),
		);
		const days = [...pageText(meetup).matchAll(/<h3 id="day-([^"]+)">/g)].map(([, date]) => date);
		expect(days).toHaveLength(12);
		expect(days.slice(0, 2)).toEqual(["2031-01-07", "2031-02-04"]);
	});
});

describeWith(CHROMIUM, "the public page in Chromium", () => {
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
	async function open(
		name: string,
		{ html = pageText(spec), ...options }: BrowserContextOptions & { html?: string } = {},
	): Promise<Page> {
		const file = join(folder, `${name}.html`);
		writeFileSync(file, html);
		const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
		const page = await context.newPage();
		failures.length = 0;
		page.on("console", (message) => failures.push(message.text()));
		page.on("pageerror", (error) => failures.push(error.message));
		page.on("request", (request) => {
			if (request.url() !== `file://${file}` && request.url() !== "data:,") failures.push(`asks for ${request.url()}`);
		});
		await page.goto(`file://${file}`);
		return page;
	}

	/** Times and titles of the sessions that are seen, in the order of the page. */
	function seen(page: Page): Promise<string[]> {
		return page
			.locator("td.s")
			.evaluateAll((cells) =>
				cells
					.filter((cell) => cell.checkVisibility())
					.map((cell) => `${cell.querySelector("span")?.textContent} ${cell.querySelector("h4")?.textContent}`),
			);
	}

	const BROKEN = "</td><script>document.title='broken'</script>";
	const BERLIN = [
		"10:00–11:00 Morning",
		`10:30–11:30 ${BROKEN}`,
		"01:30–03:30 Across",
		"10:00–11:00 Sunday",
		"23:00–23:45 Night",
	];

	it("shows every session in the event's zone, and in the reader's own", async () => {
		for (const [timezoneId, named, times] of [
			[
				"America/Los_Angeles",
				/^America\/Los_Angeles$/,
				[
					"02:00–03:00 Morning",
					`02:30–03:30 ${BROKEN}`,
					"Sat 27 Mar, 17:30–18:30 Across",
					"01:00–02:00 Sunday",
					"14:00–14:45 Night",
				],
			],
			[
				"Asia/Kolkata",
				// Chromium has its older name.
				/^Asia\/(Kolkata|Calcutta)$/,
				[
					"14:30–15:30 Morning",
					`15:00–16:00 ${BROKEN}`,
					"06:00–07:00 Across",
					"13:30–14:30 Sunday",
					"Tue 30 Mar, 02:30–03:15 Night",
				],
			],
		] as const) {
			const page = await open("zones", { timezoneId });
			expect(await seen(page)).toEqual(BERLIN);
			const yours = page.locator("#zone option", { hasText: "(yours)" });
			await page.selectOption("#zone", await yours.getAttribute("value"));
			expect(await seen(page)).toEqual(times);
			expect(await page.locator("#in-zone").textContent()).toMatch(named);
			// What the script works out for another zone with the same clocks is what was written.
			await page.selectOption("#zone", "Europe/Vienna");
			expect(await seen(page)).toEqual(BERLIN);
			await page.selectOption("#zone", "Europe/Berlin");
			expect(await seen(page)).toEqual(BERLIN);
			expect(failures).toEqual([]);
			await page.context().close();
		}
	});

	it("opens in a zone that is asked for", async () => {
		const page = await open("asked", { html: pageText(spec, { timezone: "Asia/Kolkata" }) });
		expect(await seen(page)).toEqual([
			"14:30–15:30 Morning",
			`15:00–16:00 ${BROKEN}`,
			"06:00–07:00 Across",
			"13:30–14:30 Sunday",
			"02:30–03:15 Night",
		]);
		expect(await page.locator("h3[id^=day]").allTextContents()).toEqual([
			"Saturday, 27 March 2027",
			"Sunday, 28 March 2027",
			"Tuesday, 30 March 2027",
		]);
	});

	it("takes markup as text, runs nothing but its script, and writes names in their own direction", async () => {
		const page = await open("markup");
		expect(await page.title()).toBe("Spring <Days>");
		expect(await page.locator("script").count()).toBe(1);
		expect(await page.locator("html").getAttribute("lang")).toBe("en");
		expect(await page.locator("#speaker-ada p").nth(1).textContent()).toBe(
			"Builds <b>engines</b>.\nWrites to (e-mail address)",
		);
		expect(
			await page
				.locator("#speaker-ada a[rel]")
				.evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href)),
		).toEqual(["https://example.com/ada", "https://www.youtube.com/@ada.example"]);
		const direction = (selector: string): Promise<string> =>
			page
				.locator(selector)
				.first()
				.evaluate((element) => getComputedStyle(element).direction);
		expect(await direction("#speaker-layla h3")).toBe("rtl");
		expect(await direction("#speaker-ada h3")).toBe("ltr");
		expect(failures).toEqual([]);
		await page.evaluate(() => {
			const script = document.createElement("script");
			script.textContent = "document.title = 'broken'";
			document.body.append(script);
		});
		expect(await page.title()).toBe("Spring <Days>");
		expect(failures.join()).toMatch(/Content Security Policy/);
	});

	it("filters by track, room, speaker and text, and Escape shows all", async () => {
		const page = await open("filters");
		await page.selectOption("#filter-s", { label: "Ada Example" });
		expect(await seen(page)).toEqual(["10:00–11:00 Morning", "10:00–11:00 Sunday"]);
		expect(await page.locator("#status").textContent()).toBe("2 sessions shown");
		await page.selectOption("#filter-r", { label: "Great hall" });
		expect(await seen(page)).toEqual(["10:00–11:00 Morning"]);
		expect(await page.locator("#status").textContent()).toBe("1 session shown");
		await page.keyboard.press("Escape");
		expect(await seen(page)).toEqual(BERLIN);
		await page.selectOption("#filter-t", { label: "Side & more" });
		expect(await seen(page)).toEqual([`10:30–11:30 ${BROKEN}`, "23:00–23:45 Night"]);
		await page.click("#reset");
		await page.fill("#text", "ÁDA morn");
		expect(await seen(page)).toEqual(["10:00–11:00 Morning"]);
		// A link to what is hidden shows it.
		await page.evaluate(() => {
			location.hash = "#session-night";
		});
		await page.waitForFunction(() => !document.body.classList.contains("filtered"));
		expect(await seen(page)).toEqual(BERLIN);
		expect(await page.locator("#speaker-ada li").allTextContents()).toEqual(["Morning", "Sunday"]);
		expect(failures).toEqual([]);
	});

	it("gives a session, and the whole programme, to a calendar", async () => {
		const page = await open("calendar");
		const fetched = async (click: () => Promise<void>): Promise<{ name: string; text: string }> => {
			const [download] = await Promise.all([page.waitForEvent("download"), click()]);
			return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
		};
		const one = await fetched(() => page.click("#session-across button"));
		expect(one.name).toBe("across.ics");
		expect(entriesIn(one.text)).toEqual([
			{
				uid: "across@spring-lessdaysgreater",
				name: "Across",
				start: "2027-03-28T00:30:00.000Z",
				end: "2027-03-28T01:30:00.000Z",
			},
		]);
		const last = await fetched(() => page.click("#session-night button"));
		expect(entriesIn(last.text)).toEqual([
			{
				uid: "night@spring-lessdaysgreater",
				name: "Night",
				start: "2027-03-29T21:00:00.000Z",
				end: "2027-03-29T21:45:00.000Z",
			},
		]);
		const all = await fetched(() => page.click("#calendar"));
		expect(all.name).toBe("programme.ics");
		expect(entriesIn(all.text).map(({ uid }) => uid)).toEqual(
			["morning", "beside", "across", "sunday", "night"].map((key) => `${key}@spring-lessdaysgreater`),
		);
	});

	it("is walked by keyboard, with the focus seen", async () => {
		const page = await open("keyboard");
		const focused = (): Promise<string> =>
			page.evaluate(() => {
				const { activeElement: element } = document;
				return element?.id || `${element?.tagName} ${element?.textContent}`;
			});
		await page.keyboard.press("Tab");
		expect(await focused()).toBe("A Skip to the programme");
		expect(await page.locator(".skip").evaluate((link) => link.getBoundingClientRect().left)).toBeGreaterThanOrEqual(0);
		await page.keyboard.press("Enter");
		expect(await focused()).toBe("programme");
		const walk: string[] = [];
		for (let stop = 0; stop < 8; stop++) {
			await page.keyboard.press("Tab");
			walk.push(await focused());
			expect(await page.evaluate(() => getComputedStyle(document.activeElement as Element).outlineStyle)).toBe("solid");
		}
		expect(walk).toEqual([
			"A Morning",
			"A Ada Example",
			"SUMMARY About",
			"BUTTON Add to calendar",
			`A ${BROKEN}`,
			"A ليلى مثال",
			"BUTTON Add to calendar",
			"A Across",
		]);
		// What is open is closed by Escape, and the focus stays.
		await page.focus("#session-morning summary");
		await page.keyboard.press("Enter");
		expect(await page.locator("#session-morning details p").isVisible()).toBe(true);
		await page.keyboard.press("Escape");
		expect(await page.locator("#session-morning details p").isVisible()).toBe(false);
		expect(await focused()).toBe("SUMMARY About");
		// Every control and link can be reached.
		const unreachable = await page
			.locator("a, button, select, input, summary")
			.evaluateAll((all) => all.filter((one) => (one as HTMLElement).tabIndex < 0).length);
		expect(unreachable).toBe(0);
		expect(failures).toEqual([]);
	});

	it("has all to be read without scripts", async () => {
		const page = await open("scriptless", { javaScriptEnabled: false });
		for (const title of ["Morning", BROKEN, "Across", "Sunday", "Night"])
			expect(await page.locator("td.s h4", { hasText: title }).isVisible()).toBe(true);
		expect(await page.locator("#controls").isVisible()).toBe(false);
		expect(await page.locator("#calendar").isVisible()).toBe(true);
		await page.click("#session-morning summary");
		expect(await page.locator("#session-morning details p").isVisible()).toBe(true);
		expect(failures).toEqual([]);
	});

	it.each(["light", "dark"] as const)(
		"has no serious finding of axe, %s, wide and narrow, filtered or not",
		async (colorScheme) => {
			for (const width of [1280, 360]) {
				const options = { viewport: { width, height: 800 }, colorScheme };
				// The policy lets no other script in; it is tested by itself.
				const page = await open(`axe-${colorScheme}`, { ...options, bypassCSP: true });
				await page.addScriptTag({ content: axe });
				for (const speaker of ["", "0"]) {
					await page.selectOption("#filter-s", speaker);
					const found = await page.evaluate(async () => {
						const { axe: run } = globalThis as unknown as {
							axe: { run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> };
						};
						const { violations } = await run.run();
						return violations.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes[0]?.html}`);
					});
					expect(found.filter((text) => /^(serious|critical)/.test(text))).toEqual([]);
				}
				await page.selectOption("#filter-s", "");
				await page.screenshot({ path: join(folder, `${colorScheme}-${width}.png`), fullPage: true });
				await page.context().close();
			}
		},
	);

	it("is read at 360 px without scrolling aside, each session with its track", async () => {
		const page = await open("narrow", { viewport: { width: 360, height: 740 } });
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
		expect(await page.locator("#session-night i").isVisible()).toBe(true);
		expect(await page.locator("#session-night i").textContent()).toBe("Side & more");
		await page.selectOption("#zone", "America/Los_Angeles");
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
	});

	it("prints all days and no controls, whatever is filtered", async () => {
		const page = await open("print");
		await page.selectOption("#filter-s", { label: "Ada Example" });
		await page.emulateMedia({ media: "print" });
		expect(await seen(page)).toEqual(BERLIN);
		for (const control of ["#controls", ".days", ".cal", "td.s button >> nth=0", ".skip"])
			expect(await page.locator(control).isVisible(), control).toBe(false);
		const pdf = await page.pdf({ format: "A4", landscape: true, path: join(folder, "programme.pdf") });
		expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
	});

	it("is drawn as a picture too, of the same sessions", async () => {
		const svg = publicPicture(spec);
		for (const hidden of ["@example.com", "Rehearsal", "Gale Ghost", "Hal Helper"]) expect(svg).not.toContain(hidden);
		const file = join(folder, "programme.svg");
		writeFileSync(file, svg);
		const page = await browser.newPage();
		await page.goto(`file://${file}`);
		expect(await page.locator("parsererror, script").count()).toBe(0);
		expect(await page.locator("rect.s").count()).toBe(5);
		expect(await page.locator("g > title").allTextContents()).toEqual([
			"10:00–11:00 · Morning",
			`10:30–11:30 · ${BROKEN}`,
			"01:30–03:30 · Across",
			"10:00–11:00 · Sunday",
			"23:00–23:45 · Night",
		]);
		await page.close();
	});

	it("moves nothing by itself where the reader wants no motion", async () => {
		const behaviour = async (reducedMotion: "reduce" | "no-preference"): Promise<string> => {
			const page = await open("motion", { reducedMotion });
			return page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior);
		};
		expect(await behaviour("reduce")).toBe("auto");
		expect(await behaviour("no-preference")).toBe("smooth");
	});

	it("stays below 1 MB with 500 sessions and 500 speakers, and shows them all", async () => {
		const draft = bigDraft();
		const text = "A sentence of sixty characters, as one would write it there. ".repeat(5);
		const withTexts = (objects: unknown, property: string): object =>
			Object.fromEntries(Object.keys(objects as object).map((key) => [key, { [property]: text }]));
		const big = specOf(
			merged(draft, {
				sessions: withTexts(draft.sessions, "description"),
				speakers: withTexts(draft.speakers, "biography"),
			}),
		);
		const html = pageText(big);
		expect(Buffer.byteLength(html)).toBeLessThan(1_000_000);
		writeFileSync(join(folder, "big.txt"), `${Buffer.byteLength(html)}\n`);
		const page = await open("big", { html });
		expect(await page.locator("td.s").count()).toBe(500);
		expect(await page.locator("article").count()).toBe(500);
		await page.fill("#text", "Talk 3-7-4");
		expect(await page.locator("td.s.hit").count()).toBe(1);
		expect(failures).toEqual([]);
	});
});

const options: PageOptions = { by: "room" };

describe("columns", () => {
	it("are rooms where they are asked for", () => {
		const html = pageText(spec, options);
		const heads = [...html.matchAll(/<th role="columnheader" scope="col" colspan="1" dir="auto">([^<]*)</g)];
		expect(heads.map(([, text]) => text)).toEqual(["Great hall", "No room", "Sessions", "Great hall"]);
	});
});
