import type { Emulator } from "../../emulator/index.ts";
import type { ZoomEventsClient } from "../../provider/api/client.ts";
import type { OperationId } from "../../provider/api/contract.ts";
import type { Kind } from "../../provider/conference/sections.ts";
import type { Properties } from "../../provider/lifecycle/description.ts";

/** What somebody in Zoom's portal does behind the program's back, by the requests that do the same. */
export interface Portal {
	client: ZoomEventsClient;
	emulator: Emulator;
}

/** A change of an object that the program doesn't know of. */
export interface Drift {
	change(portal: Portal, object: Properties): Promise<unknown>;
	/** Input that differs then; absent where the object is missing. */
	shows?: string;
	/** What the API answers to whoever wants it back; absent where it can be had. */
	refusal?: RegExp;
}

const pick = (object: Properties, names: readonly string[]): Record<string, string> =>
	Object.fromEntries(names.map((name) => [name, String(object[name])]));

/** A call of the API on an object, whose ids are in its path. */
function call(operation: OperationId, ids: readonly string[], body?: object): Drift["change"] {
	return ({ client }, object) => client.send(operation, { path: pick(object, ids), ...(body && { body }) });
}

/** A name that nobody declared. */
const RENAMED = { name: "Changed in the portal" };

/**
 * A change of each kind, that the next comparison with the account must show. An object here is what the state has of
 * it: inputs, outputs, and its id under the kind's own name for it.
 */
export const DRIFTS: Readonly<Record<Kind, Drift | { unseen: string }>> = {
	Event: { change: call("updateEvent", ["eventId"], RENAMED), shows: "name" },
	EventPublication: {
		change: call("EventActions", ["eventId"], { operation: "cancel", cancel_message: "It rains." }),
		refusal: /cancelled event can't be published/,
	},
	Session: { change: call("updateEventSession", ["eventId", "sessionId"], RENAMED), shows: "name" },
	Speaker: { change: call("updateSpeaker", ["eventId", "speakerId"], RENAMED), shows: "name" },
	TicketType: { change: call("updateTicketType", ["eventId", "ticketTypeId"], RENAMED), shows: "name" },
	AccessLink: { change: call("updateEventAccess", ["eventId", "accessLinkId"], RENAMED), shows: "name" },
	Exhibitor: { change: call("updateExhibitor", ["eventId", "exhibitorId"], RENAMED), shows: "name" },
	CoEditor: {
		change: ({ client }, { eventId, email }) =>
			client.send("coeditoractions", {
				path: { eventId: String(eventId) },
				body: { operation: "update", coeditors: [{ email, permission_groups: ["EventPlanning"] }] },
			}),
		shows: "permissionGroups",
	},
	HubHost: { change: call("deleteHubHost", ["hubId", "hostUserId"]) },
	EventQuestions: {
		change: call("updateRegistrationQuestionsForEvent", ["eventId"], { questions: [{ field_name: "city" }] }),
		shows: "questions",
	},
	TicketTypeQuestions: {
		change: call("updateRegistrationQuestionsForTicketType", ["eventId", "ticketTypeId"], {
			custom_questions: [{ title: "Who?", type: "short_answer", required: false }],
		}),
		shows: "customQuestions",
	},
	VodChannelQuestions: {
		change: call("updateRegistrationQuestionsForVODchannel", ["hubId", "channelId"], {
			questions: [{ field_name: "city" }],
		}),
		shows: "questions",
	},
	SessionPolls: {
		change: call("updateSessionPolls", ["eventId", "sessionId"], {
			polls: [
				{
					title: "Another",
					poll_type: 1,
					anonymous: true,
					questions: [{ name: "Why?", type: "single", answers: ["a", "b"] }],
				},
			],
		}),
		shows: "polls",
	},
	SessionInterpreters: {
		change: call("updateSessionInterpreters", ["eventId", "sessionId"], {
			interpreters: [{ email: "ines@example.com", type: 2, target_language_id: "US" }],
		}),
		shows: "interpreters",
	},
	SessionLivestream: {
		change: call("UpdateSessionLivestreamConfiguration", ["eventId", "sessionId"], { incoming_enabled: false }),
		shows: "incomingEnabled",
	},
	SessionReservation: {
		change: ({ client }, { email, ...ids }) =>
			client.send("DeleteSessionReservations", { path: pick(ids, ["eventId", "sessionId"]), body: { email } }),
	},
	Ticket: { change: call("Updateticket", ["eventId", "ticketId"], { last_name: "Changed" }), shows: "lastName" },
	File: { unseen: "The API has no operation that reads a file." },
	VideoMetadata: { change: call("updateVideoMetadata", ["videoId"], { title: "Changed" }), shows: "title" },
	VodChannel: { change: call("UpdateVideoChannel", ["hubId", "channelId"], RENAMED), shows: "name" },
	VodChannelVideo: { change: call("DeleteVODChannelVideo", ["hubId", "channelId", "videoId"]) },
	// No operation takes a registration back; a person in the portal may.
	VodRegistration: {
		change: ({ emulator }, { channelId, registrationId }) =>
			emulator.remove(`vod-registration/${String(channelId)}/${String(registrationId)}`),
	},
};
