import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OperationId } from "../../provider/api/contract.ts";
import { kinds } from "../../provider/kinds/index.ts";
import type { Api } from "../../provider/lifecycle/api.ts";
import type { Properties, ResourceDescription } from "../../provider/lifecycle/description.ts";
import { startWorld, type World } from "../helpers/world.ts";

let world: World;
beforeAll(async () => {
	world = await startWorld();
});
afterAll(() => world.close());

/** Replaces values in answers, at any depth, by the field's name. */
type Change = (value: unknown, field: string) => unknown;

/** The world's API with answers that are changed on the way; `only` one operation's where given. */
function changing(change: Change, only?: OperationId): Api {
	const changed = (id: OperationId, answer: unknown): unknown =>
		answer === undefined || (only !== undefined && id !== only)
			? answer
			: (JSON.parse(JSON.stringify(answer), (field, value: unknown) => change(value, field)) as unknown);
	return {
		get writes() {
			return world.client.writes;
		},
		upload: (request) => world.client.upload(request),
		send: async (id, args) => changed(id, await world.client.send(id, args)),
		async *records(id, args) {
			for await (const record of world.client.records(id, args)) yield changed(id, record);
		},
	};
}

/** An object of a kind, and what a run does with it: `pulumi refresh`, then `pulumi up`. */
async function managed(description: ResourceDescription, inputs: Properties, change: Change, only?: OperationId) {
	let current = change;
	const api = changing((value, field) => current(value, field), only);
	const lifecycle = world.lifecycle(description, { api });
	const object = await lifecycle.create(inputs);
	let outs = object.outs;
	return {
		id: object.id,
		answers: (next: Change): void => {
			current = next;
		},
		refresh: async (): Promise<Properties | undefined> => {
			const read = await lifecycle.read(object.id, outs);
			outs = read?.outs ?? {};
			return read?.inputs;
		},
		/** Writes that it takes to have what is declared. */
		up: async (news: Properties = inputs): Promise<number> => {
			world.forget();
			const { hasChanges, replaces } = lifecycle.diff(outs, news);
			expect(replaces).toEqual([]);
			if (hasChanges) outs = await lifecycle.update(object.id, outs, news);
			return world.writes().length;
		},
	};
}

const speaker = async (changes: Properties = {}): Promise<Properties> => ({
	eventId: await world.conference(),
	name: "Ada Example",
	biography: "Ada & <Bob>\nare engineers.\n",
	email: "Ada.Example@Example.com",
	companyWebsite: "https://Example.com/team",
	visibleInLobby: false,
	...changes,
});

describe("what the API writes in a form of its own is what was declared", () => {
	const text = (form: (value: string) => unknown): Change => {
		return (value, field) => (field === "biography" ? form(String(value)) : value);
	};
	const forms: [name: string, change: Change][] = [
		["a text without its last line end", text((value) => value.trimEnd())],
		["a text with other line ends", text((value) => value.replaceAll("\n", "\r\n"))],
		["a text with entities", text((value) => value.replaceAll("&", "&amp;").replaceAll("<", "&lt;"))],
		["a text in a paragraph", text((value) => `<p>${value.trim()}</p>`)],
		["a text of paragraphs", text((value) => `<p>${value.trim().replace("\n", "</p>\n<p>")}</p>`)],
		["a text with breaks", text((value) => value.replaceAll("\n", "<br />"))],
		["an address in lower case", (value, field) => (field === "email" ? String(value).toLowerCase() : value)],
		["a URL with a final slash", (value, field) => (field === "company_website" ? "https://example.com/team/" : value)],
		["a truth as text", (value, field) => (field === "visible_in_lobby" ? String(value) : value)],
		["what is false as nothing", (value) => (value === false ? undefined : value)],
		["what is false as null", (value) => (value === false ? null : value)],
	];
	it.each(forms)("%s", async (_, change) => {
		const inputs = await speaker();
		const object = await managed(kinds.Speaker, inputs, change);
		expect(await object.up()).toBe(0);
		expect(await object.refresh()).toEqual(inputs);
		expect(await object.up()).toBe(0);
	});

	it("the other name of a zone, and numbers and enumerations in another spelling", async () => {
		const eventId = await world.conference();
		const inputs = {
			eventId,
			name: "Keynote",
			type: "webinar",
			timezone: "Asia/Kolkata",
			startTime: "2031-05-04T08:00:00Z",
			endTime: "2031-05-04T09:00:00Z",
			attendanceType: "virtual",
		};
		const spelt: Record<string, unknown> = { timezone: "Asia/Calcutta", type: "2", attendance_type: "VIRTUAL" };
		const object = await managed(kinds.Session, inputs, (value, field) => spelt[field] ?? value);
		expect(await object.refresh()).toEqual(inputs);
		expect(await object.up()).toBe(0);
	});

	it("what a person changed in the portal is not", async () => {
		const inputs = await speaker();
		const object = await managed(kinds.Speaker, inputs, (value) => value);
		for (const biography of [
			"Ada & Bob\nare engineers.",
			"Ada & <Bob> are engineers.",
			"Ada & <Bob>\nare engineers!",
		]) {
			const body = { biography };
			await world.client.call("updateSpeaker", {
				path: { eventId: String(inputs.eventId), speakerId: object.id },
				body,
			});
			expect(await object.refresh()).toMatchObject({ biography });
			expect(await object.up()).toBe(1);
			expect(await object.refresh()).toEqual(inputs);
		}
	});
});

describe("what the API makes of a value that nobody knows of", () => {
	const inTitleCase: Change = (value, field) => (field === "biography" ? "ADA & <BOB>. Are Engineers" : value);
	const cut: Change = (value, field) => (field === "biography" ? "Ada &" : value);

	it("is learnt from the answer of the create, which nobody can have changed", async () => {
		const inputs = await speaker();
		const object = await managed(kinds.Speaker, inputs, inTitleCase);
		expect(await object.refresh()).toEqual(inputs);
		expect(await object.up()).toBe(0);
	});

	it("is drift when it is first read, and learnt once a write has changed nothing", async () => {
		const inputs = await speaker();
		const object = await managed(kinds.Speaker, inputs, (value) => value);
		object.answers(inTitleCase);
		expect(await object.refresh()).toMatchObject({ biography: "ADA & <BOB>. Are Engineers" });
		expect(await object.up()).toBe(1);
		expect(await object.refresh()).toEqual(inputs);
		expect(await object.up()).toBe(0);
		expect(await object.refresh()).toEqual(inputs);
		expect(await object.up()).toBe(0);
	});

	it("takes one write more where it doesn't have the letters of what was written", async () => {
		const inputs = await speaker();
		const object = await managed(kinds.Speaker, inputs, cut);
		for (const writes of [1, 1, 0, 0]) {
			await object.refresh();
			expect(await object.up()).toBe(writes);
		}
		expect(await object.refresh()).toEqual(inputs);
	});

	it("is no excuse for another value: a change in the portal shows", async () => {
		const inputs = await speaker();
		const object = await managed(kinds.Speaker, inputs, inTitleCase);
		expect(await object.refresh()).toEqual(inputs);
		object.answers((value, field) => (field === "biography" ? "Ada, Bob and Eve are engineers" : value));
		expect(await object.refresh()).toMatchObject({ biography: "Ada, Bob and Eve are engineers" });
		expect(await object.up()).toBe(1);
	});

	it("is forgotten once another value is declared", async () => {
		const inputs = await speaker();
		const object = await managed(kinds.Speaker, inputs, inTitleCase);
		const news = { ...inputs, biography: "Somebody else" };
		expect(await object.up(news)).toBe(1);
		expect(await object.refresh()).toMatchObject({ biography: "ADA & <BOB>. Are Engineers" });
	});

	it("is not learnt from reads between which nothing was written", async () => {
		const inputs = await speaker();
		const object = await managed(kinds.Speaker, inputs, (value) => value);
		object.answers(inTitleCase);
		for (let reads = 0; reads < 4; reads++)
			expect(await object.refresh()).toMatchObject({ biography: "ADA & <BOB>. Are Engineers" });
		expect(await object.up()).toBe(1);
	});

	it("is not learnt where somebody in the portal puts another text back, as often as they do it twice", async () => {
		const inputs = await speaker();
		const object = await managed(kinds.Speaker, inputs, (value) => value);
		for (let times = 0; times < 2; times++) {
			object.answers(cut);
			expect(await object.refresh()).toMatchObject({ biography: "Ada &" });
			object.answers((value) => value);
			expect(await object.up()).toBe(1);
		}
	});
});

describe("a property that answers leave out", () => {
	it("is drift where it has a value", async () => {
		const inputs = await speaker({ featuredInLobby: true });
		const object = await managed(kinds.Speaker, inputs, (value, field) =>
			field === "featured_in_lobby" || field === "biography" ? undefined : value,
		);
		const read = await object.refresh();
		expect(read).not.toHaveProperty("featuredInLobby");
		expect(read).not.toHaveProperty("biography");
		expect(await object.up()).toBe(1);
	});
});
