import type { Cell, GridDay, Placed } from "./grid";
import { Markup, markup } from "./markup";

const LANE = 176;
const TIME = 52;
const MINUTE = 1.2;
const DAY_HEAD = 58;
const GAP = 24;
const LINE = 15;
/** Characters that fit in the width of a lane. */
const CHARACTERS = 22;

/** Colours of a programme, light and dark. */
const STYLE = `
text{font:12px system-ui,sans-serif;fill:#1b1f24}.h{font-size:16px;font-weight:600}.b{font-weight:600}.d{fill:#4b535d}
.bg{fill:#fff}rect.s{fill:#f6f8fa;stroke:#c8cfd6}.g{stroke:#c8cfd6;stroke-dasharray:2 3}
@media(prefers-color-scheme:dark){text{fill:#e8ecf1}.d{fill:#b3bcc6}.bg{fill:#12161b}rect.s{fill:#1b2129;stroke:#3b444e}.g{stroke:#3b444e}}
`;

/** What a picture shows of a session, besides its times. */
export interface Shown {
	name: string;
	speakers: readonly string[];
	/** Class names of its box: `new`. */
	classes?: readonly string[];
	/** Words behind its times: `Moved`. */
	marks?: readonly string[];
}

/** How a picture is drawn. */
export interface PictureOptions<Entry extends Placed> {
	/** What the picture is, for who can't see it. */
	label: string;
	show(entry: Entry): Shown;
	/** Further style, for the classes of sessions. */
	style?: string;
}

/** Words in lines of so many characters; what doesn't fit ends in an ellipsis. */
function wrap(text: string, width: number, lines: number): string[] {
	const result: string[] = [""];
	for (const word of text.split(/\s+/)) {
		const last = result.at(-1) ?? "";
		const joined = last === "" ? word : `${last} ${word}`;
		if (joined.length <= width || last === "") result[result.length - 1] = joined;
		else result.push(word);
	}
	const shown = result.slice(0, lines).map((line) => (line.length > width ? `${line.slice(0, width - 1)}…` : line));
	if (result.length > lines && shown.length > 0)
		shown[shown.length - 1] = `${(shown.at(-1) ?? "").slice(0, width - 1)}…`;
	return shown;
}

function cellPicture<Entry extends Placed>(
	day: GridDay<Entry>,
	{ from, to }: Cell<Entry>,
	x: number,
	top: number,
	{ name: title, speakers, classes = [], marks = [] }: Shown,
): Markup {
	const [origin = 0] = day.lines;
	const [y, height] = [top + (from - origin) * MINUTE, Math.max(4, (to - from) * MINUTE - 2)];
	const room = Math.floor((height - 4) / LINE);
	const head = [`${day.clock(from)}–${day.clock(to)}`, ...marks];
	const name = wrap(title, CHARACTERS, Math.max(1, room - 1));
	// Where there is room for one line alone, the name is what matters.
	const texts = room < 2 ? name.slice(0, Math.max(0, room)) : [head.join(" · "), ...name];
	if (texts.length < room && speakers.length > 0)
		texts.push(...wrap(speakers.join(", "), CHARACTERS, room - texts.length));
	return markup`<g><title>${[...head, title].join(" · ")}</title><rect class="${["s", ...classes].join(" ")}" x="${x + 2}" y="${y.toFixed(1)}" width="${LANE - 4}" height="${height.toFixed(1)}" rx="4"/>${texts.map((text, index) => markup`<text class="${index === 1 || room < 2 ? "b" : "n"}" x="${x + 8}" y="${(y + 2 + (index + 0.8) * LINE).toFixed(1)}">${text}</text>`)}</g>`;
}

function dayPicture<Entry extends Placed>(
	day: GridDay<Entry>,
	top: number,
	show: PictureOptions<Entry>["show"],
): { picture: Markup; height: number; width: number } {
	const { label, lines, columns } = day;
	const [origin = 0, last = 0] = [lines[0], lines.at(-1)];
	const parts: Markup[] = [markup`<text class="h" x="8" y="${top + 20}">${label}</text>`];
	const lanes = columns.reduce((sum, column) => sum + column.lanes.length, 0);
	const width = TIME + lanes * LANE + 8;
	const start = top + DAY_HEAD;
	for (const minute of lines.filter((one, index) => index === 0 || one - (lines[index - 1] ?? 0) >= 10)) {
		const y = (start + (minute - origin) * MINUTE).toFixed(1);
		parts.push(
			markup`<line class="g" x1="${TIME}" x2="${width - 8}" y1="${y}" y2="${y}"/><text class="d" x="8" y="${y}" dy="4">${day.clock(minute)}</text>`,
		);
	}
	let x = TIME;
	for (const column of columns) {
		parts.push(
			markup`<text class="b" x="${x + 8}" y="${top + 46}">${wrap(column.label, CHARACTERS * column.lanes.length, 1)[0] ?? ""}</text>`,
		);
		for (const lane of column.lanes) {
			parts.push(...lane.map((cell) => cellPicture(day, cell, x, start, show(cell.entry))));
			x += LANE;
		}
	}
	return { picture: markup`<g>${parts}</g>`, height: DAY_HEAD + (last - origin) * MINUTE + GAP, width };
}

/**
 * A picture (SVG) of some words, where there is too much to draw.
 *
 * @param label what would be drawn, for who can't see it
 */
export function wordsPicture(label: string, lines: readonly string[]): string {
	const height = 2 * GAP + lines.length * LINE;
	const texts = lines.map((line, index) => markup`<text x="16" y="${GAP + (index + 1) * LINE}">${line}</text>`);
	return markup`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 420 ${height}" width="420" height="${height}" role="img" aria-label="${[label, ...lines].join(". ")}">
<style>${new Markup(STYLE)}</style><rect class="bg" width="420" height="${height}"/>
${texts}
</svg>
`.text;
}

/** The days of a grid as a picture (SVG) in which nothing runs and that loads nothing. */
export function pictureText<Entry extends Placed>(
	days: readonly GridDay<Entry>[],
	{ label, show, style = "" }: PictureOptions<Entry>,
): string {
	let top = 8;
	let width = 320;
	const pictures = days.map((day) => {
		const one = dayPicture(day, top, show);
		top += one.height;
		width = Math.max(width, one.width);
		return one.picture;
	});
	const height = Math.ceil(top);
	return markup`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${label}">
<style>${new Markup(STYLE + style)}</style><rect class="bg" width="${width}" height="${height}"/>
${pictures}
</svg>
`.text;
}
