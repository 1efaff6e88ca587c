import { invalid, Refusal } from "../errors";
import { type Handlers, newId } from "../handler";
import { paged } from "../paging";
import { requireHub } from "./hubs";

export const hubHosts: Handlers = {
	gethubhostList: (call) => {
		requireHub(call.store, call.params.hubId);
		return paged(call, "hosts", call.store.list(`hub-host/${call.params.hubId}/`));
	},
	createHubHost: (call) => {
		requireHub(call.store, call.params.hubId);
		const { email } = call.body;
		if (typeof email !== "string" || !email.includes("@"))
			throw invalid({ field: "email", message: "is no e-mail address" });
		const hosts = call.store.list(`hub-host/${call.params.hubId}/`);
		if (hosts.some((host) => host.email === email))
			throw invalid({ field: "email", message: "is a host of the hub already" });
		const id = newId();
		call.store.put(`hub-host/${call.params.hubId}/${id}`, { email, host_user_id: id });
		return { host_user_id: id };
	},
	deleteHubHost: (call) => {
		requireHub(call.store, call.params.hubId);
		const key = `hub-host/${call.params.hubId}/${call.params.hostUserId}`;
		if (call.store.get(key) === undefined) throw new Refusal(404, 2001, "Hub host not found.");
		call.store.delete(key);
		return undefined;
	},
};
