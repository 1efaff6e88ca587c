import { type ConferenceSpec, checkConference, formatProblem } from "../provider/conference/index.ts";
import { previewBetween } from "../provider/review/between-files.ts";

/** Days of a large conference, in two events: one lasts at most six. */
const DAYS = 10;

/** Sessions of a track on a day, one an hour. */
const HOURS = 12;

/** Rooms for each track that is on at a time. */
const ROOMS = 4;

/** Ticket types, whatever the size. */
const TICKET_TYPES = 10;

/** Texts as long as those that people write. */
const TEXTS = [
	"We tell how a small team moved a service that many people rely on from one region to another while it was in use, what was measured on the way, and which of the measurements turned out to say something else than we had thought. You leave with a list of questions to ask before you begin.",
	"A walk through the tools that we wrote, threw away, and wrote again. The talk shows real numbers, the mistakes that came first, and the tests that would have found them. No knowledge of the language is needed; whoever has ever waited for a build will feel at home.",
	"What does it take to keep a promise of five minutes? We look at queues, at the people behind them, and at what happens on the evening when everything arrives at once. There is time for questions, and the slides have all the references and data.",
] as const;

/** A conference file of this many objects, as a value. */
export interface LargeFile {
	event: object;
	sessions: Record<string, { name: string; day: number; at: string; [property: string]: unknown }>;
	speakers: Record<string, { name: string; jobTitle: string; [property: string]: unknown }>;
	[section: string]: unknown;
}

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
const two = (number: number): string => String(number).padStart(2, "0");

/**
 * A conference of about this many objects: sessions and their speakers over ten days, in as many tracks as they need,
 * with four times as many rooms. No two sessions share a speaker, a room or a track at once.
 *
 * @param objects how many; 100 or more
 */
export function largeFile(objects: number): LargeFile {
	const sessions = Math.floor(objects * 0.6);
	// Two events and the ticket types are objects too.
	const speakers = objects - sessions - TICKET_TYPES - 2;
	const tracks = Math.ceil(sessions / (DAYS * HOURS));
	return {
		hub: "Emulator Hub",
		event: {
			// biome-ignore lint/suspicious/noTemplateCurlyInString: a placeholder of the file
			name: "Bench part ${part.number}",
			description: "For measuring.",
			eventType: "CONFERENCE",
			accessLevel: "PRIVATE_UNRESTRICTED",
			attendanceType: "virtual",
			timezone: "Europe/Berlin",
			firstDay: "2031-05-04",
			days: numbers(DAYS).map(() => ({ from: "08:00", to: "20:00" })),
		},
		parts: { one: { days: [1, 2, 3, 4, 5] }, two: { days: [6, 7, 8, 9, 10] } },
		rooms: Object.fromEntries(numbers(tracks * ROOMS).map((room) => [`r${room}`, `Room ${room + 1}`])),
		tracks: Object.fromEntries(numbers(tracks).map((track) => [`t${track}`, `Track ${track + 1}`])),
		speakers: Object.fromEntries(
			numbers(speakers).map((index) => [
				`p${index}`,
				{
					name: `Speaker ${index} Example`,
					email: `p${index}@example.com`,
					jobTitle: "Engineer",
					companyName: "Example Corp",
					biography: TEXTS[(index + 1) % TEXTS.length] ?? "",
				},
			]),
		),
		sessions: Object.fromEntries(
			numbers(sessions).map((index) => {
				const slot = Math.floor(index / tracks);
				return [
					`s${index}`,
					{
						name: `Talk ${index}: what we learned when it all went otherwise`,
						description: TEXTS[index % TEXTS.length] ?? "",
						type: "webinar",
						day: 1 + Math.floor(slot / HOURS),
						at: `${two(8 + (slot % HOURS))}:00`,
						lasts: "45m",
						track: `t${index % tracks}`,
						room: `r${index % (tracks * ROOMS)}`,
						speakers: [`p${index % speakers}`, `p${(index + Math.floor(speakers / 2)) % speakers}`],
					},
				];
			}),
		),
		ticketTypes: Object.fromEntries(
			numbers(TICKET_TYPES).map((index) => [
				`k${index}`,
				{
					name: `Ticket ${index + 1}`,
					currency: "EUR",
					free: true,
					quantity: 400,
					startTime: "2031-01-10T09:00",
					endTime: "2031-05-04T00:00",
					sessions: "ALL",
					parts: [index % 2 === 0 ? "one" : "two"],
				},
			]),
		),
	};
}

/** The same conference after an evening of changes: of ten sessions one has moved, and some are renamed, new or gone. */
export function changedFile(file: LargeFile): LargeFile {
	const entries = Object.entries(file.sessions).flatMap(
		([key, session], index): [string, LargeFile["sessions"][string]][] => {
			if (index % 100 === 7) return [];
			if (index % 100 === 8)
				return [
					[key, session],
					[`${key}b`, { ...session, name: `${session.name}, again`, at: `${session.at.slice(0, 2)}:45`, lasts: "15m" }],
				];
			if (index % 10 === 3) return [[key, { ...session, at: `${session.at.slice(0, 2)}:10` }]];
			if (index % 50 === 4) return [[key, { ...session, name: `${session.name}: updated` }]];
			return [[key, session]];
		},
	);
	const speakers = Object.entries(file.speakers).map(([key, speaker], index) => [
		key,
		index % 20 === 5 ? { ...speaker, jobTitle: "Principal Engineer" } : speaker,
	]);
	return { ...file, sessions: Object.fromEntries(entries), speakers: Object.fromEntries(speakers) };
}

/** The checked conference of a file. */
function specOf(file: LargeFile): ConferenceSpec {
	const { spec, problems } = checkConference(file);
	if (spec === undefined) throw new Error(problems.slice(0, 5).map(formatProblem).join("\n"));
	return spec;
}

const TYPE = "pulumi-nodejs:dynamic/zoomEvents:";
const PARENT = "urn:pulumi:dev::bench::zoom-events:index:Conference";

/** What `pulumi preview --json` prints of a change from one file to another; an empty one before makes everything new. */
export function previewText(before: LargeFile | undefined, after: LargeFile): string {
	const now = specOf(after);
	const nothing: ConferenceSpec = { ...now, sessions: {}, speakers: {}, ticketTypes: {} };
	const { steps, unchanged } = previewBetween(before === undefined ? nothing : specOf(before), now);
	const written = steps.map(({ operation: op, kind, name, before: olds, after: news, replaceReasons }) => {
		const stateOf = (inputs: object): object => ({
			type: `${TYPE}${kind}`,
			parent: `${PARENT}::bench`,
			inputs: { ...inputs, __provider: "exports.handler = …" },
		});
		return {
			op,
			urn: `${PARENT}$${TYPE}${kind}::bench-${name}`,
			...(op !== "create" && { oldState: { id: `id-${kind}-${name}`, ...stateOf(olds) } }),
			...(op !== "delete" && { newState: stateOf(news) }),
			...(replaceReasons.length > 0 && { replaceReasons }),
		};
	});
	return JSON.stringify({ steps: written, changeSummary: { same: unchanged } });
}
