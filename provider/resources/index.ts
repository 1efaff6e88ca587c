// Made by `npm run generate` from provider/kinds: change those.

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
import { SessionReservationList } from "./session-reservation-list";
import { Speaker } from "./speaker";
import { Ticket } from "./ticket";
import { TicketList } from "./ticket-list";
import { TicketType } from "./ticket-type";
import { TicketTypeQuestions } from "./ticket-type-questions";
import { VideoMetadata } from "./video-metadata";
import { VodChannel } from "./vod-channel";
import { VodChannelQuestions } from "./vod-channel-questions";
import { VodChannelVideo } from "./vod-channel-video";
import { VodRegistration } from "./vod-registration";
import { VodRegistrationList } from "./vod-registration-list";

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
	SessionReservationList,
	Speaker,
	Ticket,
	TicketList,
	TicketType,
	TicketTypeQuestions,
	VideoMetadata,
	VodChannel,
	VodChannelQuestions,
	VodChannelVideo,
	VodRegistration,
	VodRegistrationList,
} as const;

export {
	AccessLink,
	type AccessLinkArgs,
	type AccessLinkOutputs,
	type AccessLinkSecurityAtJoin,
	type AccessLinkSecurityAtJoinArgs,
} from "./access-link";
export { CoEditor, type CoEditorArgs, type CoEditorOutputs } from "./co-editor";
export {
	Event,
	type EventArgs,
	type EventCalendar,
	type EventCalendarArgs,
	type EventDuplicateOf,
	type EventDuplicateOfArgs,
	type EventOutputs,
	type EventRecurrence,
	type EventRecurrenceArgs,
} from "./event";
export { EventPublication, type EventPublicationArgs, type EventPublicationOutputs } from "./event-publication";
export {
	EventQuestions,
	type EventQuestionsArgs,
	type EventQuestionsCustomQuestion,
	type EventQuestionsCustomQuestionArgs,
	type EventQuestionsOutputs,
	type EventQuestionsQuestion,
	type EventQuestionsQuestionArgs,
} from "./event-questions";
export { Exhibitor, type ExhibitorArgs, type ExhibitorOutputs } from "./exhibitor";
export { File, type FileArgs, type FileOutputs } from "./file";
export { HubHost, type HubHostArgs, type HubHostOutputs } from "./hub-host";
export {
	Session,
	type SessionArgs,
	type SessionInterpreterLanguage,
	type SessionOutputs,
	type SessionSessionReservation,
	type SessionSessionReservationArgs,
	type SessionSessionSpeaker,
	type SessionSessionSpeakerArgs,
	type SessionSignInterpreterLanguage,
} from "./session";
export {
	SessionInterpreters,
	type SessionInterpretersArgs,
	type SessionInterpretersInterpreter,
	type SessionInterpretersInterpreterArgs,
	type SessionInterpretersOutputs,
} from "./session-interpreters";
export {
	SessionLivestream,
	type SessionLivestreamArgs,
	type SessionLivestreamIncomingConfig,
	type SessionLivestreamIncomingConfigArgs,
	type SessionLivestreamOutputs,
} from "./session-livestream";
export {
	SessionPolls,
	type SessionPollsArgs,
	type SessionPollsOutputs,
	type SessionPollsPoll,
	type SessionPollsPollArgs,
	type SessionPollsPollQuestion,
	type SessionPollsPollQuestionArgs,
} from "./session-polls";
export { SessionReservation, type SessionReservationArgs, type SessionReservationOutputs } from "./session-reservation";
export {
	SessionReservationList,
	type SessionReservationListArgs,
	type SessionReservationListColumns,
	type SessionReservationListColumnsArgs,
	type SessionReservationListOutputs,
} from "./session-reservation-list";
export { Speaker, type SpeakerArgs, type SpeakerOutputs } from "./speaker";
export {
	Ticket,
	type TicketArgs,
	type TicketCustomQuestion,
	type TicketCustomQuestionArgs,
	type TicketOutputs,
} from "./ticket";
export {
	TicketList,
	type TicketListArgs,
	type TicketListColumns,
	type TicketListColumnsArgs,
	type TicketListOutputs,
} from "./ticket-list";
export {
	TicketType,
	type TicketTypeArgs,
	type TicketTypeOutputs,
	type TicketTypePrivateVisibilityRules,
	type TicketTypePrivateVisibilityRulesArgs,
} from "./ticket-type";
export {
	TicketTypeQuestions,
	type TicketTypeQuestionsArgs,
	type TicketTypeQuestionsCustomQuestion,
	type TicketTypeQuestionsCustomQuestionArgs,
	type TicketTypeQuestionsOutputs,
	type TicketTypeQuestionsQuestion,
	type TicketTypeQuestionsQuestionArgs,
} from "./ticket-type-questions";
export {
	VideoMetadata,
	type VideoMetadataArgs,
	type VideoMetadataCategory,
	type VideoMetadataCategoryArgs,
	type VideoMetadataOutputs,
	type VideoMetadataResource,
	type VideoMetadataResourceArgs,
	type VideoMetadataScheduling,
	type VideoMetadataSchedulingArgs,
	type VideoMetadataSpeaker,
	type VideoMetadataSpeakerArgs,
	type VideoMetadataThumbnail,
	type VideoMetadataThumbnailArgs,
	type VideoMetadataTranscript,
	type VideoMetadataTranscriptArgs,
} from "./video-metadata";
export {
	VodChannel,
	type VodChannelArgs,
	type VodChannelOutputs,
	type VodChannelSettings,
	type VodChannelSettingsArgs,
} from "./vod-channel";
export {
	VodChannelQuestions,
	type VodChannelQuestionsArgs,
	type VodChannelQuestionsCustomQuestion,
	type VodChannelQuestionsCustomQuestionArgs,
	type VodChannelQuestionsOutputs,
	type VodChannelQuestionsQuestion,
	type VodChannelQuestionsQuestionArgs,
} from "./vod-channel-questions";
export { VodChannelVideo, type VodChannelVideoArgs, type VodChannelVideoOutputs } from "./vod-channel-video";
export {
	VodRegistration,
	type VodRegistrationArgs,
	type VodRegistrationCustomQuestion,
	type VodRegistrationCustomQuestionArgs,
	type VodRegistrationOutputs,
} from "./vod-registration";
export {
	VodRegistrationList,
	type VodRegistrationListArgs,
	type VodRegistrationListColumns,
	type VodRegistrationListColumnsArgs,
	type VodRegistrationListOutputs,
} from "./vod-registration-list";
