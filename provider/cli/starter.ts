import { stringify } from "yaml";

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
