import { IANAZone } from "luxon";

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/**
 * A name in the way in which the database spells nearly all of them: `america/port-au-prince` to
 * `America/Port-au-Prince`. It has names that no list of the engine's has, such as `US/Pacific`.
 */
function byRule(name: string): string {
	const parts = name.toLowerCase().split("/");
	return parts
		.map((part, index) => {
			if (/\d/.test(part) || (part.length <= 3 && part !== "etc" && part !== "yap")) return part.toUpperCase();
			return part.replace(/dumont|baja|[a-z]+/g, (word, at: number) => {
				if (word === "chat" || word === "in" || (index === 0 && word.length <= 2)) return word.toUpperCase();
				if (word.length <= 2 && at > 0) return word;
				return capital(word).replace(/island|noronha|murdo|rivadavia|urville/, capital);
			});
		})
		.join("/");
}

let known: ReadonlyMap<string, string> | undefined;

/** A time zone as the IANA database spells it, however its letters are written; what is no zone, as it is. */
export function speltZone(name: string): string {
	const ruled = byRule(name);
	if (ruled === name) return name;
	known ??= new Map(Intl.supportedValuesOf("timeZone").map((zone) => [zone.toLowerCase(), zone]));
	return known.get(name.toLowerCase()) ?? (IANAZone.isValidZone(name) ? ruled : name);
}
