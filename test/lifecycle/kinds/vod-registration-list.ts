import { kinds } from "../../../provider/kinds/index.ts";
import { csvOf, PeopleFile, peopleOf } from "../../helpers/people.ts";
import { channelOf, type KindCase } from "../../helpers/rows.ts";

const COLUMNS = { email: "E-mail", firstName: "First name", lastName: "Last name" };

/** All that the tests know of `VodRegistrationList`. */
export const vodRegistrationList: KindCase = {
	description: kinds.VodRegistrationList,
	full: async (world) => ({
		hubId: world.hubId,
		channelId: await channelOf(world),
		...new PeopleFile(csvOf(peopleOf(2))).inputs(2),
		columns: COLUMNS,
	}),
	edits: {},
	replacements: { hubId: "another", channelId: "another" },
	resets: {},
	bad: [
		[{ path: "nowhere.csv" }, "source"],
		[{ columns: { email: "E-mial" } }, "source"],
		[{ columns: { ...COLUMNS, email: { map: 1 } } }, "columns"],
		[{ allowRemoving: true }, "allowRemoving"],
	],
	outlivesEvents: true,
	needed: ["path", "contentHash", "people", "columns"],
	group: "vod-registration",
	isKeptByApi: true,
	forced: { outcome: "same" },
	drift: {
		change: async ({ client, emulator }, { hubId, channelId }) => {
			const path = { hubId: String(hubId), channelId: String(channelId) };
			const { registrations = [] } = await client.call("ListVODRegistration", { path });
			await emulator.remove(`vod-registration/${path.channelId}/${registrations[0]?.registration_id ?? ""}`);
		},
		stays: "the API has no operation that deletes it, and a list may be cut or late",
	},
	leftOut: {
		path: "where the file is, not what is in it",
		contentHash: "goes with the file: test/lifecycle/people-lists.test.ts",
		people: "goes with the file",
		preset: "test/unit/people-files.test.ts",
		columns: "test/lifecycle/people-lists.test.ts",
		leaveOut: "test/unit/people-files.test.ts",
	},
};
