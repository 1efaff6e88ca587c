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
		const { store, params, body } = call;
		requireHub(store, params.hubId);
		const email = String(body.email ?? "");
		if (!/^[^@\s]+@[^@\s]+$/.test(email)) throw invalid({ field: "email", message: "must be an email address" });
		const hosts = store.list(`hub-host/${params.hubId}/`);
		const same = hosts.find((host) => String(host.email).toLowerCase() === email.toLowerCase());
		if (same !== undefined && call.conduct.does("hub-hosts.add-twice", "same"))
			return { host_user_id: same.host_user_id };
		if (same !== undefined && call.conduct.does("hub-hosts.add-twice", "refused"))
			throw invalid({ field: "email", message: "is a host of the hub already" });
		const id = newId();
		store.put(`hub-host/${params.hubId}/${id}`, { host_user_id: id, email });
		return { host_user_id: id };
	},
	deleteHubHost: ({ store, params }) => {
		requireHub(store, params.hubId);
		const key = `hub-host/${params.hubId}/${params.hostUserId}`;
		if (store.get(key) === undefined) throw new Refusal(404, 404, "Hub host not found.");
		store.delete(key);
		return undefined;
	},
};
