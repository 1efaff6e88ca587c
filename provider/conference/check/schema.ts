import type { ContractSchema } from "../../api/contract";
import { PARAM_TYPES } from "../file/params";
import { eventFacts, publicationFacts, questionsFacts, sectionEntries } from "../sections";
import { itemSchema, nestedSchema, propertiesOf } from "./object-schema";
import { mapOf, object, text } from "./schema-parts";

function seriesSchema(): ContractSchema {
	return object(
		{
			rule: text("When it recurs, as an RRULE of RFC 5545: FREQ=MONTHLY;BYDAY=1TU"),
			from: { type: "string", format: "date", description: "Date on or after which the first one is: 2027-01-01" },
			at: { type: "string", format: "clock", description: "Start on each date, in the event's time zone: 18:00" },
			lasts: { type: "string", format: "length", description: "Length of each: 2h" },
			count: { type: "integer", minimum: 1, maximum: 365, description: "How many there are; or until" },
			until: { type: "string", format: "date", description: "Last date that may be one; or count" },
			as: {
				enum: ["recurring", "events"],
				description: "One event of type RECURRING, or an event for each date",
			},
		},
		["rule", "from", "at", "lasts", "as"],
		"A series of events by a rule, instead of the event's days",
	);
}

function publishSchema(): ContractSchema {
	const { cancelMessage = {}, allowDestructive = {} } = propertiesOf(publicationFacts.kind).properties;
	const long = object(
		{ cancelMessage, allowDestructive },
		[],
		"Publishes the event, with a message for the day it is cancelled",
	);
	return { anyOf: [{ type: "boolean" }, long], description: publicationFacts.description };
}

function sourceSchema(): ContractSchema {
	return object(
		{
			from: text("System that wrote the export, such as pretalx; by default its form tells"),
			url: { type: "string", pattern: "^https?://", description: "Address of the export; or file" },
			file: text("Path of the export, relative to this file; or url"),
			language: text("Language of texts that the export has in several: en"),
			trackCategory: text("Sessionize's category that is the track; by default the one called Track"),
			columns: mapOf(text("Name of the column"), "Columns of a CSV file by what they hold: title, start, end"),
		},
		[],
		"Where the programme comes from; zoom-events sync takes it over from there",
	);
}

function paramsSchema(): ContractSchema {
	const scalar: ContractSchema = { type: ["string", "number", "boolean"] };
	const long = object(
		{
			type: { enum: [...PARAM_TYPES], description: "Type; by default that of the default value" },
			default: { ...scalar, description: "Value where none is given" },
			description: text("What it is for"),
		},
		[],
		"A parameter with its type",
	);
	const item: ContractSchema = { anyOf: [scalar, long], description: "A default, or type and default" };
	return {
		...mapOf(item, "Parameters of the file, used by name in placeholders"),
		propertyNames: { pattern: "^[A-Za-z][A-Za-z0-9_-]*$" },
	};
}

/** The schema of a whole conference, after templates and placeholders; defaults of a section may lack what is required. */
export function conferenceSchema(): ContractSchema {
	const items = sectionEntries.map(([name, facts]) => ({ name, facts, item: itemSchema(facts) }));
	const labels = (what: string): ContractSchema => mapOf(text(`Name of the ${what}`), `Names of the ${what}s by key`);
	const properties: Record<string, ContractSchema> = {
		params: paramsSchema(),
		hub: text("Name of the hub; or hubId"),
		hubId: text("Id of the hub; or hub"),
		event: itemSchema(eventFacts),
		source: sourceSchema(),
		series: seriesSchema(),
		rooms: labels("room"),
		tracks: labels("track"),
		defaults: object(
			Object.fromEntries(items.map(({ name }) => [name, { $ref: `#/$defs/${name}` }])),
			[],
			"What holds for every object of a section that doesn't say otherwise",
		),
		questions: nestedSchema(questionsFacts),
		...Object.fromEntries(
			items.map(({ name, facts }) => [name, mapOf({ $ref: `#/$defs/${name}` }, facts.description)]),
		),
		publish: publishSchema(),
	};
	// Once for a section and its defaults, so that it is compiled once.
	const $defs = Object.fromEntries(items.map(({ name, item }) => [name, item]));
	return { ...object(properties, ["event"], "A conference"), $defs };
}
