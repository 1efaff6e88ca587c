import type { Stored } from "../../store";
import { probe } from "../probe";
import { saw, TAKEN } from "../saw";

export const accessLinkProbes = [
	probe("access-links.default", { requests: 4 }, async (lab) => {
		const eventId = await lab.ownEvent();
		const link = { name: lab.name(), type: "registration", authentication_method: "bypass_auth" };
		const { access_link_id: id } = await lab.must("createEventAccessLink", { eventId }, link);
		const { access_links: links } = await lab.must("getEventAccessLinks", { eventId });
		const made = ((links ?? []) as Stored[]).find((one) => one.access_link_id === id);
		return made?.is_default === true ? "yes" : "no";
	}),
	probe("access-links.group-join-email", { requests: 1 }, async (lab) => {
		const eventId = await lab.event();
		const link = { name: lab.name(), type: "group-join", authentication_method: "bypass_auth" };
		const body = { ...link, security_at_join: { email_authentication: true } };
		return saw(await lab.ask("createEventAccessLink", { eventId }, body), TAKEN);
	}),
];
