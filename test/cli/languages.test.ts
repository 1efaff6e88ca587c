import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Emulator, startEmulator } from "../../emulator/index.ts";
import { ZoomEventsClient } from "../../provider/api/client.ts";
import { type Language, makeLanguageStack, needOf } from "../helpers/languages.ts";
import { describeWith } from "../helpers/needs.ts";
import { call, RENAMED } from "../helpers/portal.ts";
import { PLANTED, type TestStack } from "../helpers/stack.ts";

/** What is done to the program of a language. */
interface Program {
	language: Language;
	/** File of the program. */
	file: string;
	/** Text of the program, and what stands in its place after a mistake. */
	mistake: [text: string, mistaken: string];
	/** What is said of the mistake. */
	complaint: RegExp;
	/** What the `Conference` of the example makes beside the others; absent where it has none. */
	component?: string[];
}

/** The component, and its event, speaker and session. */
const COMPONENT = ["meetup", "meetup-event", "meetup-evening", "meetup-linus"];

/** The component under another name, which says what it was called before: file, text, other text. */
const UNDER_ANOTHER_NAME: Partial<Record<Program["language"], [file: string, before: string, after: string]>> = {
	yaml: [
		"Pulumi.yaml",
		"  meetup:\n    type: zoom-events:index:Conference\n",
		"  evening:\n    type: zoom-events:index:Conference\n    options: { aliases: ['urn:pulumi:test::conference-in-yaml::zoom-events:index:Conference::meetup'] }\n",
	],
	python: [
		"__main__.py",
		'zoom.Conference("meetup", file="meetup.yaml")',
		'zoom.Conference("evening", file="meetup.yaml", opts=pulumi.ResourceOptions(aliases=[pulumi.Alias(name="meetup")]))',
	],
};

const PROGRAMS: Program[] = [
	{
		language: "yaml",
		file: "Pulumi.yaml",
		mistake: ["jobTitle:", "jobTitel:"],
		complaint: /Property jobTitel does not exist on 'zoom-events:index:Speaker'\n.*on Pulumi\.yaml line 34/,
		component: COMPONENT,
	},
	{
		language: "python",
		file: "__main__.py",
		mistake: ["job_title=", "job_titel="],
		complaint: /unexpected keyword argument 'job_titel'/,
		component: COMPONENT,
	},
	{
		language: "typescript-native",
		file: "index.ts",
		mistake: ['jobTitle: "Engineer"', '...({ jobTitel: "Engineer" } as object)'],
		complaint: /jobTitel.*Did you mean "jobTitle"\?/,
	},
];

/** Resources of the example itself. */
const NAMES = ["ada", "compilers", "conference", "full", "grace", "opening", "registration"];

const nameOf = (urn: string): string => urn.split("::").at(-1) ?? "";

/** Names of the resources that are ours. */
const namesOf = (stack: TestStack): string[] =>
	stack
		.resources()
		.filter(({ type }) => type.startsWith("zoom-events:"))
		.map(({ urn }) => nameOf(urn))
		.sort();

/** What there is in the account, by kind of object. */
function counts(stack: TestStack): Record<string, number> {
	const objects = Object.entries(stack.emulator.state()).map(([kind, all]) => [kind, all.length] as const);
	return Object.fromEntries(objects.filter(([, count]) => count > 0));
}

const needs = new Map<Language, Awaited<ReturnType<typeof needOf>>>();
for (const { language } of PROGRAMS) needs.set(language, await needOf(language));
const of = (language: Language) => needs.get(language) ?? { what: language, isThere: false };

/** Runs a command that must succeed; gives what it printed. */
async function done(stack: TestStack, ...args: string[]): Promise<string> {
	const { exitCode, output } = await stack.pulumi(...args);
	expect(exitCode, output).toBe(0);
	return output;
}

describe.each(PROGRAMS)(
	"a program in $language",
	({ language, file, mistake: [text, mistaken], complaint, component = [] }) => {
		describeWith(of(language), "on the real CLI", () => {
			let stack: TestStack;
			let client: ZoomEventsClient;
			let before: Record<string, number>;
			beforeAll(async () => {
				stack = await makeLanguageStack(language);
				const { apiUrl, oauthUrl } = stack.emulator;
				client = new ZoomEventsClient({ ...PLANTED, apiUrl, oauthUrl, plan: "off" });
				before = counts(stack);
			});
			afterAll(async () => {
				await client?.close();
				await stack?.close();
			});

			const edit = (from: string, to: string): void => {
				const program = stack.read(file);
				expect(program).toContain(from);
				stack.write(file, program.replace(from, to));
			};

			it("says which property is unknown, and makes nothing", async () => {
				edit(text, mistaken);
				const { exitCode, output } = await stack.pulumi("up", "--yes");
				edit(mistaken, text);
				expect(exitCode).not.toBe(0);
				expect(output).toMatch(complaint);
				expect(output).not.toMatch(/\n\s+at .*\.js:\d+/);
				expect(counts(stack)).toEqual(before);
				expect((await stack.takeRequests()).writes).toBe(0);
			});

			it("comes up, and then has nothing left to do", async () => {
				await done(stack, "up", "--yes", "--skip-preview");
				expect(namesOf(stack)).toEqual([...NAMES, ...component].sort());
				await stack.takeRequests();
				expect(await done(stack, "up", "--yes", "--skip-preview", "--expect-no-changes")).toMatch(/unchanged/);
				expect((await stack.takeRequests()).writes).toBe(0);
			});

			it("shows at preview what was and what will be", async () => {
				edit('"Opening"', '"Opening, renamed"');
				const output = await done(stack, "preview", "--diff");
				expect(output).toContain('~ name: "Opening" => "Opening, renamed"');
				expect(output).toMatch(/~ 1 to update/);
				edit('"Opening, renamed"', '"Opening"');
				await done(stack, "preview", "--expect-no-changes");
			});

			it("shows what somebody changed in the portal, and mends it", async () => {
				const opening = stack.resources().find(({ urn }) => nameOf(urn) === "opening");
				await call(
					"updateEventSession",
					["eventId", "sessionId"],
					RENAMED,
				)({ client, emulator: stack.emulator }, opening?.outputs ?? {});
				expect(await done(stack, "refresh", "--yes", "--diff", "--skip-preview")).toContain("Changed in the portal");
				const preview = await done(stack, "preview", "--diff");
				expect(preview).toContain('~ name: "Changed in the portal" => "Opening"');
				await stack.takeRequests();
				await done(stack, "up", "--yes", "--skip-preview");
				expect((await stack.takeRequests()).writes).toBe(1);
				const sessions = stack.emulator.state().session ?? [];
				expect(sessions.map(({ name }) => name)).toEqual(expect.arrayContaining(["Opening", "Compilers for people"]));
			});

			it("leaves nothing behind", async () => {
				await done(stack, "destroy", "--yes", "--skip-preview");
				expect(counts(stack)).toEqual(before);
				expect(stack.resources()).toEqual([]);
			});
		});
	},
);

describe.each(PROGRAMS.filter(({ component }) => component !== undefined))(
	"a Conference in $language",
	({ language }) => {
		describeWith(of(language), "on the real CLI", () => {
			let stack: TestStack;
			beforeAll(async () => {
				stack = await makeLanguageStack(language);
			});
			afterAll(() => stack?.close());

			it("tells every problem of its file, with line and column, before anything is made", async () => {
				const file = stack.read("meetup.yaml");
				stack.write("meetup.yaml", file.replace("speakers: [linus]", "speakers: [lnus], lenght: 1h"));
				const { exitCode, output } = await stack.pulumi("up", "--yes");
				stack.write("meetup.yaml", file);
				expect(exitCode).not.toBe(0);
				expect(output).toMatch(/meetup\.yaml:19:\d+ .*names "lnus", which is not in speakers\. Did you mean "linus"\?/);
				expect(output).toMatch(/meetup\.yaml:19:\d+ .*lenght/);
				expect(output).not.toMatch(/\n\s+at .*\.js:\d+/);
				expect((await stack.takeRequests()).writes).toBe(0);
			});

			it("names a hub that is not there, without more words", async () => {
				const file = stack.read("meetup.yaml");
				stack.write("meetup.yaml", file.replace("hub: Emulator Hub", "hub: Nobody's"));
				const { exitCode, output } = await stack.pulumi("up", "--yes", "--skip-preview");
				stack.write("meetup.yaml", file);
				expect(exitCode).not.toBe(0);
				expect(output).toMatch(
					/resource 'meetup' has a problem: There is no hub "Nobody's"\. There are: Emulator Hub\./,
				);
				expect(output).not.toMatch(/exited prematurely|error serializing|\n\s+at .*\.js:\d+/);
			});

			it("shows an edit of its file by property, below the component", async () => {
				await done(stack, "up", "--yes", "--skip-preview");
				const file = stack.read("meetup.yaml");
				stack.write("meetup.yaml", file.replace("name: An evening of talks,", "name: An evening of short talks,"));
				const output = await done(stack, "preview", "--diff");
				expect(output).toContain('~ name: "An evening of talks" => "An evening of short talks"');
				expect(output).toMatch(/~ 1 to update/);
			});

			it("is renamed with an alias, and nothing is made or replaced", async () => {
				const [file, before, after] = UNDER_ANOTHER_NAME[language] ?? expect.fail();
				const program = stack.read(file);
				expect(program).toContain(before);
				stack.write(file, program.replace(before, after).replace("meetup.eventId", "evening.eventId"));
				const output = await done(stack, "preview", "--diff");
				stack.write(file, program);
				expect(output).not.toMatch(/to (create|replace|delete)/);
			});
		});
	},
);

describeWith(of("typescript-native"), "two accounts in one program", () => {
	const SECRET = "s3cret-of-the-partner";
	let stack: TestStack;
	let partner: Emulator;
	beforeAll(async () => {
		const credentials = { ZOOM_ACCOUNT_ID: "partner", ZOOM_CLIENT_ID: "partner", ZOOM_CLIENT_SECRET: SECRET };
		for (const [name, value] of Object.entries(credentials)) vi.stubEnv(name, value);
		partner = await startEmulator();
		vi.unstubAllEnvs();
		stack = await makeLanguageStack("typescript-native");
		const settings = { accountId: "partner", clientId: "partner", apiUrl: partner.apiUrl, oauthUrl: partner.oauthUrl };
		for (const [name, value] of Object.entries(settings)) await done(stack, "config", "set", `partner:${name}`, value);
		await done(stack, "config", "set", "--secret", "partner:clientSecret", SECRET);
	});
	afterAll(async () => {
		await stack?.close();
		await partner?.close();
	});

	const eventsOf = ({ state }: Emulator): unknown[] => (state().event ?? []).map(({ name }) => name);

	it("each have what is declared for them", async () => {
		await done(stack, "up", "--yes", "--skip-preview");
		expect(eventsOf(stack.emulator)).toEqual(["Example Conference"]);
		expect(eventsOf(partner)).toEqual(["Meetup of partners"]);
		await done(stack, "preview", "--expect-no-changes");
	});

	it("keep the second one's secret out of the state and out of what is printed", () => {
		expect(stack.stateText()).not.toContain(SECRET);
		expect(stack.printed()).not.toContain(SECRET);
	});

	it("and leave nothing behind in either", async () => {
		await done(stack, "destroy", "--yes", "--skip-preview");
		expect([eventsOf(stack.emulator), eventsOf(partner)]).toEqual([[], []]);
	});
});
