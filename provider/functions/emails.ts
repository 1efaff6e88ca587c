import { type ListFunction, listFunction } from "./list";

/** The e-mails that an event sends. `GET /zoom_events/events/{eventId}/email_types` */
export const emailTypes: ListFunction<"listEmailTypes"> = listFunction("emailTypes");

/** Who got an e-mail of a type, and how. `GET /zoom_events/events/{eventId}/email_types/{emailTypeId}/send_status` */
export const emailSendStatus: ListFunction<"listEmailSentStatuses"> = listFunction("emailSendStatus");
