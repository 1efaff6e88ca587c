/** `npx tsx bench/conference.ts [sessions]`: CPU time to read, check and expand a conference file. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expand, formatProblem, loadConference } from "../provider/conference/index.ts";

const count = Number(process.argv[2] ?? 1000);
const numbers = Array.from({ length: count }, (_, index) => index);
const hour = (index: number): string => String(8 + (Math.floor(index / 5) % 12)).padStart(2, "0");
const text = `hub: Community
event:
  name: Bench
  description: For measuring.
  eventType: CONFERENCE
  accessLevel: PRIVATE_UNRESTRICTED
  attendanceType: virtual
  timezone: Europe/Berlin
  firstDay: 2031-05-04
  days:
${"    - { from: 08:00, to: 20:00 }\n".repeat(5)}speakers:
${numbers.map((index) => `  s${index}: { name: Speaker ${index}, email: s${index}@example.com }\n`).join("")}sessions:
${numbers
	.map(
		(index) =>
			`  talk${index}:\n    name: Talk ${index}\n    type: webinar\n    day: ${1 + (index % 5)}\n    at: ${hour(index)}:00\n    lasts: 45m\n    room: room-${Math.floor(index / 60)}\n    speakers: [s${index}]\n`,
	)
	.join("")}`;

const folder = mkdtempSync(join(tmpdir(), "zoom-events-bench-"));
const file = join(folder, "conference.yaml");
writeFileSync(file, text);

function cpuMs(step: () => void): string {
	const before = process.cpuUsage();
	step();
	const { user, system } = process.cpuUsage(before);
	return `${Math.round((user + system) / 1000)} ms`;
}

for (const run of ["first", "second", "third"]) {
	const time = cpuMs(() => {
		const { problems } = loadConference(file);
		if (problems.length > 0) throw new Error(problems.map(formatProblem).join("\n"));
	});
	console.log(`${run} check of ${count} sessions: ${time}`);
}
const { spec } = loadConference(file);
if (spec !== undefined) console.log(`expansion alone: ${cpuMs(() => expand(spec))}`);
rmSync(folder, { recursive: true });
