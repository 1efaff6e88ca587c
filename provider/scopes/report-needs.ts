import type { OperationId } from "../api/contract";
import type { Need } from "../api/scopes";
import { REPORTS } from "../functions/descriptions";

/** What finds an event, a session, a channel and the time zone, where they are named otherwise than by an id. */
const LOOK_UPS: readonly OperationId[] = [
	"getEvents",
	"getEventInfo",
	"getEventSessionList",
	"getHubList",
	"getVODChannels",
];

/** What is asked for who is at an event. */
export const PEOPLE_OPERATIONS: readonly OperationId[] = [
	"getRegistrants",
	"getTickets",
	"getEventTicketTypes",
	"ListEventAttendeeActions",
];

/** What `zoom-events report` needs at most: for any report, of anything by its name. */
export function reportNeed(): Need {
	return { by: "zoom-events report", operations: new Set([...Object.values(REPORTS), ...LOOK_UPS]) };
}

/** What `zoom-events people` needs at most. */
export function peopleNeed(): Need {
	return { by: "zoom-events people", operations: new Set([...PEOPLE_OPERATIONS, "getEvents"]) };
}
