import type { EmailFact, Properties } from "../lifecycle/description";

/**
 * Those to whom alone something is open get an invitation, as Zoom says: once, when they come on the list.
 *
 * @param listOf their addresses, by the inputs
 */
export function invites(listOf: (inputs: Properties) => unknown): EmailFact {
	const addressesOf = (inputs: Properties): Set<string> => {
		const list = listOf(inputs);
		return new Set((Array.isArray(list) ? list : []).map((address) => String(address).toLowerCase()));
	};
	return {
		on: ["create", "update"],
		about: "an invitation",
		isSaid: true,
		people: (inputs, before) => {
			const known = addressesOf(before);
			return [...addressesOf(inputs)].filter((address) => !known.has(address)).length;
		},
	};
}
