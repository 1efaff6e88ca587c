/** Keys and indices from the top: where something is in a conference. */
export type Path = readonly (string | number)[];

/** `["calendar", 0, "endTime"]` to `calendar[0].endTime`. */
export function pathText(path: Path): string {
	return path.reduce<string>(
		(text, step) => (typeof step === "number" ? `${text}[${step}]` : text === "" ? step : `${text}.${step}`),
		"",
	);
}

/** `calendar[0].endTime` to `["calendar", 0, "endTime"]`. */
export function toPath(text: string): (string | number)[] {
	return [...text.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([step, index]) => (index === undefined ? step : Number(index)));
}
