import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadContract } from "../../emulator/contract.ts";
import { scopesToVerify } from "../../emulator/scopes.ts";
import { cli } from "./helpers.ts";

const MEETUP = join(import.meta.dirname, "../../examples/meetup/conference.yaml");

/** The names that a call prints. */
async function namesOf(...args: string[]): Promise<string[]> {
	const { out, code } = await cli("scopes", ...args);
	expect(code).toBe(0);
	return out
		.trim()
		.split("\n")
		.map((line) => line.split(" ", 1)[0] ?? "");
}

describe("zoom-events scopes", () => {
	it("lists what a file needs to come up and go, each with what needs it", async () => {
		expect((await cli("scopes", MEETUP)).out).toBe(`\
zoom_events:delete:access_links:admin     # AccessLink
zoom_events:delete:event:admin            # Event
zoom_events:read:access_links:admin       # AccessLink
zoom_events:read:event:admin              # Event, EventPublication
zoom_events:read:list_access_links:admin  # AccessLink
zoom_events:read:list_events:admin        # Event
zoom_events:read:list_hubs:admin          # hubId()
zoom_events:read:list_sessions:admin      # Event
zoom_events:update:access_links:admin     # AccessLink
zoom_events:update:event:admin            # Event
zoom_events:update:session:admin          # Event
zoom_events:write:access_links:admin      # AccessLink
zoom_events:write:event:admin             # Event, EventPublication
`);
	});

	it("lists what reads alone need, and what functions do", async () => {
		expect(await namesOf(MEETUP, "--read-only", "--function", "registrants")).toEqual([
			"zoom_events:read:access_links:admin",
			"zoom_events:read:event:admin",
			"zoom_events:read:list_access_links:admin",
			"zoom_events:read:list_hubs:admin",
			"zoom_events:read:list_registrants:admin",
		]);
	});

	it("lists classic scopes, also as JSON", async () => {
		expect(JSON.parse((await cli("scopes", MEETUP, "--classic", "--read-only", "--json")).out)).toEqual({
			sort: "classic",
			scopes: [
				{ scope: "zoom_events_access_links:read:admin", by: ["AccessLink"] },
				{ scope: "zoom_events_basic:read:admin", by: ["Event", "EventPublication"] },
				{ scope: "zoom_events_hubs:read:admin", by: ["hubId()"] },
			],
		});
	});

	it("lists all that any program may need without a file", async () => {
		expect(await namesOf()).toHaveLength(68);
		const reads = await namesOf("--read-only");
		expect(reads.filter((scope) => !scope.startsWith("zoom_events:read:"))).toEqual([]);
	});

	it("lists what a command needs; verify's are those that the local API gives it", async () => {
		expect(await namesOf("--command", "doctor")).toEqual(["zoom_events:read:list_hubs:admin"]);
		const pulled = await namesOf("--command", "pull");
		expect(pulled).toContain("zoom_events:read:list_sponsor_tiers:admin");
		expect(pulled.filter((scope) => !scope.startsWith("zoom_events:read:"))).toEqual([]);
		const verified = scopesToVerify(loadContract()).filter((scope) => scope.endsWith(":admin"));
		expect(await namesOf("--command", "verify")).toEqual(verified.sort());
	});

	it("says the problems of a file, and what there is in place of an unknown function", async () => {
		expect(await cli("scopes", "nowhere.yaml")).toMatchObject({ code: 2, out: "" });
		const unknown = await cli("scopes", "--function", "registrant");
		expect(unknown.code).toBe(2);
		expect(unknown.err).toContain("registrants");
		expect((await cli("scopes", "--help")).out).toContain("zoom-events scopes conference.yaml --json");
	});
});
