import type { Line } from "../figure.ts";
import { median } from "../statistics.ts";
import { duration, whole } from "./format.ts";

const WIDTH = 790;
const HEIGHT = 330;
const TOP = 64;
const BOTTOM = HEIGHT - 44;

/** A named series of points. */
interface Series {
	name: string;
	points: { x: number; y: number }[];
}

const CLASSES: Record<string, string> = {
	"this provider": "ours",
	"do-nothing provider": "idle",
	"textbook provider": "textbook",
};
const classOf = (name: string): string => CLASSES[name] ?? "ours";

const text = (x: number, y: number, content: string, attributes = ""): string =>
	`<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${attributes}>${content}</text>`;

/** A step of 1, 2 or 5 times a power of ten that divides a range into about four. */
function niceStep(range: number): number {
	const power = 10 ** Math.floor(Math.log10(range / 4));
	return ([1, 2, 5].find((factor) => factor * power >= range / 4) ?? 10) * power;
}

function seriesOf(lines: readonly Line[]): Series[] {
	const all = new Map<string, Map<number, number>>();
	for (const { sessions = 0, ours, other } of lines) {
		for (const [name, values] of [
			["this provider", ours] as const,
			[other?.name ?? "", other?.values ?? []] as const,
		]) {
			const points = all.get(name) ?? new Map<number, number>();
			all.set(name, points);
			// Here the first figure's own times stand, not those that were taken beside the textbook's.
			if (!points.has(sessions)) points.set(sessions, median(values) / 1000);
		}
	}
	return [...all].map(([name, points]) => ({
		name,
		points: [...points].map(([x, y]) => ({ x, y })).sort((a, b) => a.x - b.x),
	}));
}

/** Time of `up` over the count of sessions. */
function curves(lines: readonly Line[], left: number, right: number): string {
	const series = seriesOf(lines);
	const points = series.flatMap((each) => each.points);
	const [maxX, maxY] = [Math.max(...points.map(({ x }) => x)), Math.max(...points.map(({ y }) => y))];
	const step = niceStep(maxY);
	const topY = Math.ceil(maxY / step) * step;
	const placeX = (x: number): number => left + (x / maxX) * (right - left);
	const placeY = (y: number): number => BOTTOM - (y / topY) * (BOTTOM - TOP);
	const parts: string[] = [];
	for (let y = 0; y <= topY + step / 2; y += step) {
		parts.push(`<path class="grid" d="M${left} ${placeY(y).toFixed(1)}H${right}"/>`);
		parts.push(text(left - 6, placeY(y) + 4, `${Number(y.toPrecision(6))} s`, 'class="faint" text-anchor="end"'));
	}
	for (const x of new Set(points.map((point) => point.x)))
		parts.push(text(placeX(x), BOTTOM + 18, whole(x), 'class="faint" text-anchor="middle"'));
	parts.push(text((left + right) / 2, BOTTOM + 36, "sessions", 'class="faint" text-anchor="middle"'));
	for (const { name, points: of } of series) {
		const place = of.map(({ x, y }) => `${placeX(x).toFixed(1)} ${placeY(y).toFixed(1)}`);
		parts.push(`<path class="line ${classOf(name)}" d="M${place.join("L")}"/>`);
		for (const { x, y } of of)
			parts.push(
				`<circle class="${classOf(name)}" cx="${placeX(x).toFixed(1)}" cy="${placeY(y).toFixed(1)}" r="3.5"/>`,
			);
	}
	return parts.join("\n");
}

/** Bars of a refresh: a group for requests, one for time, each on its own scale. */
function bars(lines: readonly Line[], left: number, right: number): string {
	const largest = Math.max(...lines.map(({ sessions = 0 }) => sessions));
	const groups = lines.filter(({ sessions }) => sessions === largest);
	const width = (right - left) / groups.length;
	const parts = [`<path class="grid" d="M${left} ${BOTTOM}H${right}"/>`];
	for (const [index, { unit, ours, other }] of groups.entries()) {
		const shown = unit === "time" ? duration : whole;
		const values = [
			{ name: "this provider", value: median(ours) },
			{ name: other?.name ?? "", value: median(other?.values ?? []) },
		];
		const scale = (BOTTOM - TOP - 20) / Math.max(...values.map(({ value }) => value));
		for (const [bar, { name, value }] of values.entries()) {
			const x = left + index * width + width / 2 + (bar - 1) * 48 + 4;
			const height = Math.max(1, value * scale);
			parts.push(
				`<rect class="${classOf(name)}" x="${x.toFixed(1)}" y="${(BOTTOM - height).toFixed(1)}" width="40" height="${height.toFixed(1)}" rx="2"/>`,
			);
			parts.push(text(x + 20, BOTTOM - height - 6, shown(value), 'text-anchor="middle"'));
		}
		const label = unit === "time" ? "time" : "requests";
		parts.push(text(left + index * width + width / 2, BOTTOM + 18, label, 'class="faint" text-anchor="middle"'));
	}
	return parts.join("\n");
}

/** Readable on a light and on a dark page. */
const STYLE = `text{font:12px system-ui,sans-serif;fill:#1f2328}.title{font-weight:600;font-size:14px}.faint{fill:#59636e}
.grid{stroke:#d1d9e0;fill:none}.line{fill:none;stroke-width:2}
.ours{fill:#0969da}.idle{fill:#8c959f}.textbook{fill:#bc4c00}
.line.ours{stroke:#0969da;fill:none}.line.idle{stroke:#8c959f;fill:none;stroke-dasharray:5 4}.line.textbook{stroke:#bc4c00;fill:none}
@media(prefers-color-scheme:dark){text{fill:#f0f6fc}.faint{fill:#9198a1}.grid{stroke:#3d444d}}`;

/** Draws `up` and `refresh`; undefined where either was not measured. */
export function plot(lines: readonly Line[]): string | undefined {
	const ups = lines.filter(({ what, sessions }) => what.startsWith("`up`") && sessions !== undefined);
	const refreshes = lines.filter(({ what }) => what.startsWith("`refresh`"));
	if (ups.length === 0 || refreshes.length === 0) return undefined;
	const largest = Math.max(...refreshes.map(({ sessions = 0 }) => sessions));
	const names = [...new Set(ups.flatMap(({ other }) => ["this provider", other?.name ?? ""]))];
	const legend = names.map((name, index) => {
		const x = 56 + index * 150;
		return `<rect class="${classOf(name)}" x="${x}" y="34" width="12" height="12" rx="2"/>${text(x + 18, 45, name)}`;
	});
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Time of up over the count of sessions, and requests and time of a refresh, against other providers">
<style>${STYLE}</style>
${text(10, 20, "Time of pulumi up", 'class="title"')}
${text(510, 20, `pulumi refresh of ${whole(largest)} sessions`, 'class="title"')}
${legend.join("\n")}
${curves(ups, 56, 440)}
${bars(refreshes, 510, 750)}
</svg>
`;
}
