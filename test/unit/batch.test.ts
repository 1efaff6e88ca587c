import { describe, expect, it } from "vitest";
import type { OperationId } from "../../provider/api/contract.ts";
import type { Api } from "../../provider/lifecycle/api.ts";
import { BatchItemError } from "../../provider/lifecycle/batch.ts";
import type { WireObject } from "../../provider/lifecycle/description.ts";
import { Lifecycle } from "../../provider/lifecycle/lifecycle.ts";
import { resourceClasses } from "../../provider/resources/index.ts";

/** An API that answers by a function, and keeps the calls. */
function fakeApi(answer: (id: OperationId, body: WireObject) => unknown) {
	const calls: { id: OperationId; path: Record<string, string>; body: WireObject }[] = [];
	const api: Api = {
		writes: 0,
		send: (id, { path = {}, body }) => {
			calls.push({ id, path, body: body as WireObject });
			return Promise.resolve(answer(id, body as WireObject));
		},
		upload: () => Promise.reject(new Error("not here")),
		records: async function* () {
			// Nothing is listed.
		},
	};
	return { api, calls };
}

const listOf = (body: WireObject, field: string): WireObject[] => body[field] as WireObject[];

describe("tickets that are made at the same time", () => {
	const made = (_: OperationId, body: WireObject) => ({
		tickets: listOf(body, "tickets").map(({ email }) => ({
			email,
			ticket_id: `id of ${String(email)}`,
			event_join_link: "https://events.example.com/x",
		})),
		errors: [],
	});

	it("share calls of up to 30, and each gets its own id", async () => {
		const { api, calls } = fakeApi(made);
		const lifecycle = new Lifecycle(resourceClasses.Ticket.description, () => api);
		const emails = Array.from({ length: 300 }, (_, index) => `person${index}@example.com`);
		const created = await Promise.all(emails.map((email) => lifecycle.create({ eventId: "e", email })));
		expect(calls).toHaveLength(10);
		expect(calls.every(({ path }) => JSON.stringify(path) === '{"eventId":"e"}')).toBe(true);
		expect(created.map(({ id }) => id)).toEqual(emails.map((email) => `id of ${email}`));
		expect(created[0]?.outs).toMatchObject({
			ticketId: "id of person0@example.com",
			eventJoinLink: "https://events.example.com/x",
		});
	});

	it("never share a call with one of the same e-mail, of another event or from another source", async () => {
		const { api, calls } = fakeApi(made);
		const lifecycle = new Lifecycle(resourceClasses.Ticket.description, () => api);
		const email = "ada@example.com";
		await Promise.all([
			lifecycle.create({ eventId: "e", email }),
			lifecycle.create({ eventId: "e", email }),
			lifecycle.create({ eventId: "f", email }),
			lifecycle.create({ eventId: "e", email, registrationSource: "box office" }),
		]);
		expect(
			calls.map(({ path, body }) => [path.eventId, body.registration_source, listOf(body, "tickets").length]),
		).toEqual(
			expect.arrayContaining([
				["e", undefined, 1],
				["e", undefined, 1],
				["f", undefined, 1],
				["e", "box office", 1],
			]) as unknown,
		);
		expect(calls).toHaveLength(4);
	});

	it("fail alone where the API refuses one of them", async () => {
		const { api } = fakeApi((id, body) => ({
			tickets: made(id, body).tickets.filter(({ email }) => email !== "no@example.com"),
			errors: [{ email: "no@example.com", error_code: "stock_not_exist", message: "sold out" }],
		}));
		const lifecycle = new Lifecycle(resourceClasses.Ticket.description, () => api);
		const [yes, no] = await Promise.allSettled(
			["yes@example.com", "no@example.com"].map((email) => lifecycle.create({ eventId: "e", email })),
		);
		expect(yes?.status).toBe("fulfilled");
		expect(no?.status).toBe("rejected");
		expect((no as PromiseRejectedResult).reason).toBeInstanceOf(BatchItemError);
		expect(String((no as PromiseRejectedResult).reason)).toMatch(/refused this one.*stock_not_exist.*sold out/);
	});

	it.each([
		[{ message: "sold out" }, /refused this one: sold out/],
		[{ error_message: "sold out" }, /refused this one: sold out/],
		[{ message: null }, /refused this one: no reason was given/],
	])("are told why by whatever name the reason has: %j", async (reason, message) => {
		const { api } = fakeApi(() => ({ tickets: [], errors: [{ email: "ada@example.com", ...reason }] }));
		const lifecycle = new Lifecycle(resourceClasses.Ticket.description, () => api);
		await expect(lifecycle.create({ eventId: "e", email: "ada@example.com" })).rejects.toThrow(message);
	});

	it("are made where null stands for no errors", async () => {
		const { api } = fakeApi((id, body) => ({ ...made(id, body), errors: null }));
		const lifecycle = new Lifecycle(resourceClasses.Ticket.description, () => api);
		expect(await lifecycle.create({ eventId: "e", email: "ada@example.com" })).toMatchObject({
			id: "id of ada@example.com",
		});
	});

	it("all fail where the call fails", async () => {
		const { api } = fakeApi(() => {
			throw new Error("reset");
		});
		const lifecycle = new Lifecycle(resourceClasses.Ticket.description, () => api);
		const results = await Promise.allSettled(
			["a@example.com", "b@example.com"].map((email) => lifecycle.create({ eventId: "e", email })),
		);
		expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
	});
});

describe("co-editors", () => {
	it("are added, changed and removed in calls of at most three, each step by its own word", async () => {
		const { api, calls } = fakeApi(() => ({}));
		const lifecycle = new Lifecycle(resourceClasses.CoEditor.description, () => api);
		const people = Array.from({ length: 4 }, (_, index) => ({
			eventId: "e",
			email: `editor${index}@example.com`,
			permissionGroups: ["Venue"],
		}));
		const created = await Promise.all(people.map((inputs) => lifecycle.create(inputs)));
		expect(created.map(({ id }) => id)).toEqual(people.map(({ email }) => email));
		expect(calls.map(({ body }) => [body.operation, listOf(body, "coeditors").length])).toEqual([
			["add", 3],
			["add", 1],
		]);
		const [ada] = created;
		await lifecycle.update(ada?.id ?? "", ada?.outs ?? {}, { ...people[0], permissionGroups: ["Email"] });
		expect(calls.at(-1)?.body).toEqual({
			operation: "update",
			coeditors: [{ email: "editor0@example.com", permission_groups: ["Email"] }],
		});
		await lifecycle.delete(ada?.id ?? "", ada?.outs ?? {});
		expect(calls.at(-1)?.body).toEqual({ operation: "delete", coeditors: [{ email: "editor0@example.com" }] });
		expect(lifecycle.diff(ada?.outs ?? {}, { ...people[0], email: "other@example.com" }).replaces).toEqual(["email"]);
	});
});

describe("videos of a channel", () => {
	it("are added in one call, and taken out one by one by their path", async () => {
		const { api, calls } = fakeApi(() => ({ errors: [] }));
		const lifecycle = new Lifecycle(resourceClasses.VodChannelVideo.description, () => api);
		const [first] = await Promise.all(
			["v1", "v2"].map((videoId) => lifecycle.create({ hubId: "h", channelId: "c", videoId })),
		);
		expect(calls).toEqual([
			{ id: "AddVODChannelVideos", path: { hubId: "h", channelId: "c" }, body: { video_ids: ["v1", "v2"] } },
		]);
		await lifecycle.delete("v1", first?.outs ?? {});
		expect(calls.at(-1)).toMatchObject({
			id: "DeleteVODChannelVideo",
			path: { hubId: "h", channelId: "c", videoId: "v1" },
			body: undefined,
		});
	});
});

describe("a registration for a channel", () => {
	it("is only forgotten by a delete, since the API has none", async () => {
		const { api, calls } = fakeApi((_, body) => ({
			registrations: listOf(body, "registrations").map(({ email }) => ({ email, registration_id: "r" })),
		}));
		const lifecycle = new Lifecycle(resourceClasses.VodRegistration.description, () => api);
		const { id, outs } = await lifecycle.create({ hubId: "h", channelId: "c", email: "ada@example.com" });
		await lifecycle.delete(id, outs);
		expect(calls).toHaveLength(1);
	});
});
