import { stringify } from "yaml";
import { slugOf } from "../conference/pull/keys";

/** What this package says of itself. */
const OWN = require("pulumi-zoom-events/package.json") as {
	version: string;
	peerDependencies: Record<string, string>;
};

/** The types of Node.js that a program may use: those of the oldest version that the newest Pulumi SDK runs on. */
const NODE_TYPES = "^22.0.0";

/** First line of a conference file: where editors find its schema. */
export const SCHEMA_LINE =
	"# yaml-language-server: $schema=./node_modules/pulumi-zoom-events/dist/schema/conference.schema.json";

/** A commented conference to start from, by the name of its hub. */
export function conferenceFile(hub: string): string {
	return `${SCHEMA_LINE}
# One conference. You choose keys such as "ada" and "opening"; changing a title or the order replaces nothing.

# Name of the hub that hosts the event; or use hubId: with its id.
hub: ${stringify(hub).trim()}

# For the next edition: another file with "extends: ./this-file.yaml" and other values.
params:
  year: { type: integer, default: 2027, description: Year of the edition }
  firstDay: { type: date, default: 2027-05-04, description: Date of the first day }

event:
  name: Example Conference \${params.year}
  description: A day of talks.
  eventType: CONFERENCE # or SIMPLE_EVENT, RECURRING
  accessLevel: PRIVATE_UNRESTRICTED
  attendanceType: virtual # or in-person, hybrid
  timezone: Europe/Berlin # all times below are in this zone
  firstDay: \${params.firstDay}
  days:
    - { from: 09:00, to: 18:00 }

# Sessions can only use these tracks.
tracks:
  main: Main track

# Default values for the objects of a section.
defaults:
  sessions: { type: webinar, lasts: 45m }

speakers:
  ada: { name: Ada Example, email: ada@example.com, jobTitle: Engineer }
  grace: { name: Grace Sample, email: grace@example.com }

sessions:
  opening: { name: Opening, at: 09:30, track: main, speakers: [ada] }
  compilers:
    name: Compilers for people
    at: 10:30
    lasts: 1h
    track: main
    speakers: [grace]

ticketTypes:
  full:
    name: Full
    currency: EUR
    free: true
    startTime: \${params.year}-01-10T09:00
    endTime: \${params.firstDay}T00:00
    sessions: ALL # or keys of sessions

accessLinks:
  registration: { name: Registration, type: registration, authenticationMethod: zoom_account_otp }

# true publishes the event once everything else is created.
publish: false
`;
}

/** The Pulumi project, by the name of its folder. */
export function projectFile(folder: string): string {
	return `name: ${slugOf(folder, "conference")}\nruntime: nodejs\ndescription: A conference as one YAML file\n`;
}

/** What the program needs. Without a TypeScript of its own it would be compiled by that of the SDK, which is too old. */
export function packageFile(): string {
	const { typescript, ...sdk } = OWN.peerDependencies;
	const project = {
		private: true,
		main: "index.ts",
		scripts: { check: "tsc --noEmit" },
		dependencies: { ...sdk, "pulumi-zoom-events": `^${OWN.version}` },
		devDependencies: { "@types/node": NODE_TYPES, typescript },
	};
	return `${JSON.stringify(project, undefined, 2)}\n`;
}

/** How the program is compiled, by Pulumi and by an editor alike. */
export function compilerFile(): string {
	const compilerOptions = {
		strict: true,
		target: "es2022",
		module: "nodenext",
		types: ["node"],
		skipLibCheck: true,
		noEmit: true,
	};
	return `${JSON.stringify({ compilerOptions, files: ["index.ts"] }, undefined, 2)}\n`;
}

/** What is never committed. */
export const IGNORED = "node_modules/\n";

/** The program that brings a conference file up. */
export function programFile(file: string): string {
	return `/** The conference of ${file}. */
import * as zoom from "pulumi-zoom-events";

const conference = new zoom.Conference("conference", { file: ${JSON.stringify(file)} });

export const eventId = conference.eventId;
export const sessionIds = conference.ids.sessions;
`;
}
