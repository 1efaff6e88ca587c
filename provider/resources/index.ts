import type { ResourceDescription } from "../lifecycle/description";
import { AccessLink } from "./access-link";
import { Event } from "./event";
import { EventPublication } from "./event-publication";
import { Exhibitor } from "./exhibitor";
import { Session } from "./session";
import { Speaker } from "./speaker";
import { TicketType } from "./ticket-type";
import { VodChannel } from "./vod-channel";

/** The classes of all kinds. */
export const resourceClasses = {
	AccessLink,
	Event,
	EventPublication,
	Exhibitor,
	Session,
	Speaker,
	TicketType,
	VodChannel,
} as const;

/** The descriptions of all kinds. */
export const descriptions: readonly ResourceDescription[] = Object.values(resourceClasses).map(
	({ description }) => description,
);

export * from "./access-link";
export * from "./event";
export * from "./event-publication";
export * from "./exhibitor";
export * from "./session";
export * from "./speaker";
export * from "./ticket-type";
export * from "./vod-channel";
