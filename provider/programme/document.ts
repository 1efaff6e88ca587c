import { createHash } from "node:crypto";
import { Markup, markup } from "./markup";

/** What a page consists of. */
export interface PageParts {
	/** Plain text. */
	title: string;
	/** What else its head says. */
	head?: Markup;
	style: string;
	script: string;
	/** What stands in `body`. */
	body: Markup;
}

const hash = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** A page that needs nothing else: it loads nothing, and its policy forbids it to; only its own script runs. */
export function documentText({ title, head = new Markup(""), style, script, body }: PageParts): string {
	const policy = `default-src 'none'; img-src data:; style-src ${hash(style)}; script-src ${hash(script)}; base-uri 'none'; form-action 'none'`;
	return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
${head}<link rel="icon" href="data:,">
<style>${new Markup(style)}</style>
</head>
<body>
${body}
<script>${new Markup(script)}</script>
</body>
</html>
`.text;
}
