import { Document, isMap, isScalar } from "yaml";
import { literal } from "../../conference/file/params";
import { daysOf } from "../../conference/pull/wall-times";
import { nodeOf } from "../yaml";
import { calendarOf, type ProgrammeDay } from "./days";

/** A conference file to import into, with what the organiser has to fill in. */
export function newDocument(title: string | undefined, days: readonly ProgrammeDay[], timezone: string): Document {
	const document = new Document({});
	const calendar = calendarOf(days, timezone);
	const name = literal(title ?? "Conference");
	const event = {
		name,
		description: name,
		eventType: "CONFERENCE",
		accessLevel: "PRIVATE_UNRESTRICTED",
		attendanceType: "virtual",
		timezone,
		...(daysOf(calendar) ?? { calendar }),
	};
	const contents = { hub: "Community", event, defaults: { sessions: { type: "webinar" } } };
	document.contents = nodeOf(document, contents) as typeof document.contents;
	if (isMap(document.contents)) {
		document.contents.flow = false;
		const [hub] = document.contents.items;
		if (isScalar(hub?.value)) hub.value.comment = " name of the hub that hosts the event";
	}
	return document;
}
