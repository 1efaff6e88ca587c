/** The page on scopes: how they are listed and compared, and those of commands and functions. */
import { neededScopes } from "../../provider/api/scopes.ts";
import { functionDescriptions } from "../../provider/functions/descriptions.ts";
import { commandNeeds } from "../../provider/scopes/commands.ts";
import { functionNeed } from "../../provider/scopes/needs.ts";

const TEXT = `<!-- Made by \`npm run generate\` from tools/generate/scopes.ts: change that. -->

# Scopes

An app in the Zoom App Marketplace can do what its scopes say. Give it those that your conference needs, and no others:

\`\`\`sh
zoom-events scopes conference.yaml               # for pulumi up and destroy
zoom-events scopes conference.yaml --read-only   # for an app that runs previews and drift alone
zoom-events scopes --classic                     # for any program, by an app with classic scopes
zoom-events scopes --preview preview.json        # for a program without a file: what pulumi preview --json printed
\`\`\`

The names are those of a server-to-server app, which end in \`:admin\`. One scope of either sort, granular or classic, is
enough for an operation. What a single resource needs is at the end of its [page](../README.md#resources), and
[operations.md](operations.md) has the scopes of each operation.

Listed is what can be needed in the life of a resource, also where that is rare: a session's reservations are looked at
before it is deleted if it takes any, and a ticket type's tickets if a list doesn't show how many are sold.

## What is compared

Zoom's answer to the token request names the app's scopes. They are compared with what is about to be done before each
request, which takes no request of its own:

- **Before the first write**, with all that the run is known to need: every resource and look-up that the program has
  declared by then. A conference file is declared whole before the first write, and so are the resources of a TypeScript
  program that are made in one go. A program in YAML or Python declares a resource once what it refers to exists: a kind
  that comes later is compared before its own first write.
- **Before a read**, with that read alone, so that an app with read scopes is enough for a preview, \`refresh\` and
  \`drift\`. \`pull\` compares what every event needs before its first request.

\`\`\`
The app lacks 3 scopes, so createEvent was not sent:
  Exhibitor: zoom_events:delete:exhibitor:admin, zoom_events:write:exhibitor:admin
  sponsorTierId(): zoom_events:read:list_sponsor_tiers:admin
Add what is missing to the app in the Zoom App Marketplace, and activate it again; "zoom-events scopes" lists all that is needed.
\`\`\`

Whatever else of the run is not sent for the same reason refers to this error in a line. In programs the error is a
\`MissingScopesError\`, a \`PermissionError\` whose \`scopes\` are the missing ones. If the token's answer names no scopes,
nothing is compared, and the API's own refusal (400, code 4711) names what it lacks.

## Commands`;

function row(name: string, scopes: readonly { scope: string }[]): string {
	return `| ${name} | ${scopes.map(({ scope }) => `\`${scope}\``).join(", ")} |`;
}

/** \`docs/scopes.md\`. */
export function scopesPage(): string {
	const commands = Object.entries(commandNeeds)
		.filter(([name]) => name !== "verify")
		.map(([name, needs]) => row(`\`${name}\``, neededScopes(needs(), "granular")));
	const functions = functionDescriptions.map(({ name }) =>
		row(`\`${name}\``, neededScopes([functionNeed(name)], "granular")),
	);
	return `${[
		TEXT,
		"What each may need at most; `zoom-events-emulator verify` needs all but those for surveys. Commands that are not named call no API.",
		["| command | scopes |", "|---|---|", ...commands].join("\n"),
		"## Functions",
		["| function | scope |", "|---|---|", ...functions].join("\n"),
	].join("\n\n")}\n`;
}
