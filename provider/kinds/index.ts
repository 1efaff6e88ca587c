// Made by `npm run generate` from the files beside it: change those.

import type { ResourceDescription } from "../lifecycle/description";
import { accessLink } from "./access-link";
import { coEditor } from "./co-editor";
import { event } from "./event";
import { eventPublication } from "./event-publication";
import { eventQuestions } from "./event-questions";
import { exhibitor } from "./exhibitor";
import { file } from "./file";
import { hubHost } from "./hub-host";
import { session } from "./session";
import { sessionInterpreters } from "./session-interpreters";
import { sessionLivestream } from "./session-livestream";
import { sessionPolls } from "./session-polls";
import { sessionReservation } from "./session-reservation";
import { sessionReservationList } from "./session-reservation-list";
import { speaker } from "./speaker";
import { ticket } from "./ticket";
import { ticketList } from "./ticket-list";
import { ticketType } from "./ticket-type";
import { ticketTypeQuestions } from "./ticket-type-questions";
import { videoMetadata } from "./video-metadata";
import { vodChannel } from "./vod-channel";
import { vodChannelQuestions } from "./vod-channel-questions";
import { vodChannelVideo } from "./vod-channel-video";
import { vodRegistration } from "./vod-registration";
import { vodRegistrationList } from "./vod-registration-list";

/** The facts of each kind, by its name. */
export const kinds = {
	AccessLink: accessLink,
	CoEditor: coEditor,
	EventPublication: eventPublication,
	EventQuestions: eventQuestions,
	Event: event,
	Exhibitor: exhibitor,
	File: file,
	HubHost: hubHost,
	SessionInterpreters: sessionInterpreters,
	SessionLivestream: sessionLivestream,
	SessionPolls: sessionPolls,
	SessionReservationList: sessionReservationList,
	SessionReservation: sessionReservation,
	Session: session,
	Speaker: speaker,
	TicketList: ticketList,
	TicketTypeQuestions: ticketTypeQuestions,
	TicketType: ticketType,
	Ticket: ticket,
	VideoMetadata: videoMetadata,
	VodChannelQuestions: vodChannelQuestions,
	VodChannelVideo: vodChannelVideo,
	VodChannel: vodChannel,
	VodRegistrationList: vodRegistrationList,
	VodRegistration: vodRegistration,
} as const satisfies Record<string, ResourceDescription>;

/** Name of a kind of resource: `Speaker`. */
export type Kind = keyof typeof kinds;

/** Whether there is a kind of this name. */
export function isKind(name: string): name is Kind {
	return Object.hasOwn(kinds, name);
}

/** The facts of all kinds. */
export const descriptions: readonly ResourceDescription[] = Object.values(kinds);
