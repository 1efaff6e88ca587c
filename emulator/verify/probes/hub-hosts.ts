import { probe } from "../probe";
import { isDone, saw } from "../saw";

export const hubHostProbes = [
	probe("hub-hosts.add-twice", { requests: 4 }, async (lab) => {
		const email = lab.address("hub-host");
		const { host_user_id: id } = lab.body("createHubHost", await lab.makeHost(email));
		const again = await lab.makeHost(email);
		if (!isDone(again)) return saw(again, { "4xx": "refused" });
		return again.body.host_user_id === id ? "same" : "two";
	}),
	probe("hub-hosts.not-found-code", { requests: 1 }, async (lab) => {
		const answer = await lab.ask("deleteHubHost", { hubId: lab.hubId, hostUserId: "no-such-host" });
		return saw(answer, { "404/404": "status", "4xx": "own", "2xx": "taken" });
	}),
];
