import { describe, expect, it } from "vitest";
import type { Properties } from "../../provider/lifecycle/description.ts";
import { CONFERENCE, exportOf, type MadeUp, type MadeUpOperation, resourcesIn, TALK, useAccount } from "./states.ts";

const own = useAccount();

const PROVIDER = "urn:pulumi:test::test::pulumi:providers:zoom-events::default";

const urnOf = (kind: string, name: string): string => `urn:pulumi:test::test::zoom-events:index:${kind}::${name}`;

/** A resource of the plugin that has no object yet. */
function declared(kind: string, name: string, inputs: Properties, needs: readonly string[] = []): MadeUp {
	return {
		urn: urnOf(kind, name),
		custom: true,
		type: `zoom-events:index:${kind}`,
		inputs,
		provider: `${PROVIDER}::f2ce66ba`,
		dependencies: needs,
	};
}

const creating = (...args: Parameters<typeof declared>): MadeUpOperation => ({
	type: "creating",
	resource: declared(...args),
});

const PLUGIN = { urn: PROVIDER, custom: true, id: "f2ce66ba", type: "pulumi:providers:zoom-events" };

const event = (): MadeUp => {
	const { eventId } = own();
	return { ...declared("Event", "conference", CONFERENCE), id: eventId, outputs: { ...CONFERENCE, eventId } };
};

describe("a stack of the native plugin", () => {
	it("has no entry that must be repaired", async () => {
		const state = exportOf([PLUGIN, event()]);
		const { code, out, result } = await own().recover(state);
		expect([code, out]).toEqual([0, "Nothing to recover.\n"]);
		expect(result).toBe(`${JSON.stringify(state, null, 2)}\n`);
	});

	it("gets what was made, without what dynamic resources have besides", async () => {
		const { eventId } = own();
		const sessionId = await own().session();
		const needs = [urnOf("Event", "conference")];
		const operations = [creating("Session", "talk", { eventId, ...TALK }, needs)];
		const { code, out, result } = await own().recover(exportOf([PLUGIN, event()], operations));
		expect([code, out]).toEqual([0, `Session "talk" was created: ${sessionId}. It will be added to the state.\n`]);
		expect(resourcesIn(result).at(-1)).toEqual({
			...declared("Session", "talk", { eventId, ...TALK }, needs),
			id: sessionId,
			outputs: { ...TALK, eventId, sessionId, unread: true, __account: expect.stringMatching(/^[\w-]{8}$/) as string },
		});
	});

	it("has an object also under the id that an import has given it", async () => {
		const { eventId } = own();
		const questions = declared("EventQuestions", "questions", { eventId, questions: [] }, [
			urnOf("Event", "conference"),
		]);
		const present = { ...questions, id: `${eventId}/EventQuestions`, outputs: { eventId, questions: [] } };
		const operations = [{ type: "creating", resource: questions }];
		const { code, out } = await own().recover(exportOf([PLUGIN, event(), present], operations));
		expect([code, out]).toEqual([
			0,
			`EventQuestions "questions" is already in the state: ${eventId}/EventQuestions.\n`,
		]);
	});
});
