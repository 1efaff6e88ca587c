/**
 * What a compiler reads that can't read this package's types, such as the one within the Pulumi SDK: its message then
 * says what is missing, and not that properties of a resource don't exist.
 */
type Needed = "pulumi-zoom-events needs TypeScript 5 or 6 in this project: install typescript@5";

interface Refusing {
	// biome-ignore lint/suspicious/noExplicitAny: one message is enough, so all that follows from it is let through
	new (needed: Needed, ...others: any[]): any;
	// biome-ignore lint/suspicious/noExplicitAny: as above
	(needed: Needed, ...others: any[]): any;
}

export declare const AccessLink: Refusing;
export declare const AuthenticationError: Refusing;
export declare const CoEditor: Refusing;
export declare const ComeBackLaterError: Refusing;
export declare const Conference: Refusing;
export declare const ConferenceError: Refusing;
export declare const ConfigurationError: Refusing;
export declare const ConflictError: Refusing;
export declare const ConnectionError: Refusing;
export declare const Event: Refusing;
export declare const EventPublication: Refusing;
export declare const EventQuestions: Refusing;
export declare const Exhibitor: Refusing;
export declare const File: Refusing;
export declare const HubHost: Refusing;
export declare const Lookup: Refusing;
export declare const MissingCredentialsError: Refusing;
export declare const MissingScopesError: Refusing;
export declare const NotFoundError: Refusing;
export declare const NotesFolderError: Refusing;
export declare const PermissionError: Refusing;
export declare const RateLimitError: Refusing;
export declare const RedirectError: Refusing;
export declare const Reference: Refusing;
export declare const ServiceError: Refusing;
export declare const Session: Refusing;
export declare const SessionInterpreters: Refusing;
export declare const SessionLivestream: Refusing;
export declare const SessionPolls: Refusing;
export declare const SessionReservation: Refusing;
export declare const SessionReservationList: Refusing;
export declare const Speaker: Refusing;
export declare const Ticket: Refusing;
export declare const TicketList: Refusing;
export declare const TicketType: Refusing;
export declare const TicketTypeQuestions: Refusing;
export declare const UploadError: Refusing;
export declare const ValidationError: Refusing;
export declare const VideoMetadata: Refusing;
export declare const VodChannel: Refusing;
export declare const VodChannelQuestions: Refusing;
export declare const VodChannelVideo: Refusing;
export declare const VodRegistration: Refusing;
export declare const VodRegistrationList: Refusing;
export declare const ZoomApiError: Refusing;
export declare const ZoomEventsClient: Refusing;
export declare const ZoomEventsError: Refusing;
export declare const agenda: Refusing;
export declare const attendeeEngagement: Refusing;
export declare const chatTranscriptsReport: Refusing;
export declare const checkConference: Refusing;
export declare const checkIn: Refusing;
export declare const customReport: Refusing;
export declare const editorSchema: Refusing;
export declare const emailSendStatus: Refusing;
export declare const emailTypes: Refusing;
export declare const eventAttendanceReport: Refusing;
export declare const eventAttendeeActions: Refusing;
export declare const eventId: Refusing;
export declare const events: Refusing;
export declare const expand: Refusing;
export declare const formatProblem: Refusing;
export declare const hubId: Refusing;
export declare const hubVideos: Refusing;
export declare const hubs: Refusing;
export declare const loadConference: Refusing;
export declare const pullConference: Refusing;
export declare const registrants: Refusing;
export declare const registrationReport: Refusing;
export declare const sessionAttendanceReport: Refusing;
export declare const sessionAttendeeActions: Refusing;
export declare const sessionAttendees: Refusing;
export declare const sessionJoinToken: Refusing;
export declare const sponsorTierId: Refusing;
export declare const strictly: Refusing;
export declare const surveyReport: Refusing;
export declare const vodChannelReport: Refusing;
