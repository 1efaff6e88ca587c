import type { Stored } from "../../store";
import { contrast } from "../contrast";
import { probe } from "../probe";

export const accessLinkProbes = [
	probe("access-links.default", { requests: 4 }, async (lab) => {
		const eventId = await lab.ownEvent();
		const link = { name: lab.name(), type: "registration", authentication_method: "bypass_auth" };
		const { access_link_id: id } = await lab.must("createEventAccessLink", { eventId }, link);
		const isOwn = (one: Stored): boolean => one.access_link_id === id;
		const links = await lab.listed("getEventAccessLinks", eventId, "access_links", isOwn);
		return links.find(isOwn)?.is_default === true ? "yes" : "no";
	}),
	probe("access-links.group-join-email", { requests: 2 }, async (lab) => {
		const params = { eventId: await lab.event() };
		const link = { name: lab.name(), type: "group-join", authentication_method: "bypass_auth" };
		const changes = { name: lab.name(), security_at_join: { email_authentication: true } };
		return contrast(lab, "createEventAccessLink", params, link, changes);
	}),
];
