import * as pulumi from "@pulumi/pulumi";
import { type ListFunction, listFunction } from "./list";

/** Events by role (`host` or `attendee`) and status. `GET /zoom_events/events` */
export const events: ListFunction<"getEvents"> = listFunction("getEvents");

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
	return pulumi.output(args).apply(({ name, status = "upcoming" }) =>
		events({ roleType: "host", eventStatusType: status }).apply((known) => {
			const found = known.filter((event) => event.name === name);
			const [event] = found;
			if (event?.eventId !== undefined && found.length === 1) return event.eventId;
			const problem =
				found.length > 1
					? `There are ${found.length} ${status} events "${name}": ${found.map(({ eventId: id }) => id).join(", ")}. Use one of the ids.`
					: `There is no ${status} event "${name}". There are: ${known.map((one) => one.name).join(", ") || "none"}.`;
			throw new pulumi.RunError(problem);
		}),
	);
}
