import { type StreamFunction, streamFunction } from "./list";

/*
 * Reports are read row by row, page after page, so that a large one never is in memory as a whole:
 *
 *     for await (const row of zoom.registrationReport({ eventId })) console.log(row);
 */

/** Who attended an event, live or in its lobby. `GET …/reports/event_attendance` */
export const eventAttendanceReport: StreamFunction<"EventAttendanceReport"> = streamFunction("eventAttendanceReport");

/** Who attended a session. `GET …/reports/sessions/{sessionId}/attendance` */
export const sessionAttendanceReport: StreamFunction<"SessionAttendanceReport"> =
	streamFunction("sessionAttendanceReport");

/** The registrations of an event. `GET …/reports/ticket_registration` */
export const registrationReport: StreamFunction<"EventRegistrationsReport"> = streamFunction("registrationReport");

/** The survey answers of an event. `GET …/reports/survey` */
export const surveyReport: StreamFunction<"EventSurveyReportApi"> = streamFunction("surveyReport");

/** The chat messages of an event. `GET …/reports/chat_transcripts` */
export const chatTranscriptsReport: StreamFunction<"ChatTranscriptsReport"> = streamFunction("chatTranscriptsReport");

/** A custom report, by its id. `GET …/reports/custom_reports/{customReportId}` */
export const customReport: StreamFunction<"getCustomEventReport"> = streamFunction("customReport");

/** The registrations and views of a channel. `GET …/vod_channels/{channelId}/reports/registrations` */
export const vodChannelReport: StreamFunction<"VodChannelReigistration"> = streamFunction("vodChannelReport");
