import { additionTemperaments } from "./additions";
import { bodyTemperaments } from "./bodies";
import type { Temperament } from "./define";
import { errorTemperaments } from "./errors";
import { idTemperaments } from "./ids";
import { lagTemperaments } from "./lags";
import { listTemperaments } from "./lists";
import { textTemperaments } from "./text";
import { valueTemperaments } from "./values";
import { zoneTemperaments } from "./zones";

/** Every temperament by name, in the order in which they act: of those around a handler the first is the outermost. */
export const table: Readonly<Record<string, Temperament>> = {
	...lagTemperaments,
	...listTemperaments,
	...idTemperaments,
	...additionTemperaments,
	...textTemperaments,
	...zoneTemperaments,
	...valueTemperaments,
	...bodyTemperaments,
	...errorTemperaments,
};

/** A temperament as it is documented. */
export interface TemperamentInfo {
	name: string;
	/** Ways to write it: `lists-lag=<n>`. */
	forms: readonly string[];
	/** Ways to write it that can be used as they are: `lists-lag=2`. */
	samples: readonly string[];
	/** What the API does under it, in a sentence. */
	does: string;
}

/** Ways to write a temperament with its values, or without one where there is a standard. */
function written(name: string, values: readonly string[], standard: string | undefined): string[] {
	const withValue = values.filter((value) => value !== standard).map((value) => `${name}=${value}`);
	return standard === undefined ? withValue : [name, ...withValue];
}

/** Every temperament that the local API knows. */
export const TEMPERAMENTS: readonly TemperamentInfo[] = Object.entries(table).map(([name, { does, value }]) => ({
	name,
	does,
	forms: value === undefined ? [name] : written(name, value.forms, value.standard),
	samples: value === undefined ? [name] : written(name, value.samples, value.standard),
}));
