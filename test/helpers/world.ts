import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Emulator, startEmulator } from "../../emulator/index.ts";
import { ZoomEventsClient } from "../../provider/api/client.ts";
import type { OperationId } from "../../provider/api/contract.ts";
import { operation } from "../../provider/api/contract.ts";
import type { RequestBody } from "../../provider/api/types.ts";
import type { Api } from "../../provider/lifecycle/api.ts";
import type { Properties, ResourceDescription } from "../../provider/lifecycle/description.ts";
import { Lifecycle } from "../../provider/lifecycle/lifecycle.ts";
import type { Run } from "../../provider/lifecycle/ownership/run.ts";
import { closeSchemas } from "./closed-contract.ts";

/** One call that went through a world's API. */
export interface RecordedCall {
	id: OperationId;
	path: Record<string, string>;
	body?: Record<string, unknown>;
}

/** How a lifecycle of a world differs from the usual. */
export interface LifecycleOptions {
	/** Run that it takes part in; its own, without a journal, where not given. */
	run?: Run;
	/** Pause before the first look for what a lost answer may have made, in ms; none where not given. */
	pauseMs?: number;
	/** What calls the API in place of the world's client. */
	api?: Api;
}

/** A local API with a client whose calls are recorded and validated against the contract, both ways. */
export interface World {
	client: ZoomEventsClient;
	/** Calls since the last `forget`. */
	calls: RecordedCall[];
	/** Calls that are no reads. */
	writes(): RecordedCall[];
	forget(): void;
	lifecycle(description: ResourceDescription, options?: LifecycleOptions): Lifecycle;
	hubId: string;
	/** Makes a draft conference and gives its id. */
	conference(changes?: Properties): Promise<string>;
	/** The local API itself: its faults, what it has stored, its counts. */
	emulator: Emulator;
	/** Base URL of the local API, without `/v2`. */
	url: string;
	close(): Promise<void>;
}

/**
 * Starts a local API in this process and a client of it.
 *
 * @param temperaments of the local API, under which answers may break the contract and are not validated
 */
export async function startWorld(temperaments: readonly string[] = []): Promise<World> {
	const seed = join(mkdtempSync(join(tmpdir(), "zoom-events-world-")), "seed.json");
	writeFileSync(seed, JSON.stringify(SEED));
	const emulator = await startEmulator({ port: 0, seed, temperaments });
	const client = new ZoomEventsClient(
		{
			accountId: "emulator",
			clientId: "emulator",
			clientSecret: "emulator",
			apiUrl: emulator.apiUrl,
			oauthUrl: emulator.oauthUrl,
			plan: "off",
		},
		{ firstPauseMs: 1, maxPauseMs: 5 },
	);
	const calls: RecordedCall[] = [];
	const contract = closeSchemas();
	const send = client.send.bind(client);
	client.send = async (id, args) => {
		const record: RecordedCall = { id, path: args.path ?? {} };
		if (args.body !== undefined) record.body = args.body as Record<string, unknown>;
		calls.push(record);
		contract.request(id, args.body);
		const answer = await send(id, args);
		if (temperaments.length === 0) contract.response(id, answer);
		return answer;
	};
	const { hubs = [] } = await client.call("getHubList", { query: { role_type: "host" } });
	const hubId = hubs[0]?.hub_id ?? "";
	return {
		client,
		calls,
		hubId,
		url: emulator.url,
		writes: () => calls.filter(({ id }) => operation(id).method !== "GET"),
		forget: () => calls.splice(0),
		emulator,
		lifecycle: (description, { api = client, run, pauseMs = 0 } = {}) =>
			new Lifecycle(description, () => api, { quietMs: 5, pauseMs, ...(run && { run: () => run }) }),
		conference: async (changes = {}) => {
			const { event_id: eventId = "" } = await client.call("createEvent", {
				body: { ...CONFERENCE, hub_id: hubId, ...changes },
			});
			calls.splice(0);
			return eventId;
		},
		close: async () => {
			await client.close();
			await emulator.close();
		},
	};
}

/** What no operation can make yet: videos of the hub, and uploaded files. */
const SEED = {
	...Object.fromEntries(
		Array.from({ length: 200 }, (_, index) => `video-${index}`).map((id) => [
			`video/emulator-hub/${id}`,
			{
				video_id: id,
				name: id,
				duration: 3,
				status: "done",
				play_link: `https://events.example.com/play/${id}`,
				source_type: "UPLOAD",
				hub_id: "emulator-hub",
			},
		]),
	),
	...Object.fromEntries(
		["file-1", "file-2"].map((id) => [
			`file/${id}`,
			{ file_id: id, file_url: `https://files.example.com/${id}`, file_name: `${id}.pdf`, until: Date.UTC(2100, 0, 1) },
		]),
	),
};

const CONFERENCE: Omit<RequestBody<"createEvent">, "hub_id"> = {
	name: "Conformance Conference",
	description: "For tests.",
	event_type: "CONFERENCE",
	access_level: "PRIVATE_UNRESTRICTED",
	attendance_type: "virtual",
	timezone: "Europe/Berlin",
	calendar: [{ start_time: "2031-05-04T07:00:00Z", end_time: "2031-05-06T16:00:00Z" }],
};
