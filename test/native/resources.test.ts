import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Properties } from "../../provider/lifecycle/description.ts";
import { startWorld, type World } from "../helpers/world.ts";
import { KINDS, pb, type Spoken, speak, struct, urnOf } from "./protocol.ts";

const CREDENTIALS = { accountId: "emulator", clientId: "emulator", clientSecret: "emulator" };

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

let world: World;
let spoken: Spoken;
let eventId: string;
beforeAll(async () => {
	world = await startWorld();
});
beforeEach(async () => {
	spoken = await speak(world);
	spoken.plugin.configure(CREDENTIALS, undefined);
	eventId = await world.conference();
});
afterEach(() => {
	spoken.close();
	world.emulator.setFaults({ rules: [] });
});
afterAll(() => world.close());

const TALK = {
	name: "Talk",
	type: "webinar",
	startTime: "2031-05-04T08:00:00Z",
	endTime: "2031-05-04T09:00:00Z",
	timezone: "Europe/Berlin",
};

async function create(kind: string, inputs: Properties, preview = false): Promise<{ id: string; outs: Properties }> {
	const request = new pb.CreateRequest().setUrn(urnOf(kind)).setProperties(struct(inputs)).setPreview(preview);
	const response = await spoken.call<pb.CreateRequest, pb.CreateResponse>("create", request);
	return { id: response.getId(), outs: response.getProperties()?.toJavaScript() as Properties };
}

async function diff(kind: string, id: string, outs: Properties, oldInputs: Properties, news: Properties) {
	const request = new pb.DiffRequest().setUrn(urnOf(kind)).setId(id).setOlds(struct(outs));
	request.setOldInputs(struct(oldInputs)).setNews(struct(news));
	const response = await spoken.call<pb.DiffRequest, pb.DiffResponse>("diff", request);
	const details = [...response.getDetaileddiffMap().entries()];
	return {
		details: Object.fromEntries(details.map(([path, detail]) => [path, KINDS[detail.getKind()]])),
		replaces: response.getReplacesList(),
	};
}

async function read(kind: string, id: string, outs: Properties, inputs: Properties) {
	const request = new pb.ReadRequest()
		.setUrn(urnOf(kind))
		.setId(id)
		.setProperties(struct(outs))
		.setInputs(struct(inputs));
	const response = await spoken.call<pb.ReadRequest, pb.ReadResponse>("read", request);
	return {
		id: response.getId(),
		outs: response.getProperties()?.toJavaScript() as Properties | undefined,
		inputs: response.getInputs()?.toJavaScript() as Properties | undefined,
	};
}

describe("a diff", () => {
	it("names each property that changes, as deep as it has a name, and what makes another object", async () => {
		const inputs = {
			eventId,
			...TALK,
			sessionReservation: { allowReservations: true, maxCapacity: 100 },
			level: ["Beginner"],
		};
		const { id, outs } = await create("Session", inputs);
		const news = {
			...inputs,
			name: "Talk, renamed",
			timezone: "Europe/Paris",
			startTime: "2031-05-04T10:00:00+02:00",
			sessionReservation: { allowReservations: true, maxCapacity: 200 },
			description: "Of compilers.",
		};
		expect(await diff("Session", id, outs, inputs, news)).toEqual({
			details: {
				description: "add",
				name: "update",
				"sessionReservation.maxCapacity": "update",
				timezone: "update and replace",
			},
			replaces: ["timezone"],
		});
		const { level: _, ...without } = inputs;
		expect((await diff("Session", id, outs, inputs, without)).details).toEqual({ level: "delete" });
	});
});

describe("a preview", () => {
	it("of a create knows what is declared, and that the rest will come", async () => {
		const { outs } = await create("Speaker", { eventId, name: "Ada Example" }, true);
		expect(outs).toEqual({ eventId, name: "Ada Example", speakerId: UNKNOWN });
		expect(world.calls).toEqual([]);
	});

	it("of an update keeps what the API has added", async () => {
		const inputs = { eventId, name: "Ada Example" };
		const { id, outs } = await create("Speaker", inputs);
		world.forget();
		const request = new pb.UpdateRequest().setUrn(urnOf("Speaker")).setId(id).setOlds(struct(outs)).setPreview(true);
		request.setOldInputs(struct(inputs)).setNews(struct({ ...inputs, jobTitle: "Engineer" }));
		const response = await spoken.call<pb.UpdateRequest, pb.UpdateResponse>("update", request);
		expect(response.getProperties()?.toJavaScript()).toEqual({ ...outs, jobTitle: "Engineer" });
		expect(world.calls).toEqual([]);
	});
});

describe("an import", () => {
	it("reads the object by its place, as a program would declare it", async () => {
		const { id } = await create("Speaker", { eventId, name: "Ada Example", biography: "Writes programs." });
		const found = await read("Speaker", `${eventId}/${id}`, {}, {});
		expect(found.id).toBe(id);
		expect(found.inputs).toMatchObject({
			__imported: true,
			eventId,
			name: "Ada Example",
			biography: "Writes programs.",
		});
		// What is blank is left out.
		expect(Object.keys(found.inputs ?? {})).not.toContain("jobTitle");
		expect(found.outs).toMatchObject({ speakerId: id });
	});

	it("of what has its parent's id gets a word of its own, which no later step minds", async () => {
		const found = await read("EventQuestions", eventId, {}, {});
		expect(found.id).toBe(`${eventId}/EventQuestions`);
		const again = await read("EventQuestions", found.id, found.outs ?? {}, found.inputs ?? {});
		expect(again.id).toBe(found.id);
		expect(world.calls.at(-1)?.path).toEqual({ eventId });
	});

	it.each(["abc", "a/b/c", "/x", "x/"])('refuses "%s" with the form that an id has', async (text) => {
		await expect(read("Speaker", text, {}, {})).rejects.toThrow(
			/does not name a speaker: the id of a Speaker to import is <eventId>\/<speakerId>, such as "a1B2c3-eventId\/a1B2c3-speakerId"\./,
		);
	});

	it("of what a program reads by its id alone takes the place from its properties", async () => {
		const { id } = await create("Speaker", { eventId, name: "Ada Example" });
		expect((await read("Speaker", id, { eventId }, {})).outs).toMatchObject({ name: "Ada Example", speakerId: id });
	});

	it("gives what is declared less than the object has no change but of the state", async () => {
		const { id } = await create("Speaker", { eventId, name: "Ada Example", biography: "Writes programs." });
		const { inputs = {}, outs = {} } = await read("Speaker", `${eventId}/${id}`, {}, {});
		world.forget();
		expect(await diff("Speaker", id, outs, inputs, { eventId, name: "Ada Example" })).toEqual({
			details: {},
			replaces: [],
		});
		const request = new pb.UpdateRequest().setUrn(urnOf("Speaker")).setId(id).setOlds(struct(outs));
		request.setOldInputs(struct(inputs)).setNews(struct({ eventId, name: "Ada Example" }));
		const updated = await spoken.call<pb.UpdateRequest, pb.UpdateResponse>("update", request);
		expect(Object.keys((updated.getProperties()?.toJavaScript() ?? {}) as Properties).sort()).toEqual([
			"__account",
			"eventId",
			"name",
			"speakerId",
		]);
		expect(world.calls).toEqual([]);
	});
});

describe("an error", () => {
	it("of a create that is half done keeps the object, and what to do", async () => {
		world.emulator.setFaults({
			rules: [
				{ kind: "status", status: 400, code: 300, route: "PATCH /zoom_events/hubs/{hubId}/vod_channels/{channelId}" },
			],
		});
		const inputs = {
			hubId: world.hubId,
			name: "Recordings",
			type: "VIDEO_LIST_HUB",
			settings: { authenticationMethod: "bypass_auth" },
		};
		const error = await create("VodChannel", inputs).then(
			() => undefined,
			(thrown: { details: string; metadata: { get(name: string): Buffer[] } }) => thrown,
		);
		expect(error?.details).toMatch(
			/exists, but is not yet as declared:.*Run the command again: it continues from here\./s,
		);
		const [details] = error?.metadata.get("grpc-status-details-bin") ?? [];
		const text = details?.toString("latin1") ?? "";
		expect(text).toContain("pulumirpc.ErrorResourceInitFailed");
		expect(text).toContain("channelId");
	});

	it("of a kind that there is not names the one that was meant", async () => {
		await expect(create("Sesion", {})).rejects.toThrow(
			/12 UNIMPLEMENTED: zoom-events has no resource "Sesion"\. Did you mean "Session"\?/,
		);
	});

	it("has no stack trace, whatever went wrong", async () => {
		const broken = await speak(world, {
			options: {
				connect: () => {
					throw new TypeError("x is not a function");
				},
			},
		});
		broken.plugin.configure(CREDENTIALS, undefined);
		const request = new pb.CreateRequest().setUrn(urnOf("Speaker")).setProperties(struct({ eventId, name: "Ada" }));
		await expect(broken.call("create", request)).rejects.toThrow(
			/^2 UNKNOWN: The plugin met an error that it doesn't know: x is not a function$/,
		);
		broken.close();
	});
});

describe("an end", () => {
	it("lets what is under way finish, and begins nothing more", async () => {
		const request = (name: string): pb.CreateRequest =>
			new pb.CreateRequest().setUrn(urnOf("Speaker", name)).setProperties(struct({ eventId, name }));
		world.emulator.setFaults({
			rules: [{ kind: "delay", delayMs: 300, route: "POST /zoom_events/events/{eventId}/speakers" }],
		});
		const underWay = spoken.call<pb.CreateRequest, pb.CreateResponse>("create", request("Ada"));
		while (world.calls.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
		await spoken.call("cancel", new Empty());
		await expect(spoken.call("create", request("Grace"))).rejects.toThrow(/Not begun: the run was cancelled\./);
		expect((await underWay).getId()).not.toBe("");
	});

	it("comes in time where the program limits it, with what to do", async () => {
		world.emulator.setFaults({
			rules: [{ kind: "delay", delayMs: 3_000, route: "POST /zoom_events/events/{eventId}/speakers" }],
		});
		const request = new pb.CreateRequest().setUrn(urnOf("Speaker")).setTimeout(1);
		await expect(spoken.call("create", request.setProperties(struct({ eventId, name: "Ada" })))).rejects.toThrow(
			/The speaker was not done within 1 s, the program's time-out \(customTimeouts\)\. What had begun may still be done: run the command again/,
		);
	});
});

describe("a list and a function", () => {
	it("names the objects of a place as an import takes them", async () => {
		const { id } = await create("Speaker", { eventId, name: "Ada Example" });
		const request = new pb.ListRequest().setToken("zoom-events:index:Speaker").setQuery(struct({ eventId }));
		const names: [string, string][] = [];
		for await (const response of spoken.client.list(request) as AsyncIterable<pb.ListResponse>)
			names.push([response.getResult()?.getId() ?? "", response.getResult()?.getName() ?? ""]);
		expect(names).toEqual([[`${eventId}/${id}`, "Ada Example"]]);
	});

	it("is refused by name where the argument is none", async () => {
		const request = new pb.InvokeRequest().setTok("zoom-events:index:hubId").setArgs(struct({ nmae: "Emulator Hub" }));
		await expect(spoken.call("invoke", request)).rejects.toThrow(
			/hubId: nmae is not a property here\. Did you mean "name"\?/,
		);
		const hub = new pb.InvokeRequest().setTok("zoom-events:index:hubId").setArgs(struct({ name: "Emulator Hub" }));
		const response = await spoken.call<pb.InvokeRequest, pb.InvokeResponse>("invoke", hub);
		expect(response.getReturn()?.toJavaScript()).toEqual({ hubId: world.hubId });
		const none = new pb.InvokeRequest().setTok("zoom-events:index:hubID").setArgs(struct({}));
		await expect(spoken.call("invoke", none)).rejects.toThrow(/has no function "hubID"\. Did you mean "hubId"\?/);
	});
});
