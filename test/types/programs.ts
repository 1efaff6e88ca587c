/** What a program may declare and read, as types: run by the type checker. */
import type * as pulumi from "@pulumi/pulumi";
import * as zoom from "pulumi-zoom-events";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** Compiles where two types are the same. */
function same<A, B>(_: Equal<A, B>): void {}

declare const event: zoom.Event;
declare const later: pulumi.Output<string>;

same<zoom.Event["eventId"], pulumi.Output<string>>(true);
same<zoom.Event["eventUrl"], pulumi.Output<string | undefined>>(true);
same<zoom.File["videoId"], pulumi.Output<string>>(true);
same<zoom.SessionPolls["polls"], pulumi.Output<zoom.SessionPollsPoll[]>>(true);
same<zoom.SessionArgs["type"], pulumi.Input<"meeting" | "webinar" | "none">>(true);

// Values of other resources fit everywhere, deep in lists too.
new zoom.Session("opening", {
	eventId: event.eventId,
	name: later,
	type: "webinar",
	startTime: later,
	endTime: later,
	timezone: "Europe/Berlin",
	sessionSpeakers: [{ speakerId: later, showInSessionDetail: later.apply((text) => text !== "") }],
});

// So do values that another resource may not have, where they may be left out.
declare const ada: zoom.Speaker;
new zoom.Speaker("again", { eventId: event.eventId, name: ada.name, biography: ada.biography });

// @ts-expect-error they don't where one must be declared
new zoom.Speaker("without", { eventId: event.eventId, name: ada.biography });

// @ts-expect-error a misspelt property
new zoom.Speaker("ada", { eventId: event.eventId, nmae: "Ada Example" });

// @ts-expect-error a required one is missing
new zoom.Speaker("ada", { eventId: event.eventId });

// @ts-expect-error a value that is not among those that the API takes
new zoom.VodChannel("videos", { hubId: later, name: "Videos", type: "VIDEO_LIST" });

// @ts-expect-error a property of another kind
export const wrong = event.speakerId;
