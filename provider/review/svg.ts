import { withoutAddresses } from "../programme/addresses";
import { type Cell, type GridDay, gridOf } from "../programme/grid";
import { Markup, markup } from "../programme/markup";
import { STATE_WORDS } from "./html";
import type { Entry } from "./programme";
import type { Review, View } from "./review";

const LANE = 176;
const TIME = 52;
const MINUTE = 1.2;
const DAY_HEAD = 58;
const GAP = 24;
const LINE = 15;
/** Characters that fit in the width of a lane. */
const CHARACTERS = 22;

const STYLE = `
text{font:12px system-ui,sans-serif;fill:#1b1f24}.h{font-size:16px;font-weight:600}.b{font-weight:600}.d{fill:#4b535d}
.bg{fill:#fff}rect.s{fill:#f6f8fa;stroke:#c8cfd6}.new{fill:#e2f6e6!important;stroke:#1a7f37!important}
.removed{fill:#fde7e7!important;stroke:#b42318!important}.moved{fill:#fff2d3!important;stroke:#8a5d00!important}
.changed{fill:#e4efff!important;stroke:#0a5ccf!important}.away{stroke:#8a5d00!important;stroke-dasharray:4 3}
.x{stroke:#b42318!important;stroke-width:3}.g{stroke:#c8cfd6;stroke-dasharray:2 3}
@media(prefers-color-scheme:dark){text{fill:#e8ecf1}.d{fill:#b3bcc6}.bg{fill:#12161b}rect.s{fill:#1b2129;stroke:#3b444e}
.new{fill:#11311c!important;stroke:#57c274!important}.removed{fill:#3d1719!important;stroke:#ff8f86!important}
.moved{fill:#3a2b07!important;stroke:#e5b53a!important}.changed{fill:#122a4a!important;stroke:#7db4ff!important}.g{stroke:#3b444e}}
`;

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

function cellPicture(day: GridDay<Entry>, { entry, from, to }: Cell<Entry>, x: number, top: number): Markup {
	const { row, state, conflicts } = entry;
	const [origin = 0] = day.lines;
	const [y, height] = [top + (from - origin) * MINUTE, Math.max(4, (to - from) * MINUTE - 2)];
	const room = Math.floor((height - 4) / LINE);
	const head = [`${day.clock(from)}–${day.clock(to)}`, STATE_WORDS[state], conflicts.length > 0 ? "⚠ conflict" : ""];
	const name = wrap(withoutAddresses(row.name), CHARACTERS, Math.max(1, room - 1));
	// Where there is room for one line alone, the name is what matters.
	const texts = room < 2 ? name.slice(0, Math.max(0, room)) : [head.filter((part) => part !== "").join(" · "), ...name];
	if (texts.length < room && row.speakers.length > 0)
		texts.push(...wrap(row.speakers.map(withoutAddresses).join(", "), CHARACTERS, room - texts.length));
	const classes = ["s", state, ...(conflicts.length > 0 ? ["x"] : [])].join(" ");
	return markup`<g><title>${[...head, withoutAddresses(row.name)].filter((part) => part !== "").join(" · ")}</title><rect class="${classes}" x="${x + 2}" y="${y.toFixed(1)}" width="${LANE - 4}" height="${height.toFixed(1)}" rx="4"/>${texts.map((text, index) => markup`<text class="${index === 1 || room < 2 ? "b" : "n"}" x="${x + 8}" y="${(y + 2 + (index + 0.8) * LINE).toFixed(1)}">${text}</text>`)}</g>`;
}

function dayPicture(day: GridDay<Entry>, top: number): { picture: Markup; height: number; width: number } {
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
			parts.push(...lane.map((cell) => cellPicture(day, cell, x, start)));
			x += LANE;
		}
	}
	return { picture: markup`<g>${parts}</g>`, height: DAY_HEAD + (last - origin) * MINUTE + GAP, width };
}

/** The programme as a picture, for a comment: the same grid as the page's. */
export function toSvg(review: Review, view: View = "changes"): string {
	let top = 8;
	let width = 320;
	const pictures = gridOf(review.entries(view), review).map((day) => {
		const one = dayPicture(day, top);
		top += one.height;
		width = Math.max(width, one.width);
		return one.picture;
	});
	const height = Math.ceil(top);
	return markup`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${`Programme of ${withoutAddresses(review.title)}, times in ${review.zone}`}">
<style>${new Markup(STYLE)}</style><rect class="bg" width="${width}" height="${height}"/>
${pictures}
</svg>
`.text;
}
