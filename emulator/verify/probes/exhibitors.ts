import { contrast } from "../contrast";
import { probe } from "../probe";

export const exhibitorProbes = [
	probe("exhibitors.unknown-tier", { requests: 3 }, async (lab) => {
		const params = { eventId: await lab.event() };
		const [tier] = await lab.listed("ListSponsorTiers", params.eventId, "sponsor_tiers");
		const body = {
			name: lab.name(),
			is_sponsor: true,
			tier_id: tier?.tier_id,
			contact_name: "Ada Example",
			contact_email: lab.address("sponsor"),
		};
		return contrast(lab, "createExhibitor", params, body, { name: lab.name(), tier_id: "no-such-tier" });
	}),
];
