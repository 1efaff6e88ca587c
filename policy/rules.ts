/** The rules, on plain objects: what they need of Pulumi is said in `index.ts`. */

/** Types of dynamic and of native resources; that of the component which declares them is neither. */
const TYPE = /^(?:pulumi-nodejs:dynamic\/zoomEvents|zoom-events:index):(?!Conference$)(\w+)$/;

/** The kind of a resource, by Pulumi's type; undefined where it is of another package, or a component. */
export function kindOfType(type: string): string | undefined {
	return TYPE.exec(type)?.[1];
}

/** A resource as the program declares it. */
export interface Declared {
	/** `Session` of `pulumi-nodejs:dynamic/zoomEvents:Session`. */
	kind: string;
	/** Name in the program. */
	name: string;
	properties: Readonly<Record<string, unknown>>;
	/** Whether Pulumi refuses to delete or to replace it. */
	isProtected: boolean;
}

/** What a rule has to say, and of which resource. */
export interface Violation {
	name: string;
	message: string;
}

/** What a repository can set for all rules. */
export interface Settings {
	/** Days before the event from which everything must be protected. */
	freezeDays: number;
	/** Regular expression for names in the program. */
	namePattern: string;
	/** Longest title. */
	maxTitleLength: number;
}

/** What holds where nothing is set. */
export const DEFAULTS: Settings = { freezeDays: 14, namePattern: "^[a-z0-9]+(-[a-z0-9]+)*$", maxTitleLength: 120 };

/** A rule over all resources of a program. */
export interface Rule {
	name: string;
	description: string;
	/** Whether a violation stops the deployment. */
	isMandatory: boolean;
	check(resources: readonly Declared[], settings: Settings, now: Date): Violation[];
}

const DAY_MS = 86_400_000;

/** What nobody gets back as it was: a new one has another id, other links, and no registrations. */
const LASTING = new Set(["Event", "EventPublication", "Session", "TicketType", "Speaker", "AccessLink"]);

/** Kinds whose titles people read. */
const TITLED = new Set(["Event", "Session", "TicketType", "Speaker", "Exhibitor", "AccessLink"]);

/** Text of a property; undefined where there is none, or none yet. */
function textOf({ properties }: Declared, name: string): string | undefined {
	const value = properties[name];
	return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

function ofKind(resources: readonly Declared[], kind: string): Declared[] {
	return resources.filter((resource) => resource.kind === kind);
}

/** First start and last end of the program's events, in ms; a program has one event, or a series of them. */
function span(resources: readonly Declared[]): { start: number; end: number } | undefined {
	const days = ofKind(resources, "Event").flatMap(({ properties: { calendar } }) =>
		Array.isArray(calendar) ? (calendar as { startTime?: unknown; endTime?: unknown }[]) : [],
	);
	const starts = days.map(({ startTime }) => Date.parse(String(startTime))).filter((time) => !Number.isNaN(time));
	const ends = days.map(({ endTime }) => Date.parse(String(endTime))).filter((time) => !Number.isNaN(time));
	return starts.length === 0 ? undefined : { start: Math.min(...starts), end: Math.max(...ends) };
}

const HOW = "Give the conference the option { protect: true }.";

/**
 * Pulumi shows a policy what will be, never what was: a deleted session is not there to be judged. What it can demand is
 * that the engine itself refuses: a protected resource is neither deleted nor replaced.
 */
const frozenNearEvent: Rule = {
	name: "frozen-near-event",
	description: "Shortly before the event, and while it is on, nothing can be deleted or made anew.",
	isMandatory: true,
	check: (resources, { freezeDays }, now) => {
		const event = span(resources);
		const time = now.getTime();
		if (event === undefined || time < event.start - freezeDays * DAY_MS || time > event.end) return [];
		return resources
			.filter(({ kind, isProtected }) => LASTING.has(kind) && !isProtected)
			.map(({ name }) => ({
				name,
				message: `is not protected, and the event begins on ${new Date(event.start).toISOString().slice(0, 10)}: from ${freezeDays} days before it nothing may be lost. ${HOW}`,
			}));
	},
};

const publishedIsProtected: Rule = {
	name: "published-is-protected",
	description: "A published event can't be cancelled or deleted by a change of the program.",
	isMandatory: true,
	check: (resources) =>
		ofKind(resources, "EventPublication").length === 0
			? []
			: resources
					.filter(({ kind, isProtected }) => (kind === "EventPublication" || kind === "Event") && !isProtected)
					.map(({ name }) => ({
						name,
						message: `is not protected, though the event is published: taking it out of the program would cancel the event, and tell its registrants. ${HOW}`,
					})),
};

const sessionIsComplete: Rule = {
	name: "session-is-complete",
	description: "A session says what it is about, and who speaks.",
	isMandatory: true,
	check: (resources) =>
		ofKind(resources, "Session").flatMap((session) => {
			const { sessionSpeakers } = session.properties;
			const hasSpeaker = Array.isArray(sessionSpeakers) && sessionSpeakers.length > 0;
			return [
				...(textOf(session, "description") === undefined
					? [{ name: session.name, message: "has no description: say what it is about." }]
					: []),
				...(hasSpeaker ? [] : [{ name: session.name, message: "has no speaker: say who speaks." }]),
			];
		}),
};

/** The half of "no other price once it is sold" that can be seen without the old price. */
const saleIsInOrder: Rule = {
	name: "sale-is-in-order",
	description: "A ticket that is sold has a price, and its sale ends before the event does.",
	isMandatory: true,
	check: (resources) => {
		const event = span(resources);
		return ofKind(resources, "TicketType").flatMap((ticket) => {
			const { free, price, endTime } = ticket.properties;
			const ends = Date.parse(String(endTime));
			return [
				...(free === false && Number(price) === 0
					? [{ name: ticket.name, message: "is not free, and costs nothing: set free, or a price." }]
					: []),
				...(event !== undefined && ends > event.end
					? [{ name: ticket.name, message: "is sold after the event's end: let its sale end before." }]
					: []),
			];
		});
	},
};

/** Words of a title that is shouted; an abbreviation is no shout. */
const SHOUT = /\b\p{Lu}{4,}\b.*\b\p{Lu}{4,}\b/u;

const namesAreInOrder: Rule = {
	name: "names-are-in-order",
	description: "Names in the program follow one pattern; titles are short, unique, and not shouted.",
	isMandatory: false,
	check: (resources, { namePattern, maxTitleLength }) => {
		const pattern = new RegExp(namePattern, "u");
		const seen = new Map<string, string>();
		return resources.flatMap((resource): Violation[] => {
			const { kind, name } = resource;
			const say = (message: string): Violation => ({ name, message });
			const own = pattern.test(name) ? [] : [say(`has a name that does not match ${namePattern}.`)];
			const title = TITLED.has(kind) ? textOf(resource, "name") : undefined;
			if (title === undefined) return own;
			const token = `${kind} ${title.toLowerCase()}`;
			const other = seen.get(token);
			seen.set(token, name);
			return [
				...own,
				...(title !== title.trim() ? [say("has a title with blanks around it.")] : []),
				...(title.length > maxTitleLength ? [say(`has a title of more than ${maxTitleLength} characters.`)] : []),
				...(SHOUT.test(title) ? [say("has a title in capitals.")] : []),
				...(other !== undefined && kind !== "Speaker" ? [say(`has the title of ${other} too.`)] : []),
			];
		});
	},
};

/** All rules. */
export const RULES: readonly Rule[] = [
	frozenNearEvent,
	publishedIsProtected,
	sessionIsComplete,
	saleIsInOrder,
	namesAreInOrder,
];
