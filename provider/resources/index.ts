import { AccessLink } from "./access-link";
import { CoEditor } from "./co-editor";
import { Event } from "./event";
import { EventPublication } from "./event-publication";
import { EventQuestions } from "./event-questions";
import { Exhibitor } from "./exhibitor";
import { File } from "./file";
import { HubHost } from "./hub-host";
import { Session } from "./session";
import { SessionInterpreters } from "./session-interpreters";
import { SessionLivestream } from "./session-livestream";
import { SessionPolls } from "./session-polls";
import { SessionReservation } from "./session-reservation";
import { Speaker } from "./speaker";
import { Ticket } from "./ticket";
import { TicketType } from "./ticket-type";
import { TicketTypeQuestions } from "./ticket-type-questions";
import { VideoMetadata } from "./video-metadata";
import { VodChannel } from "./vod-channel";
import { VodChannelQuestions } from "./vod-channel-questions";
import { VodChannelVideo } from "./vod-channel-video";
import { VodRegistration } from "./vod-registration";

/** The classes of all kinds. */
export const resourceClasses = {
	AccessLink,
	CoEditor,
	Event,
	EventPublication,
	EventQuestions,
	Exhibitor,
	File,
	HubHost,
	Session,
	SessionInterpreters,
	SessionLivestream,
	SessionPolls,
	SessionReservation,
	Speaker,
	Ticket,
	TicketType,
	TicketTypeQuestions,
	VideoMetadata,
	VodChannel,
	VodChannelQuestions,
	VodChannelVideo,
	VodRegistration,
} as const;

export * from "./access-link";
export * from "./co-editor";
export * from "./event";
export * from "./event-publication";
export * from "./event-questions";
export * from "./exhibitor";
export * from "./file";
export * from "./hub-host";
export * from "./session";
export * from "./session-interpreters";
export * from "./session-livestream";
export * from "./session-polls";
export * from "./session-reservation";
export * from "./speaker";
export * from "./ticket";
export * from "./ticket-type";
export * from "./ticket-type-questions";
export * from "./video-metadata";
export * from "./vod-channel";
export * from "./vod-channel-questions";
export * from "./vod-channel-video";
export * from "./vod-registration";
