import { Refusal } from "../errors";
import { type Handlers, pick } from "../handler";
import type { Store, Stored } from "../store";

/** Id of the hub that is there at the start. */
export const HUB_ID = "emulator-hub";

/** Makes the hub that every account of the local API has. */
export function seedHub(store: Store): void {
	store.put(`hub/${HUB_ID}`, {
		hub_id: HUB_ID,
		name: "Emulator Hub",
		description: "The hub of the local API.",
		access_level: "PUBLIC",
		auto_list_events: false,
		hidden_hub: false,
		hub_active: true,
		landing_hub: true,
		public_url: "https://events.example.com/hub/emulator",
	});
}

/**
 * The hub of a call.
 *
 * @throws Refusal 404/2001 where there is none
 */
export function requireHub(store: Store, hubId: unknown): Stored {
	const hub = store.get(`hub/${String(hubId)}`);
	if (hub === undefined) throw new Refusal(404, 2001, "Hub not found.");
	return hub;
}

const FIELDS = [
	"access_level",
	"auto_list_events",
	"description",
	"hidden_hub",
	"hub_active",
	"hub_id",
	"landing_hub",
	"name",
	"public_url",
];

export const hubs: Handlers = {
	getHubList: ({ store }) => {
		const all = store.list("hub/");
		return { total_records: all.length, hubs: all.map((hub) => pick(hub, FIELDS)) };
	},
};
