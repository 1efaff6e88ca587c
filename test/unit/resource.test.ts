import * as pulumi from "@pulumi/pulumi";
import { beforeAll, describe, expect, it } from "vitest";

/** What the engine was asked to register, by name. */
const registered = new Map<string, { type: string; inputs: Record<string, unknown> }>();

/** The program's side of resources, with Pulumi's own mocks in the engine's place. */
describe("a resource of a program", () => {
	beforeAll(async () => {
		for (const name of ["ZOOM_ACCOUNT_ID", "ZOOM_CLIENT_ID", "ZOOM_CLIENT_SECRET"]) process.env[name] = "x";
		await pulumi.runtime.setMocks({
			newResource: ({ name, type, inputs }) => {
				registered.set(name, { type, inputs: inputs as Record<string, unknown> });
				return { id: `${name}-id`, state: { ...(inputs as object), speakerId: `${name}-id` } };
			},
			call: () => ({}),
		});
	});

	const settled = <T>(output: pulumi.Output<T>): Promise<T> => new Promise((resolve) => output.apply(resolve));

	it("is a dynamic resource, with the constant in the place of a closure", async () => {
		const { Speaker } = await import("../../provider/resources/speaker.ts");
		const speaker = new Speaker("ada", { eventId: "e", name: "Ada Example" });
		expect(speaker).toBeInstanceOf(pulumi.dynamic.Resource);
		expect(await settled(speaker.speakerId)).toBe("ada-id");
		expect(registered.get("ada")).toEqual({
			type: "pulumi-nodejs:dynamic/zoomEvents:Speaker",
			inputs: {
				__identity: expect.stringMatching(/^[\w-]{16}$/) as string,
				eventId: "e",
				name: "Ada Example",
				__provider: 'exports.handler = () => require("pulumi-zoom-events/dynamic").Speaker',
			},
		});
	});

	it("has an output for each input, declared or not", async () => {
		const { Speaker } = await import("../../provider/resources/speaker.ts");
		const speaker = new Speaker("grace", { eventId: "e", name: "Grace Sample" });
		expect(await settled(speaker.name)).toBe("Grace Sample");
		expect(await settled(speaker.biography)).toBeUndefined();
		expect((speaker as unknown as { nothing?: unknown }).nothing).toBeUndefined();
	});
});
