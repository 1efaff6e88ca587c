import { delimiter } from "node:path";
import { expect, it } from "vitest";
import { type NodeMajor, provideNode } from "../../tools/pulumi-cli/node.ts";
import { describeWith } from "../helpers/needs.ts";
import { makeNativeStack, makeStack, type TestStack } from "../helpers/stack.ts";

/** Oldest version that runs the package, and those after it that are supported for long. */
const MAJORS: readonly NodeMajor[] = [20, 22, 24];

/** A conference from a file and one talk beside it; the output says which Node.js ran the program. */
const PROGRAM = `
import * as zoom from "pulumi-zoom-events";

const conference = new zoom.Conference("devconf", { file: "conference.yaml" });
const speaker = new zoom.Speaker("guest", { eventId: conference.eventId, name: "Ada Example" });

export const version = process.version;
export const speakerId = speaker.speakerId;
`;

const CONFERENCE = `
hub: Emulator Hub
event:
  name: DevConf
  description: For tests.
  eventType: CONFERENCE
  accessLevel: PRIVATE_UNRESTRICTED
  attendanceType: virtual
  timezone: Europe/Berlin
  firstDay: 2031-05-04
  days: [{ from: 09:00, to: 18:00 }]
speakers:
  grace: { name: Grace Sample }
sessions:
  opening: { name: Opening, type: webinar, day: 1, at: 09:00, lasts: 45m, speakers: [grace] }
`;

const FILES = { "package.json": '{ "name": "test" }', "index.ts": PROGRAM, "conference.yaml": CONFERENCE };

const HOSTS = [
	["the dynamic host", makeStack],
	["the native plugin", makeNativeStack],
] as const;

for (const major of MAJORS) {
	const found = await provideNode(major);
	const need =
		"lacks" in found ? { what: found.lacks, isThere: false } : { what: `Node.js ${found.version}`, isThere: true };
	describeWith(need, `Node.js ${major}`, () => {
		const { bin, version } = found as Exclude<typeof found, { lacks: string }>;
		for (const [host, make] of HOSTS) {
			it(`runs a program by ${host}: up, no change, destroy`, async () => {
				const stack: TestStack = await make(FILES, { asUsersDo: true });
				try {
					const PATH = [bin, stack.env.PATH].join(delimiter);
					const run = async (...args: string[]): Promise<string> => {
						const { exitCode, output } = await stack.pulumiWith({ PATH }, ...args);
						expect(exitCode, output).toBe(0);
						return output;
					};
					const output = await run("up", "--yes", "--skip-preview");
					expect(output).toMatch(new RegExp(`version *: "${version}"`));
					expect(output).not.toMatch(/warning/i);
					await run("preview", "--expect-no-changes");
					await run("destroy", "--yes", "--skip-preview");
					expect(stack.emulator.state().event ?? []).toEqual([]);
				} finally {
					await stack.close();
				}
			});
		}
	});
}
