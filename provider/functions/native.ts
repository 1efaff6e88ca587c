import * as pulumi from "@pulumi/pulumi";
import type { OperationId } from "../api/contract";
import type { ResponseBody } from "../api/types";
import { announced } from "../hosts/announced";
import type { Properties } from "../lifecycle/description";
import { PACKAGE } from "../lifecycle/state-form";
import { functionDescription, type LISTS } from "./descriptions";
import type { LookupArgs, RecordOf } from "./list";
import { plainError } from "./run-error";
import type { Camel, Inputs } from "./types";

/** Gives every record of a list operation, from the account of the provider that the options name. */
export type NativeListFunction<Id extends OperationId> = (
	args: Inputs<LookupArgs<Id>>,
	opts?: pulumi.InvokeOptions,
) => pulumi.Output<Camel<RecordOf<Id>>[]>;

/** What the SDK puts before the plugin's own words. */
const PREFIX = /^invocation of \S+ returned an error: /;

/** Calls a function of the native plugin; an error is shown by its message alone. */
function invoke(name: string, args: object, opts: pulumi.InvokeOptions = {}): pulumi.Output<Properties> {
	announced.note({ by: `${name}()`, operations: new Set(functionDescription(name).operations) });
	const known = pulumi.output(args) as pulumi.Output<pulumi.Inputs>;
	return known.apply(async (inputs) => {
		try {
			return (await pulumi.runtime.invoke(`${PACKAGE}:index:${name}`, inputs, opts)) as Properties;
		} catch (error) {
			throw plainError(String((error as Error).message).replace(PREFIX, ""));
		}
	}) as pulumi.Output<Properties>;
}

/** What a function gives under its own name. */
function lookUp<T>(name: string, args: object, opts?: pulumi.InvokeOptions): pulumi.Output<T> {
	return invoke(name, args, opts).apply((found) => found[name] as T) as pulumi.Output<T>;
}

function list<Name extends keyof typeof LISTS>(name: Name): NativeListFunction<(typeof LISTS)[Name]> {
	return (args, opts) => lookUp(name, args as object, opts);
}

/** Hubs of which the app's user is host or attendee. `GET /zoom_events/hubs` */
export const hubs: NativeListFunction<"getHubList"> = list("hubs");

/** The videos of a hub. `GET /zoom_events/hubs/{hubId}/videos` */
export const hubVideos: NativeListFunction<"ListHubVideos"> = list("hubVideos");

/** Events by role (`host` or `attendee`) and status. `GET /zoom_events/events` */
export const events: NativeListFunction<"getEvents"> = list("events");

/** The registrants of an event. `GET /zoom_events/events/{eventId}/registrants` */
export const registrants: NativeListFunction<"getRegistrants"> = list("registrants");

/** The attendees of a session. `GET /zoom_events/events/{eventId}/sessions/{sessionId}/attendees` */
export const sessionAttendees: NativeListFunction<"getSessionAttendeeList"> = list("sessionAttendees");

/** The check-ins of an event. `GET /zoom_events/events/{eventId}/attendee_action` */
export const eventAttendeeActions: NativeListFunction<"ListEventAttendeeActions"> = list("eventAttendeeActions");

/** The check-ins of a session. `GET /zoom_events/events/{eventId}/sessions/{sessionId}/attendee_action` */
export const sessionAttendeeActions: NativeListFunction<"ListSessionAttendeeActions"> = list("sessionAttendeeActions");

/** What an attendee did in a hub. `GET /zoom_events/hubs/{hubId}/attendee_insights/engagement` */
export const attendeeEngagement: NativeListFunction<"getAttendeeEngagement"> = list("attendeeEngagement");

/** The e-mails that an event sends. `GET /zoom_events/events/{eventId}/email_types` */
export const emailTypes: NativeListFunction<"listEmailTypes"> = list("emailTypes");

/** Who got an e-mail of a type, and how. `GET /zoom_events/events/{eventId}/email_types/{emailTypeId}/send_status` */
export const emailSendStatus: NativeListFunction<"listEmailSentStatuses"> = list("emailSendStatus");

/** Id of a hub, by its name; an error names those that there are. `GET /zoom_events/hubs` */
export function hubId(args: { name: pulumi.Input<string> }, opts?: pulumi.InvokeOptions): pulumi.Output<string> {
	return lookUp("hubId", args, opts);
}

/**
 * Id of an event that the app's user hosts, by its name. `GET /zoom_events/events`
 *
 * @param args `status` is `upcoming` where not given; `draft`, `past` and `cancelled` are the others
 */
export function eventId(
	args: { name: pulumi.Input<string>; status?: pulumi.Input<"upcoming" | "past" | "draft" | "cancelled"> },
	opts?: pulumi.InvokeOptions,
): pulumi.Output<string> {
	return lookUp("eventId", args, opts);
}

/** Id of a conference's sponsor tier, by its name. `GET /zoom_events/events/{eventId}/sponsor_tiers` */
export function sponsorTierId(
	args: { eventId: pulumi.Input<string>; name: pulumi.Input<string> },
	opts?: pulumi.InvokeOptions,
): pulumi.Output<string> {
	return lookUp("sponsorTierId", args, opts);
}

/** A token to join a session with; secret. `GET /zoom_events/events/{eventId}/sessions/{sessionId}/join_token` */
export function sessionJoinToken(
	args: { eventId: pulumi.Input<string>; sessionId: pulumi.Input<string> },
	opts?: pulumi.InvokeOptions,
): pulumi.Output<Camel<ResponseBody<"getSessionJoinToken">>> {
	return pulumi.secret(invoke("sessionJoinToken", args, opts)) as pulumi.Output<
		Camel<ResponseBody<"getSessionJoinToken">>
	>;
}
