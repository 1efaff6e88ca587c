import { Duration } from "luxon";

/** Minutes of `00:45`, `1:01:30` (days, hours, minutes), `PT45M`, `1h30m`, `45` or 45; undefined where it is no length. */
export function durationOf(value: unknown): number | undefined {
	if (typeof value === "number") return value > 0 && Number.isFinite(value) ? value : undefined;
	if (typeof value !== "string") return undefined;
	const text = value.trim();
	const minutes = inColons(text) ?? inUnits(text) ?? (/^\d+(?:\.\d+)?$/.test(text) ? Number(text) : inIso(text));
	return minutes !== undefined && minutes > 0 && Number.isFinite(minutes) ? minutes : undefined;
}

function inColons(text: string): number | undefined {
	const [, days = "0", hours, minutes] = /^(?:(\d+):)?(\d+):(\d\d)$/.exec(text) ?? [];
	return hours === undefined ? undefined : (Number(days) * 24 + Number(hours)) * 60 + Number(minutes);
}

function inUnits(text: string): number | undefined {
	const [all, hours = "0", minutes = "0"] =
		/^(?:(\d+) ?h(?:ours?)?)? ?(?:(\d+) ?m(?:in(?:utes?)?)?)?$/i.exec(text) ?? [];
	return all === undefined || all === "" ? undefined : Number(hours) * 60 + Number(minutes);
}

function inIso(text: string): number | undefined {
	const duration = Duration.fromISO(text);
	return duration.isValid ? duration.as("minutes") : undefined;
}
