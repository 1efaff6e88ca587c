import { listFunction } from "./list";

/** Events by role (`host` or `attendee`) and status. `GET /zoom_events/events` */
export const events = listFunction("getEvents");
