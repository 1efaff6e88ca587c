import type { OperationId } from "../../api/contract";
import { REPORTS } from "../../functions/descriptions";

/** A report that the API gives of an event or a channel. */
export interface Report {
	/** What it lists, for `--help`. */
	about: string;
	operation: OperationId;
	/** Columns of a table on a terminal; all others are in the files. */
	columns: readonly string[];
	/** List of which a file of rows has one row an item; its fields stand beside those of the record. */
	each?: string;
	/** True where the API takes the beginning and the end of a time. */
	isOfSpan?: true;
	/** True where it is of a channel in a hub, instead of an event. */
	isOfChannel?: true;
}

/** The reports by their names on the command line; `session-attendance` is what `attendance --session` gives. */
export const reports = {
	attendance: {
		about: "who attended the event; with --session, one of its sessions",
		operation: REPORTS.eventAttendanceReport,
		columns: ["email", "displayName", "eventAttendance", "tickets.ticketTypeName", "totalSessionsJoined"],
		isOfSpan: true,
	},
	registrations: {
		about: "who registered, when and how",
		operation: REPORTS.registrationReport,
		columns: ["email", "displayName", "registerDate", "tickets.ticketTypeName", "registrationSource"],
		isOfSpan: true,
	},
	survey: {
		about: "answers to surveys, one row an answer",
		operation: REPORTS.surveyReport,
		columns: ["email", "sessionName", "question", "answer"],
		each: "questionAndAnswers",
	},
	chat: {
		about: "chat messages",
		operation: REPORTS.chatTranscriptsReport,
		columns: ["messageTime", "chatType", "sender", "message"],
	},
	vod: {
		about: "registrations and views of a video-on-demand channel of --hub, which stands in the place of the event",
		operation: REPORTS.vodChannelReport,
		columns: ["email", "firstName", "lastName", "videoWatchDuration.videoName", "videoWatchDuration.duration"],
		isOfChannel: true,
	},
	custom: {
		about: "a report made in the portal, --custom-report",
		operation: REPORTS.customReport,
		columns: ["email", "displayName", "registrationDate", "eventAttendance", "tickets.ticketTypeName"],
	},
} as const satisfies Record<string, Report>;

/** Name of a report on the command line. */
export type ReportName = keyof typeof reports;

/** The report of one session, in the place of the event's. */
export const sessionAttendance: Report = {
	about: "who attended a session",
	operation: REPORTS.sessionAttendanceReport,
	columns: ["email", "displayName", "sessionAttendance", "checkInMethod", "durationSpentInSession"],
};
