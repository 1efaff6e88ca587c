import { probe } from "../probe";
import { saw, TAKEN } from "../saw";

export const exhibitorProbes = [
	probe("exhibitors.unknown-tier", { requests: 1 }, async (lab) => {
		const eventId = await lab.event();
		const body = {
			name: lab.name(),
			is_sponsor: true,
			tier_id: "no-such-tier",
			contact_name: "Ada Example",
			contact_email: lab.address("sponsor"),
		};
		return saw(await lab.ask("createExhibitor", { eventId }, body), TAKEN);
	}),
];
