import type * as pulumi from "@pulumi/pulumi";
import { lookUp } from "./in-program";
import { type ListFunction, listFunction } from "./list";

/** Events by role (`host` or `attendee`) and status. `GET /zoom_events/events` */
export const events: ListFunction<"getEvents"> = listFunction("events");

/**
 * Id of an event that the app's user hosts, by its name. `GET /zoom_events/events`
 *
 * @param args `status` is `upcoming` where not given; `draft`, `past` and `cancelled` are the others
 * @throws pulumi.RunError where there is no such event, or several, naming what there is
 */
export function eventId(args: {
	name: pulumi.Input<string>;
	status?: pulumi.Input<"upcoming" | "past" | "draft" | "cancelled">;
}): pulumi.Output<string> {
	return lookUp("eventId", args);
}
