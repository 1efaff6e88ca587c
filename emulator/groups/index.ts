// Made by `npm run generate` from the files beside it: change those.

import type { Handlers } from "../handler";
import { accessLinks } from "./access-links";
import { attendeeActions } from "./attendee-actions";
import { coeditors } from "./coeditors";
import { emails } from "./emails";
import { events } from "./events";
import { exhibitors } from "./exhibitors";
import { files } from "./files";
import { hubHosts } from "./hub-hosts";
import { hubs } from "./hubs";
import { insights } from "./insights";
import { interpreters } from "./interpreters";
import { joinToken } from "./join-token";
import { livestream } from "./livestream";
import { polls } from "./polls";
import { questions } from "./questions";
import { registrants } from "./registrants";
import { reports } from "./reports";
import { reservations } from "./reservations";
import { sessions } from "./sessions";
import { speakers } from "./speakers";
import { ticketTypes } from "./ticket-types";
import { tickets } from "./tickets";
import { videos } from "./videos";
import { vodChannels } from "./vod-channels";
import { vodRegistrations } from "./vod-registrations";

/** Handlers of all groups; an operation without one answers 501. */
export const handlers: Handlers = {
	...accessLinks,
	...attendeeActions,
	...coeditors,
	...emails,
	...events,
	...exhibitors,
	...files,
	...hubHosts,
	...hubs,
	...insights,
	...interpreters,
	...joinToken,
	...livestream,
	...polls,
	...questions,
	...registrants,
	...reports,
	...reservations,
	...sessions,
	...speakers,
	...ticketTypes,
	...tickets,
	...videos,
	...vodChannels,
	...vodRegistrations,
};
