import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import {
	type ConferenceSpec,
	checkConference,
	type Declaration,
	expand,
	formatProblem,
	Lookup,
	Reference,
} from "../../provider/conference/index.ts";
import { Lifecycle } from "../../provider/lifecycle/lifecycle.ts";
import { resourceClasses } from "../../provider/resources/index.ts";
import { type Preview, type Review, type ReviewInput, readPreview, reviewOf } from "../../provider/review/index.ts";

/** A conference file as a value, or a change of one: maps are merged, null removes, everything else replaces. */
export interface Draft {
	[key: string]: unknown;
}

function isMap(value: unknown): value is Draft {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A draft with a change. */
export function merged(draft: Draft, change: Draft): Draft {
	const entries = Object.entries(change).map(([key, value]): [string, unknown] => {
		const old = draft[key];
		return [key, isMap(old) && isMap(value) ? merged(old, value) : value];
	});
	return Object.fromEntries(
		Object.entries({ ...draft, ...Object.fromEntries(entries) }).filter(([, value]) => value !== null),
	);
}

const example = readFileSync(join(import.meta.dirname, "../../examples/devconf-yaml/conference.yaml"), "utf8");

/** The example conference, published, with people's data and a room. */
export function baseDraft(): Draft {
	return merged(parse(example) as Draft, {
		publish: true,
		sessions: { panel: { description: "Four people and their mistakes." } },
		tickets: { guest: { ticketType: "panel", email: "guest@example.org", firstName: "Gail", lastName: "Guestperson" } },
	});
}

/** The checked conference of a draft. */
export function specOf(draft: Draft): ConferenceSpec {
	const { spec, problems } = checkConference(draft);
	if (spec === undefined) throw new Error(problems.map(formatProblem).join("\n"));
	return spec;
}

const URN = "urn:pulumi:dev::devconf::zoom-events:index:Conference";

/** Inputs as the engine has them: ids in the place of references; those of what is new are not yet known. */
function resolved(value: unknown, known: ReadonlySet<string>): unknown {
	if (value instanceof Reference) {
		const token = `${value.kind} ${value.name}`;
		return known.has(token) ? `id-${value.kind}-${value.name}` : "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
	}
	if (value instanceof Lookup) return `id-${value.of}-${value.name}`;
	if (Array.isArray(value)) return value.map((item) => resolved(item, known));
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, resolved(child, known)]));
}

/**
 * What `pulumi preview --json` prints for a change from one conference to another; as the real lifecycle decides.
 *
 * @param prefix what types have before the kind
 */
export function previewText(
	before: ConferenceSpec | undefined,
	after: ConferenceSpec | undefined,
	prefix = "pulumi-nodejs:dynamic/zoomEvents:",
): string {
	const [olds, news] = [before, after].map(
		(spec) => new Map((spec === undefined ? [] : expand(spec)).map((one) => [`${one.kind} ${one.name}`, one])),
	) as [Map<string, Declaration>, Map<string, Declaration>];
	const known = new Set(olds.keys());
	let same = 0;
	const steps = [...new Set([...news.keys(), ...olds.keys()])].flatMap((token) => {
		const [old, now] = [olds.get(token), news.get(token)];
		const { kind, name } = (now ?? old) as Declaration;
		const state = (one: Declaration): object => ({
			type: `${prefix}${kind}`,
			parent: `${URN}::devconf`,
			inputs: { ...(resolved(one.inputs, known) as object), __provider: "exports.handler = …" },
		});
		const step = {
			urn: `${URN}$${prefix}${kind}::devconf-${name}`,
			...(old !== undefined && { oldState: { id: `id-${kind}-${name}`, ...state(old) } }),
			...(now !== undefined && { newState: state(now) }),
		};
		if (old === undefined) return [{ op: "create", ...step }];
		if (now === undefined) return [{ op: "delete", ...step }];
		const lifecycle = new Lifecycle(resourceClasses[kind].description, () => {
			throw new Error("a diff calls nothing");
		});
		const [was, is] = [old, now].map(({ inputs }) => resolved(inputs, known)) as [Draft, Draft];
		const { hasChanges, replaces } = lifecycle.diff(was, is);
		if (replaces.length > 0) return [{ op: "replace", replaceReasons: replaces, ...step }];
		if (hasChanges) return [{ op: "update", ...step }];
		same++;
		return [];
	});
	return JSON.stringify({ steps, changeSummary: { same } });
}

/** The review of a change of the base conference. */
export function reviewChange(change: Draft, options: Partial<ReviewInput> = {}): Review {
	const draft = baseDraft();
	const before = specOf(draft);
	const after = specOf(merged(draft, change));
	return reviewOf({ preview: previewOf(before, after), before, after, ...options });
}

/** The preview of a change. */
export function previewOf(before: ConferenceSpec | undefined, after: ConferenceSpec | undefined): Preview {
	return readPreview(previewText(before, after));
}

/** A draft as a file. */
export function fileText(draft: Draft): string {
	return stringify(draft);
}

/** A conference of 500 sessions on five days in ten tracks. */
export function bigDraft(): Draft {
	const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
	const slots = numbers(500).map((index) => ({
		day: Math.floor(index / 100),
		track: Math.floor(index / 10) % 10,
		hour: index % 10,
	}));
	const draft = merged(baseDraft(), {
		sponsors: null,
		tickets: null,
		ticketTypes: { panel: { sessions: ["s0-0-0"] } },
	});
	return {
		...draft,
		event: merged(draft.event as Draft, { days: numbers(5).map(() => ({ from: "08:00", to: "19:00" })) }),
		tracks: Object.fromEntries(numbers(10).map((track) => [`t${track}`, `Track ${track + 1}`])),
		speakers: Object.fromEntries(
			slots.map(({ day, track, hour }) => [
				`p${day}-${track}-${hour}`,
				{ name: `Speaker ${day}${track}${hour} Example`, email: `p${day}${track}${hour}@example.com` },
			]),
		),
		sessions: Object.fromEntries(
			slots.map(({ day, track, hour }) => [
				`s${day}-${track}-${hour}`,
				{
					name: `Talk ${day}-${track}-${hour}: how a longer title fits into a cell`,
					description: "A talk.",
					day: day + 1,
					at: `${String(8 + hour).padStart(2, "0")}:00`,
					track: `t${track}`,
					speakers: [`p${day}-${track}-${hour}`],
				},
			]),
		),
	};
}
