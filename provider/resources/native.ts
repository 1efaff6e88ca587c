// Made by `npm run generate` from provider/kinds: change those.

import { defineNativeResource } from "../hosts/program/native-resource";
import { accessLink } from "../kinds/access-link";
import { coEditor } from "../kinds/co-editor";
import { event } from "../kinds/event";
import { eventPublication } from "../kinds/event-publication";
import { eventQuestions } from "../kinds/event-questions";
import { exhibitor } from "../kinds/exhibitor";
import { file } from "../kinds/file";
import { hubHost } from "../kinds/hub-host";
import { session } from "../kinds/session";
import { sessionInterpreters } from "../kinds/session-interpreters";
import { sessionLivestream } from "../kinds/session-livestream";
import { sessionPolls } from "../kinds/session-polls";
import { sessionReservation } from "../kinds/session-reservation";
import { sessionReservationList } from "../kinds/session-reservation-list";
import { speaker } from "../kinds/speaker";
import { ticket } from "../kinds/ticket";
import { ticketList } from "../kinds/ticket-list";
import { ticketType } from "../kinds/ticket-type";
import { ticketTypeQuestions } from "../kinds/ticket-type-questions";
import { videoMetadata } from "../kinds/video-metadata";
import { vodChannel } from "../kinds/vod-channel";
import { vodChannelQuestions } from "../kinds/vod-channel-questions";
import { vodChannelVideo } from "../kinds/vod-channel-video";
import { vodRegistration } from "../kinds/vod-registration";
import { vodRegistrationList } from "../kinds/vod-registration-list";
import type { AccessLinkArgs, AccessLinkOutputs } from "./access-link";
import type { CoEditorArgs, CoEditorOutputs } from "./co-editor";
import type { EventArgs, EventOutputs } from "./event";
import type { EventPublicationArgs, EventPublicationOutputs } from "./event-publication";
import type { EventQuestionsArgs, EventQuestionsOutputs } from "./event-questions";
import type { ExhibitorArgs, ExhibitorOutputs } from "./exhibitor";
import type { FileArgs, FileOutputs } from "./file";
import type { HubHostArgs, HubHostOutputs } from "./hub-host";
import type { SessionArgs, SessionOutputs } from "./session";
import type { SessionInterpretersArgs, SessionInterpretersOutputs } from "./session-interpreters";
import type { SessionLivestreamArgs, SessionLivestreamOutputs } from "./session-livestream";
import type { SessionPollsArgs, SessionPollsOutputs } from "./session-polls";
import type { SessionReservationArgs, SessionReservationOutputs } from "./session-reservation";
import type { SessionReservationListArgs, SessionReservationListOutputs } from "./session-reservation-list";
import type { SpeakerArgs, SpeakerOutputs } from "./speaker";
import type { TicketArgs, TicketOutputs } from "./ticket";
import type { TicketListArgs, TicketListOutputs } from "./ticket-list";
import type { TicketTypeArgs, TicketTypeOutputs } from "./ticket-type";
import type { TicketTypeQuestionsArgs, TicketTypeQuestionsOutputs } from "./ticket-type-questions";
import type { VideoMetadataArgs, VideoMetadataOutputs } from "./video-metadata";
import type { VodChannelArgs, VodChannelOutputs } from "./vod-channel";
import type { VodChannelQuestionsArgs, VodChannelQuestionsOutputs } from "./vod-channel-questions";
import type { VodChannelVideoArgs, VodChannelVideoOutputs } from "./vod-channel-video";
import type { VodRegistrationArgs, VodRegistrationOutputs } from "./vod-registration";
import type { VodRegistrationListArgs, VodRegistrationListOutputs } from "./vod-registration-list";

/**
 * A link by which attendees register or a group joins. Names are unique in the event; `isDefault: true` takes the
 * default from the link that had it.
 */
export class AccessLink extends defineNativeResource<AccessLinkArgs, AccessLinkOutputs>(accessLink) {}

/** A user who may edit sections of an event. The e-mail tells co-editors of an event apart. */
export class CoEditor extends defineNativeResource<CoEditorArgs, CoEditorOutputs>(coEditor) {}

/**
 * An event: a conference of many sessions, a single session, or a recurring one. It is a draft until an
 * `EventPublication` publishes it.
 */
export class Event extends defineNativeResource<EventArgs, EventOutputs>(event) {}

/**
 * Publishes an event when it is created and cancels it, with a message, when it is deleted. Let it depend on
 * everything that the event announces, so that going live comes last.
 */
export class EventPublication extends defineNativeResource<EventPublicationArgs, EventPublicationOutputs>(
	eventPublication,
) {}

/**
 * The registration questions of an event. They always exist: create takes them over, and delete restores what was
 * there. Questions keep their ids as long as their field or title stays, so an edit keeps the answers given so far.
 */
export class EventQuestions extends defineNativeResource<EventQuestionsArgs, EventQuestionsOutputs>(eventQuestions) {}

/** An exhibitor or sponsor of a conference. */
export class Exhibitor extends defineNativeResource<ExhibitorArgs, ExhibitorOutputs>(exhibitor) {}

/**
 * An uploaded recording, caption, picture or handout. A recording is also a video of the hub and has a `videoId`; any
 * other file is for the metadata of a video, where its `fileId` must be named within 7 days. A file whose content
 * changed is uploaded again, as a new object. Large files are uploaded in parts, and an upload that was killed
 * continues where it stopped. The API can't read or delete a file: removing it from the program only forgets it.
 */
export class File extends defineNativeResource<FileArgs, FileOutputs>(file) {}

/** A user who may host events in a hub. The API has no update: a change replaces it. */
export class HubHost extends defineNativeResource<HubHostArgs, HubHostOutputs>(hubHost) {}

/**
 * A session of an event. In an event of type `SIMPLE_EVENT` the one session exists already: it is taken over and
 * changed, never created or deleted.
 */
export class Session extends defineNativeResource<SessionArgs, SessionOutputs>(session) {}

/** The interpreters of a session, as a whole list. Delete restores the list that was there. */
export class SessionInterpreters extends defineNativeResource<SessionInterpretersArgs, SessionInterpretersOutputs>(
	sessionInterpreters,
) {}

/** The incoming live stream of a webinar session. Delete restores what was there. */
export class SessionLivestream extends defineNativeResource<SessionLivestreamArgs, SessionLivestreamOutputs>(
	sessionLivestream,
) {}

/**
 * The polls of a session, as a whole list. A poll keeps its id, and so its results, as long as its title stays. Delete
 * restores the list that was there.
 */
export class SessionPolls extends defineNativeResource<SessionPollsArgs, SessionPollsOutputs>(sessionPolls) {}

/** A registrant's place in a session. */
export class SessionReservation extends defineNativeResource<SessionReservationArgs, SessionReservationOutputs>(
	sessionReservation,
) {}

/**
 * Places in a session for all registrants in a file, a call for each. Who has a place already keeps it, and it belongs
 * to the list from then on: it is given back when the row goes. The state has one entry for all of them, and nothing
 * of a person.
 */
export class SessionReservationList extends defineNativeResource<
	SessionReservationListArgs,
	SessionReservationListOutputs
>(sessionReservationList) {}

/** A speaker of an event. The e-mail, if there is one, is unique in the event. */
export class Speaker extends defineNativeResource<SpeakerArgs, SpeakerOutputs>(speaker) {}

/**
 * A ticket for a person. Tickets created at the same time share calls of up to 30; one that the API refuses fails
 * alone. How many are created at a time depends on `--parallel`.
 */
export class Ticket extends defineNativeResource<TicketArgs, TicketOutputs>(ticket) {}

/**
 * Tickets for all people in a file, such as the export of a ticket shop: made, changed and deleted in calls of up to
 * 30, as rows come, change and go. The state has one entry for all of them, and nothing of a person. Only tickets of
 * the list are touched: each says in `externalTicketId` that it is. Tickets of people who were checked in are neither
 * deleted nor replaced.
 */
export class TicketList extends defineNativeResource<TicketListArgs, TicketListOutputs>(ticketList) {}

/** A ticket type of a conference. `sessions: ["ALL"]` admits to every session. */
export class TicketType extends defineNativeResource<TicketTypeArgs, TicketTypeOutputs>(ticketType) {}

/**
 * The registration questions of a ticket type. They always exist: create takes them over, and delete restores what was
 * there. Questions keep their ids as long as their field or title stays, so an edit keeps the answers given so far.
 */
export class TicketTypeQuestions extends defineNativeResource<TicketTypeQuestionsArgs, TicketTypeQuestionsOutputs>(
	ticketTypeQuestions,
) {}

/**
 * The title, description and other details of a video. Files are named by the id of their upload, which expires after
 * 7 days: attach them before that. Delete restores what was there.
 */
export class VideoMetadata extends defineNativeResource<VideoMetadataArgs, VideoMetadataOutputs>(videoMetadata) {}

/** A video-on-demand channel of a hub. Its settings are sent in a second call after the create. */
export class VodChannel extends defineNativeResource<VodChannelArgs, VodChannelOutputs>(vodChannel) {}

/**
 * The registration questions of a channel. They always exist: create takes them over, and delete restores what was
 * there. Questions keep their ids as long as their field or title stays, so an edit keeps the answers given so far.
 */
export class VodChannelQuestions extends defineNativeResource<VodChannelQuestionsArgs, VodChannelQuestionsOutputs>(
	vodChannelQuestions,
) {}

/** A video in a channel. Videos added at the same time share calls of up to 30. */
export class VodChannelVideo extends defineNativeResource<VodChannelVideoArgs, VodChannelVideoOutputs>(
	vodChannelVideo,
) {}

/**
 * A person's registration for a channel. The API can't undo it: deleting or replacing it only forgets it, as the
 * preview says. Registrations created at the same time share calls of up to 30.
 */
export class VodRegistration extends defineNativeResource<VodRegistrationArgs, VodRegistrationOutputs>(
	vodRegistration,
) {}

/**
 * Registrations for a channel, for all people in a file, in calls of up to 30. Who is registered already is not
 * registered again. The API can neither change nor undo a registration: of a row that changes or goes, the preview
 * says that the registration stays as it is. The state has one entry for all of them, and nothing of a person.
 */
export class VodRegistrationList extends defineNativeResource<VodRegistrationListArgs, VodRegistrationListOutputs>(
	vodRegistrationList,
) {}

/** The classes of all kinds. */
export const nativeClasses = {
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

export type {
	AccessLinkArgs,
	AccessLinkOutputs,
	AccessLinkSecurityAtJoin,
	AccessLinkSecurityAtJoinArgs,
} from "./access-link";
export type { CoEditorArgs, CoEditorOutputs } from "./co-editor";
export type {
	EventArgs,
	EventCalendar,
	EventCalendarArgs,
	EventDuplicateOf,
	EventDuplicateOfArgs,
	EventOutputs,
	EventRecurrence,
	EventRecurrenceArgs,
} from "./event";
export type { EventPublicationArgs, EventPublicationOutputs } from "./event-publication";
export type {
	EventQuestionsArgs,
	EventQuestionsCustomQuestion,
	EventQuestionsCustomQuestionArgs,
	EventQuestionsOutputs,
	EventQuestionsQuestion,
	EventQuestionsQuestionArgs,
} from "./event-questions";
export type { ExhibitorArgs, ExhibitorOutputs } from "./exhibitor";
export type { FileArgs, FileOutputs } from "./file";
export type { HubHostArgs, HubHostOutputs } from "./hub-host";
export type {
	SessionArgs,
	SessionInterpreterLanguage,
	SessionOutputs,
	SessionSessionReservation,
	SessionSessionReservationArgs,
	SessionSessionSpeaker,
	SessionSessionSpeakerArgs,
	SessionSignInterpreterLanguage,
} from "./session";
export type {
	SessionInterpretersArgs,
	SessionInterpretersInterpreter,
	SessionInterpretersInterpreterArgs,
	SessionInterpretersOutputs,
} from "./session-interpreters";
export type {
	SessionLivestreamArgs,
	SessionLivestreamIncomingConfig,
	SessionLivestreamIncomingConfigArgs,
	SessionLivestreamOutputs,
} from "./session-livestream";
export type {
	SessionPollsArgs,
	SessionPollsOutputs,
	SessionPollsPoll,
	SessionPollsPollArgs,
	SessionPollsPollQuestion,
	SessionPollsPollQuestionArgs,
} from "./session-polls";
export type { SessionReservationArgs, SessionReservationOutputs } from "./session-reservation";
export type {
	SessionReservationListArgs,
	SessionReservationListColumns,
	SessionReservationListColumnsArgs,
	SessionReservationListOutputs,
} from "./session-reservation-list";
export type { SpeakerArgs, SpeakerOutputs } from "./speaker";
export type { TicketArgs, TicketCustomQuestion, TicketCustomQuestionArgs, TicketOutputs } from "./ticket";
export type { TicketListArgs, TicketListColumns, TicketListColumnsArgs, TicketListOutputs } from "./ticket-list";
export type {
	TicketTypeArgs,
	TicketTypeOutputs,
	TicketTypePrivateVisibilityRules,
	TicketTypePrivateVisibilityRulesArgs,
} from "./ticket-type";
export type {
	TicketTypeQuestionsArgs,
	TicketTypeQuestionsCustomQuestion,
	TicketTypeQuestionsCustomQuestionArgs,
	TicketTypeQuestionsOutputs,
	TicketTypeQuestionsQuestion,
	TicketTypeQuestionsQuestionArgs,
} from "./ticket-type-questions";
export type {
	VideoMetadataArgs,
	VideoMetadataCategory,
	VideoMetadataCategoryArgs,
	VideoMetadataOutputs,
	VideoMetadataResource,
	VideoMetadataResourceArgs,
	VideoMetadataScheduling,
	VideoMetadataSchedulingArgs,
	VideoMetadataSpeaker,
	VideoMetadataSpeakerArgs,
	VideoMetadataThumbnail,
	VideoMetadataThumbnailArgs,
	VideoMetadataTranscript,
	VideoMetadataTranscriptArgs,
} from "./video-metadata";
export type { VodChannelArgs, VodChannelOutputs, VodChannelSettings, VodChannelSettingsArgs } from "./vod-channel";
export type {
	VodChannelQuestionsArgs,
	VodChannelQuestionsCustomQuestion,
	VodChannelQuestionsCustomQuestionArgs,
	VodChannelQuestionsOutputs,
	VodChannelQuestionsQuestion,
	VodChannelQuestionsQuestionArgs,
} from "./vod-channel-questions";
export type { VodChannelVideoArgs, VodChannelVideoOutputs } from "./vod-channel-video";
export type {
	VodRegistrationArgs,
	VodRegistrationCustomQuestion,
	VodRegistrationCustomQuestionArgs,
	VodRegistrationOutputs,
} from "./vod-registration";
export type {
	VodRegistrationListArgs,
	VodRegistrationListColumns,
	VodRegistrationListColumnsArgs,
	VodRegistrationListOutputs,
} from "./vod-registration-list";
