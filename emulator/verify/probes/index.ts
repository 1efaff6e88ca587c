import type { Probe } from "../probe";
import { accessLinkProbes } from "./access-links";
import { coeditorProbes } from "./coeditors";
import { eventRuleProbes } from "./event-rules";
import { eventProbes, sessionProbes } from "./events";
import { exhibitorProbes } from "./exhibitors";
import { hubHostProbes } from "./hub-hosts";
import { joinTokenProbes } from "./join-token";
import { pollProbes } from "./polls";
import { questionProbes } from "./questions";
import { requestProbes } from "./requests";
import { scopeProbes } from "./scopes";
import { seriesProbes } from "./series";
import { sessionPartProbes } from "./session-parts";
import { sessionRuleProbes } from "./session-rules";
import { ticketTypeRuleProbes } from "./ticket-type-rules";
import { ticketTypeProbes } from "./ticket-types";
import { ticketProbes } from "./tickets";
import { vodChannelProbes } from "./vod-channels";

/** Every probe: one for each behaviour. */
export const probes: readonly Probe[] = [
	...requestProbes,
	...scopeProbes,
	...eventProbes,
	...eventRuleProbes,
	...seriesProbes,
	...sessionProbes,
	...sessionRuleProbes,
	...sessionPartProbes,
	...pollProbes,
	...joinTokenProbes,
	...ticketTypeProbes,
	...ticketTypeRuleProbes,
	...ticketProbes,
	...questionProbes,
	...accessLinkProbes,
	...exhibitorProbes,
	...coeditorProbes,
	...hubHostProbes,
	...vodChannelProbes,
];
