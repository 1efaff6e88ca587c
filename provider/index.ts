/**
 * Zoom Events as code: resources, functions and a typed client of the Zoom Webinars Plus & Events API.
 *
 * @packageDocumentation
 */
export type { CallArgs, ClientOptions, RequestBody, ResponseBody } from "./api/client";
export { ZoomEventsClient } from "./api/client";
export type { OperationId } from "./api/contract";
export {
	AuthenticationError,
	ComeBackLaterError,
	ConfigurationError,
	ConflictError,
	ConnectionError,
	type FieldFailure,
	MissingCredentialsError,
	MissingScopesError,
	NotesFolderError,
	NotFoundError,
	PermissionError,
	RateLimitError,
	RedirectError,
	ServiceError,
	UploadError,
	ValidationError,
	ZoomApiError,
	ZoomEventsError,
} from "./api/errors";
export type { Needs } from "./api/scope-check";
export type { Need } from "./api/scopes";
export type { ClientSettings, Plan } from "./api/settings";
export type { TransportOptions } from "./api/transport";
export type { Uploaded, UploadOptions, UploadProgress, UploadRequest } from "./api/upload";
export {
	type AgendaRow,
	agenda,
	type CheckName,
	type CheckSetting,
	type CheckSettings,
	ConferenceError,
	type ConferenceSpec,
	checkConference,
	type Declaration,
	editorSchema,
	expand,
	formatProblem,
	type Level,
	type Loaded,
	Lookup,
	loadConference,
	type ParamValues,
	type Part,
	type Position,
	type Problem,
	type Pulled,
	type PullOptions,
	pullConference,
	Reference,
	type SectionName,
	type Series,
	strictly,
} from "./conference";
export type { ConferenceArgs, IdsByKey } from "./conference/component";
export { Conference } from "./conference/conference";
export {
	attendeeEngagement,
	type CheckInError,
	checkIn,
	eventAttendeeActions,
	registrants,
	sessionAttendeeActions,
	sessionAttendees,
	sessionJoinToken,
} from "./functions/attendees";
export { emailSendStatus, emailTypes } from "./functions/emails";
export { eventId, events } from "./functions/events";
export { hubId, hubs, hubVideos } from "./functions/hubs";
export type { ListFunction, LookupArgs, StreamFunction } from "./functions/list";
export {
	chatTranscriptsReport,
	customReport,
	eventAttendanceReport,
	registrationReport,
	sessionAttendanceReport,
	surveyReport,
	vodChannelReport,
} from "./functions/reports";
export { sponsorTierId } from "./functions/sponsor-tiers";
export type { ContentSource } from "./hosts/program/content";
// Named one by one in the file that is made from the kinds.
export * from "./resources";
