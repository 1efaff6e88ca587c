/**
 * Writes the announcement, and gives it to the organiser's own command.
 *
 * Input: the programme, a line a session. Output: the same, which Pulumi keeps and gives back at the next change as
 * PULUMI_COMMAND_STDOUT; that is how the next run knows what was announced. EVENT is the event's name, ANNOUNCE the
 * command. Where that command fails, so does `pulumi up`, and the next `up` announces again.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

const { EVENT, ANNOUNCE = "cat", PULUMI_COMMAND_STDOUT } = process.env;
const programme = readFileSync(0, "utf8").split("\n");

/** What is to be said; nothing where the programme is as it was. */
function announcement() {
	if (PULUMI_COMMAND_STDOUT === undefined) return [`${EVENT} is live. The programme:`, ...programme];
	const before = PULUMI_COMMAND_STDOUT.split("\n");
	const gone = before.filter((line) => !programme.includes(line)).map((line) => `- ${line}`);
	const added = programme.filter((line) => !before.includes(line)).map((line) => `+ ${line}`);
	return gone.length + added.length === 0 ? [] : [`The programme of ${EVENT} has changed:`, ...gone, ...added];
}

const lines = announcement();
// What the command prints goes to standard error: standard output is what Pulumi keeps.
if (lines.length > 0) {
	// Not execSync: its error shows the command, which is a secret. One that ends before it has read all is its own matter.
	const { status } = spawnSync(ANNOUNCE, { input: `${lines.join("\n")}\n`, stdio: ["pipe", 2, 2], shell: true });
	if (status !== 0) {
		console.error(`The announcement failed: its command ended with ${status ?? "a signal"}.`);
		process.exit(1);
	}
}
process.stdout.write(programme.join("\n"));
