import { formOf, type Programme, said } from "./programme";

interface Export {
	sessions: {
		id: string | number;
		title: string;
		description?: string | null;
		startsAt?: string | null;
		endsAt?: string | null;
		isServiceSession?: boolean;
		speakers?: (string | { id: string })[];
		categoryItems?: number[];
		roomId?: number | null;
	}[];
	speakers: { id: string; fullName: string; bio?: string | null; tagLine?: string | null }[];
	rooms: { id: number; name: string }[];
	categories?: { title: string; items: { id: number; name: string }[] }[];
}

const text = { type: "string" } as const;
const maybe = { type: ["string", "null"] } as const;

const NAMED = {
	type: "array",
	items: { type: "object", required: ["id", "name"], properties: { id: { type: "integer" }, name: text } },
};

/** Form of the endpoint "All data". */
const SCHEMA = {
	type: "object",
	required: ["sessions", "speakers", "rooms"],
	properties: {
		sessions: {
			type: "array",
			items: {
				type: "object",
				required: ["id", "title"],
				properties: { title: text, description: maybe, startsAt: maybe, endsAt: maybe },
			},
		},
		speakers: {
			type: "array",
			items: {
				type: "object",
				required: ["id", "fullName"],
				properties: { id: text, fullName: text, bio: maybe, tagLine: maybe },
			},
		},
		rooms: NAMED,
		categories: {
			type: "array",
			items: { type: "object", required: ["title", "items"], properties: { title: text, items: NAMED } },
		},
	},
};

/** The "All data" of Sessionize; the track is the category of that name. */
export function fromSessionize(value: unknown): Programme {
	const form = formOf<Export>(value, SCHEMA, 'Sessionize "All data" JSON');
	const rooms = new Map(form.rooms.map(({ id, name }) => [id, name]));
	const tracks = new Map(
		(form.categories ?? [])
			.filter(({ title }) => /^tracks?$/i.test(title.trim()))
			.flatMap(({ items }) => items.map(({ id, name }) => [id, name] as const)),
	);
	const programme: Programme = { source: "sessionize", speakers: [], sessions: [], leftOut: [] };
	for (const { id, fullName, bio, tagLine } of form.speakers) {
		const [biography, jobTitle] = [said(bio), said(tagLine)];
		programme.speakers.push({
			id,
			name: fullName.trim(),
			...(jobTitle !== undefined && { jobTitle }),
			...(biography !== undefined && { biography }),
		});
	}
	for (const session of form.sessions) {
		const { startsAt, endsAt, isServiceSession } = session;
		if (isServiceSession === true) {
			programme.leftOut.push(`"${session.title}": a service session, such as a break`);
			continue;
		}
		if (typeof startsAt !== "string" || typeof endsAt !== "string") {
			programme.leftOut.push(`"${session.title}": has no time yet`);
			continue;
		}
		const description = said(session.description);
		const room = rooms.get(session.roomId ?? -1);
		const track = (session.categoryItems ?? []).map((item) => tracks.get(item)).find((name) => name !== undefined);
		programme.sessions.push({
			id: String(session.id),
			name: session.title.trim(),
			...(description !== undefined && { description }),
			startTime: startsAt,
			endTime: endsAt,
			...(room !== undefined && { room }),
			...(track !== undefined && { track }),
			speakers: (session.speakers ?? []).map((one) => (typeof one === "string" ? one : one.id)),
		});
	}
	return programme;
}
