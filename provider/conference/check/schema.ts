import type { ContractSchema } from "../../api/contract";
import { checkEntries, LEVELS } from "../checks";
import { PARAM_TYPES } from "../file/params";
import { eventFacts, publicationFacts, questionsFacts, sectionEntries } from "../sections";
import { itemSchema, nestedSchema, propertiesOf } from "./object-schema";
import { mapOf, object, RULES, text } from "./schema-parts";

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

function checksSchema(): ContractSchema {
	const isOff = { properties: { level: { const: "off" } }, required: ["level"] };
	const settings = checkEntries.map(([name, { says, found, section }]) => {
		const setting = object(
			{
				level: {
					enum: [...LEVELS],
					description: "off, warning (without this entry), or error, which stops everything",
				},
				reason: text("Why; needed to turn the check off"),
				...(section !== undefined && {
					only: {
						type: "array",
						minItems: 1,
						items: text(`Key of the section ${section}`),
						description: `Keys of the ${section} for which it holds; for all where left out`,
					},
				}),
			},
			["level"],
			`What to make of ${says}. ${found}`,
		);
		// biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
		return [name, { ...setting, [RULES]: [{ if: isOff, then: { required: ["reason"] } }] }] as const;
	});
	return object(Object.fromEntries(settings), [], "What is hardly meant: what each check makes of what it finds");
}

const PARTS = "Events that the programme is divided into, since an event lasts at most six days";

/** Properties of the event that hold for all its parts. */
const OF_ALL_PARTS = [
	"firstDay",
	"days",
	"calendar",
	"recurrence",
	"eventType",
	"meetingType",
	"timezone",
	"duplicateOf",
];

function partsSchema(): ContractSchema {
	const own = Object.entries(itemSchema(eventFacts).properties ?? {}).filter(([name]) => !OF_ALL_PARTS.includes(name));
	const part = object(
		{
			days: {
				type: "array",
				minItems: 1,
				items: { type: "integer", minimum: 1, description: "Number of a day of the event, from 1" },
				description: "Numbers of its days, in order; at most six",
			},
			keepsNames: {
				type: "boolean",
				description:
					"True for the part that goes on with the event that the file made before it was divided: names without the part's key",
			},
			...Object.fromEntries(own),
		},
		["days"],
		"An event of its own, with some of the days; what it says goes before what the event says",
	);
	return mapOf({ ...part, description: "By a key without dashes, which begins the names of its resources" }, PARTS);
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
		parts: partsSchema(),
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
		checks: checksSchema(),
	};
	// Once for a section and its defaults, so that it is compiled once.
	const $defs = Object.fromEntries(items.map(({ name, item }) => [name, item]));
	return { ...object(properties, ["event"], "A conference"), $defs };
}
