import { XMLParser } from "fast-xml-parser";
import { UsageError } from "../../context";
import { readSchedule } from "./schedule";
import { type Form, listOf, recordOf } from "./source";

/** Elements that may be there once or more. */
const LISTS: ReadonlySet<string> = new Set(["day", "room", "event", "person"]);

const ATTRIBUTE = "@";

/** Text of an element, which is an object where the element has attributes. */
function textOf(value: unknown): unknown {
	return typeof value === "object" && value !== null ? recordOf(value)["#text"] : value;
}

/** An event in the form of schedule.json. */
function talkOf(event: Record<string, unknown>): Record<string, unknown> {
	const texts = Object.entries(event).map(([name, value]) => [name, textOf(value)]);
	const persons = listOf(recordOf(event.persons).person).map((person) => {
		const attributes = recordOf(person);
		return {
			id: attributes["@id"],
			code: attributes["@code"],
			guid: attributes["@guid"],
			name: textOf(person),
		};
	});
	return {
		...Object.fromEntries(texts),
		id: event["@id"],
		guid: event["@guid"],
		code: event["@code"],
		links: undefined,
		attachments: undefined,
		persons,
	};
}

/** frab's schedule.xml, which pretalx exports too. No entity but those of XML itself is expanded. */
export const frabXml: Form<string> = {
	title: "frab schedule.xml",
	recognises: (text) => /<schedule[\s>]/.test(text),
	read: (text, options) => {
		if (/<!ENTITY/i.test(text))
			throw new UsageError("the export declares entities of its own, which are not expanded.");
		const parser = new XMLParser({
			ignoreAttributes: false,
			attributeNamePrefix: ATTRIBUTE,
			parseTagValue: false,
			parseAttributeValue: false,
			htmlEntities: true,
			isArray: (name, _path, _isLeaf, isAttribute) => !isAttribute && LISTS.has(name),
		});
		let content: unknown;
		try {
			content = parser.parse(text, true);
		} catch (error) {
			throw new UsageError(`the export can't be read as XML: ${(error as Error).message}`);
		}
		const { conference, day } = recordOf(recordOf(content).schedule);
		const head = recordOf(conference);
		const days = listOf(day).map((one) => {
			const { "@date": date, "@start": start, "@end": end, room } = recordOf(one);
			const rooms = new Map<string, unknown[]>();
			for (const each of listOf(room).map(recordOf)) {
				const name = String(each["@name"] ?? "");
				rooms.set(name, [...(rooms.get(name) ?? []), ...listOf(each.event).map((event) => talkOf(recordOf(event)))]);
			}
			return { date, day_start: start, day_end: end, rooms: Object.fromEntries(rooms) };
		});
		return readSchedule({ title: textOf(head.title), time_zone_name: textOf(head.time_zone_name), days }, options);
	},
};
