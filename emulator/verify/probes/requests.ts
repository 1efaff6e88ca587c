import { probe } from "../probe";
import { saw } from "../saw";

const IGNORED = { "2xx": "ignored", "4xx": "refused" } as const;

export const requestProbes = [
	probe("requests.unknown-fields", { requests: 2 }, async (lab) => {
		const eventId = await lab.event();
		await lab.speaker(eventId);
		return saw(await lab.ask("createSpeaker", { eventId }, { name: "Ada Example", no_such_field: true }), IGNORED);
	}),
	probe("requests.unknown-query", { requests: 1 }, async (lab) =>
		saw(await lab.ask("getHubList", { role_type: "host", no_such_parameter: "1" }), IGNORED),
	),
	probe("requests.unwanted-body", { requests: 2 }, async (lab) => {
		const eventId = await lab.event();
		const speakerId = await lab.speaker(eventId);
		return saw(await lab.ask("deleteSpeaker", { eventId, speakerId }, { name: "Ada Example" }), IGNORED);
	}),
	probe("requests.unknown-path", { requests: 1 }, async (lab) => {
		const answer = await lab.raw("/zoom_events/no_such_path");
		return answer.code === undefined ? "none" : saw(answer, { "/404": "status", "4xx": "own" });
	}),
	probe("requests.unknown-method", { requests: 1 }, async (lab) => {
		const answer = await lab.raw(`/zoom_events/events/${encodeURIComponent(await lab.event())}`, "PUT");
		return answer.code === undefined ? "none" : saw(answer, { "405/405": "status", "4xx": "own" });
	}),
	probe("requests.page-token", { requests: 1 }, async (lab) =>
		saw(await lab.ask("getEvents", { role_type: "host", next_page_token: "no-such-token" }), {
			"400/300": "300",
			"2xx": "ignored",
			"4xx": "other",
		}),
	),
];
