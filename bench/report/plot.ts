import type { Line } from "../figure.ts";
import { growthOf, median } from "../statistics.ts";
import { whole } from "./format.ts";

const WIDTH = 790;
const HEIGHT = 350;
const TOP = 84;
const BOTTOM = HEIGHT - 44;

/** A named series of points. */
interface Series {
	name: string;
	/** Class of its style. */
	style: string;
	points: { x: number; y: number }[];
}

const text = (x: number, y: number, content: string, attributes = ""): string =>
	`<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${attributes}>${content}</text>`;

/** A step of 1, 2 or 5 times a power of ten that divides a range into about four. */
function niceStep(range: number): number {
	const power = 10 ** Math.floor(Math.log10(range / 4));
	return ([1, 2, 5].find((factor) => factor * power >= range / 4) ?? 10) * power;
}

/** Horizontal lines of a scale from 0, and what turns a value into a place on it. */
function scaleOf(values: readonly number[], left: number, right: number, unit: string) {
	const step = niceStep(Math.max(...values));
	const top = Math.ceil(Math.max(...values) / step) * step;
	const place = (value: number): number => BOTTOM - (value / top) * (BOTTOM - TOP);
	const parts: string[] = [];
	for (let value = 0; value <= top + step / 2; value += step) {
		parts.push(`<path class="grid" d="M${left} ${place(value).toFixed(1)}H${right}"/>`);
		const label = `${Number(value.toPrecision(6))}${unit}`;
		parts.push(text(left - 6, place(value) + 4, label, 'class="faint" text-anchor="end"'));
	}
	return { place, parts };
}

/** Squares and names of what is drawn, in rows of so many. */
function legend(
	entries: readonly { name: string; style: string }[],
	left: number,
	width: number,
	inRow: number,
): string {
	return entries
		.map(({ name, style }, index) => {
			const [x, y] = [left + (index % inRow) * width, 34 + 18 * Math.floor(index / inRow)];
			return `<rect class="${style}" x="${x}" y="${y}" width="12" height="12" rx="2"/>${text(x + 18, y + 11, name)}`;
		})
		.join("\n");
}

/** Times over the count of sessions. */
function curves(series: readonly Series[], left: number, right: number): string {
	const points = series.flatMap((each) => each.points);
	const maxX = Math.max(...points.map(({ x }) => x));
	const { place, parts } = scaleOf(
		points.map(({ y }) => y),
		left,
		right,
		" s",
	);
	const placeX = (x: number): number => left + (x / maxX) * (right - left);
	for (const x of new Set(points.map((point) => point.x)))
		if (x >= maxX / 20) parts.push(text(placeX(x), BOTTOM + 18, whole(x), 'class="faint" text-anchor="middle"'));
	parts.push(text((left + right) / 2, BOTTOM + 36, "sessions", 'class="faint" text-anchor="middle"'));
	for (const { style, points: of } of series) {
		const places = of.map(({ x, y }) => [placeX(x).toFixed(1), place(y).toFixed(1)] as const);
		parts.push(`<path class="line ${style}" d="M${places.map(([x, y]) => `${x} ${y}`).join("L")}"/>`);
		for (const [x, y] of places) parts.push(`<circle class="${style}" cx="${x}" cy="${y}" r="3.5"/>`);
	}
	return parts.join("\n");
}

/** Rates by the number of runners, a group of bars each. */
function bars(
	groups: readonly { label: string; values: readonly { style: string; value: number }[] }[],
	left: number,
	right: number,
): string {
	const { place, parts } = scaleOf(
		[LIMIT, ...groups.flatMap(({ values }) => values.map(({ value }) => value))],
		left,
		right,
		"/s",
	);
	const width = (right - left) / groups.length;
	for (const [index, { label, values }] of groups.entries()) {
		const middle = left + (index + 0.5) * width;
		for (const [bar, { style, value }] of values.entries()) {
			const x = middle + (bar - values.length / 2) * 22 + 2;
			const y = place(value);
			parts.push(
				`<rect class="${style}" x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="18" height="${(BOTTOM - y).toFixed(1)}" rx="2"/>`,
			);
		}
		parts.push(text(middle, BOTTOM + 18, label, 'class="faint" text-anchor="middle"'));
	}
	parts.push(`<path class="line limit" d="M${left} ${place(LIMIT).toFixed(1)}H${right}"/>`);
	parts.push(text((left + right) / 2, BOTTOM + 36, "runners", 'class="faint" text-anchor="middle"'));
	return parts.join("\n");
}

/** Requests a second that plan `pro` has for creates. */
const LIMIT = 30;

/** Readable on a light and on a dark page. */
const STYLE = `text{font:12px system-ui,sans-serif;fill:#1f2328}.title{font-weight:600;font-size:14px}.faint{fill:#59636e}
.grid{stroke:#d1d9e0;fill:none}.line{fill:none;stroke-width:2}
.run{fill:#0969da}.whole{fill:#54aeff}.limit{fill:#8c959f}.checked{fill:#bc4c00}.store1{fill:#1a7f37}.store2{fill:#8250df}
.line.run{stroke:#0969da;fill:none}.line.whole{stroke:#54aeff;fill:none}.line.checked{stroke:#bc4c00;fill:none}
.line.limit{stroke:#8c959f;fill:none;stroke-dasharray:5 4}
@media(prefers-color-scheme:dark){text{fill:#f0f6fc}.faint{fill:#9198a1}.grid{stroke:#3d444d}}`;

/** Points of the lines whose text fits, in seconds; `other` takes what they are compared with. */
function pointsOf(lines: readonly Line[], what: RegExp, of: "ours" | "other" = "ours"): Series["points"] {
	return lines
		.flatMap(({ what: text, sessions, ours, other }) =>
			sessions !== undefined && what.test(text)
				? [{ x: sessions, y: median(of === "ours" ? ours : (other?.values ?? [])) / 1000 }]
				: [],
		)
		.sort((one, next) => one.x - next.x);
}

/** The curves that are drawn, by the lines of the figures. */
function seriesOf(lines: readonly Line[]): Series[] {
	const run = /^`zoom-events up` .* answers after 100 ms: the run$/;
	return [
		{
			name: "pulumi up, an API without limits",
			style: "checked",
			points: pointsOf(lines, /^`up` of [\d,]+ sessions$/),
		},
		{
			name: "zoom-events up, with its preview",
			style: "whole",
			points: pointsOf(lines, /^`zoom-events up` .* answers after 100 ms: with its preview$/),
		},
		{ name: "the run of it alone", style: "run", points: pointsOf(lines, run) },
		{ name: "the limit of plan Pro", style: "limit", points: pointsOf(lines, run, "other") },
	].filter(({ points }) => points.length > 0);
}

/** Ways in which runners share a rate, in the order of their bars. */
const SHARING = [
	{ name: "no store", style: "run" },
	{ name: "Redis", style: "store1" },
	{ name: "PostgreSQL", style: "store2" },
] as const;

/** How many runners were measured together. */
const RUNNERS = ["2", "4", "8"] as const;

/** Draws what large conferences take, and what several machines reach together; undefined where either was not measured. */
export function plot(lines: readonly Line[]): string | undefined {
	const series = seriesOf(lines);
	const run = series.find(({ style }) => style === "run");
	const rateOf = (runners: string, name: string): number | undefined => {
		const found = lines.find(({ what }) => what === `${runners} runners, ${name}: together`);
		return found && median(found.ours);
	};
	const groups = RUNNERS.map((runners) => ({
		label: runners,
		values: SHARING.flatMap(({ name, style }) => {
			const value = rateOf(runners, name);
			return value === undefined ? [] : [{ style, value }];
		}),
	}));
	if (run === undefined || run.points.length < 2 || groups.every(({ values }) => values.length === 0)) return undefined;
	const power = growthOf(run.points.map(({ x, y }) => ({ size: x, value: y }))).toFixed(2);
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Time to bring up conferences of up to 10,000 sessions, beside the limit of plan Pro, and creates a second of several runners on one account">
<style>${STYLE}</style>
${text(10, 20, `Large conferences: the run grows with the power ${power}`, 'class="title"')}
${text(500, 20, "Several runners, one account", 'class="title"')}
${legend(series, 10, 215, 2)}
${legend(SHARING, 500, 95, 3)}
${curves(series, 56, 440)}
${bars(groups, 540, 780)}
</svg>
`;
}
