import * as pulumi from "@pulumi/pulumi";
import { messageOf } from "../api/answers";
import type { ZoomEventsClient } from "../api/client";
import type { ResponseBody } from "../api/types";
import { programClient } from "../hosts/program/settings";
import { lookUpAll } from "./in-program";
import { type ListFunction, listFunction } from "./list";
import type { Camel } from "./types";

/** The registrants of an event. `GET /zoom_events/events/{eventId}/registrants` */
export const registrants: ListFunction<"getRegistrants"> = listFunction("registrants");

/** The attendees of a session. `GET /zoom_events/events/{eventId}/sessions/{sessionId}/attendees` */
export const sessionAttendees: ListFunction<"getSessionAttendeeList"> = listFunction("sessionAttendees");

/** The check-ins of an event. `GET /zoom_events/events/{eventId}/attendee_action` */
export const eventAttendeeActions: ListFunction<"ListEventAttendeeActions"> = listFunction("eventAttendeeActions");

/** The check-ins of a session. `GET /zoom_events/events/{eventId}/sessions/{sessionId}/attendee_action` */
export const sessionAttendeeActions: ListFunction<"ListSessionAttendeeActions"> =
	listFunction("sessionAttendeeActions");

/** What an attendee did in a hub. `GET /zoom_events/hubs/{hubId}/attendee_insights/engagement` */
export const attendeeEngagement: ListFunction<"getAttendeeEngagement"> = listFunction("attendeeEngagement");

/** A token to join a session with; secret. `GET /zoom_events/events/{eventId}/sessions/{sessionId}/join_token` */
export function sessionJoinToken(args: {
	eventId: pulumi.Input<string>;
	sessionId: pulumi.Input<string>;
}): pulumi.Output<Camel<ResponseBody<"getSessionJoinToken">>> {
	return pulumi.secret(lookUpAll("sessionJoinToken", args)) as pulumi.Output<
		Camel<ResponseBody<"getSessionJoinToken">>
	>;
}

/** Most attendees that a call checks in. */
const MOST_IN_A_CALL = 300;

/** An attendee that was not checked in, and why. */
export interface CheckInError {
	email: string;
	message: string;
}

/**
 * Checks attendees in to an event, or to one of its sessions; at the door, not in a `pulumi up`.
 *
 * Any number: calls of up to 300 follow one another. What the API refuses of a call comes back, the rest is done.
 *
 * @param source where it was done, such as a console's name
 * @throws ZoomApiError where the API refuses a call as a whole; the calls before it are done
 */
export async function checkIn(
	args: { eventId: string; sessionId?: string; emails: readonly string[]; source?: string },
	client: ZoomEventsClient = programClient(),
): Promise<CheckInError[]> {
	const { eventId, sessionId, emails, source } = args;
	const failed: CheckInError[] = [];
	for (let start = 0; start < emails.length; start += MOST_IN_A_CALL) {
		const attendees = emails
			.slice(start, start + MOST_IN_A_CALL)
			.map((email) => ({ email, action: "check-in" as const }));
		const body = { attendees, ...(source === undefined ? {} : { source }) };
		const answer =
			sessionId === undefined
				? await client.call("UpdateEventAttendeeActions", { path: { eventId }, body })
				: await client.call("UpdateSessionAttendeeActions", { path: { eventId, sessionId }, body });
		for (const error of answer?.errors ?? [])
			failed.push({ email: error.email ?? "", message: messageOf(error) ?? "" });
	}
	return failed;
}
