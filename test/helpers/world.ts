import { startEmulator } from "../../emulator/index.ts";
import { ZoomEventsClient } from "../../provider/api/client.ts";
import type { OperationId } from "../../provider/api/contract.ts";
import { operation } from "../../provider/api/contract.ts";
import type { RequestBody } from "../../provider/api/types.ts";
import type { Properties, ResourceDescription } from "../../provider/lifecycle/description.ts";
import { Lifecycle } from "../../provider/lifecycle/lifecycle.ts";
import { closeSchemas } from "./closed-contract.ts";

/** One call that went through a world's API. */
export interface RecordedCall {
	id: OperationId;
	path: Record<string, string>;
	body?: Record<string, unknown>;
}

/** A local API with a client whose calls are recorded and validated against the contract, both ways. */
export interface World {
	client: ZoomEventsClient;
	/** Calls since the last `forget`. */
	calls: RecordedCall[];
	/** Calls that are no reads. */
	writes(): RecordedCall[];
	forget(): void;
	lifecycle(description: ResourceDescription): Lifecycle;
	hubId: string;
	/** Makes a draft conference and gives its id. */
	conference(changes?: Properties): Promise<string>;
	/** Base URL of the local API, without `/v2`. */
	url: string;
	close(): Promise<void>;
}

/** Starts a local API in this process and a client of it. */
export async function startWorld(): Promise<World> {
	const emulator = await startEmulator({ port: 0 });
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
		contract.response(id, answer);
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
		lifecycle: (description) => new Lifecycle(description, () => client),
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

const CONFERENCE: Omit<RequestBody<"createEvent">, "hub_id"> = {
	name: "Conformance Conference",
	description: "For tests.",
	event_type: "CONFERENCE",
	access_level: "PRIVATE_UNRESTRICTED",
	attendance_type: "virtual",
	timezone: "Europe/Berlin",
	calendar: [{ start_time: "2031-05-04T07:00:00Z", end_time: "2031-05-06T16:00:00Z" }],
};
