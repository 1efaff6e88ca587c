import { withoutRefused } from "./declarable";
import type { Properties } from "./description";
import type { CompiledDescription } from "./shape";
import { ORIGINAL } from "./state";
import { pickInputs } from "./values";

/**
 * What an object that always exists was before it was taken over, as far as it can be written: answers may lack what a
 * write of the same must have, such as the file of a video's transcript.
 *
 * @param outs outputs of the state
 */
export function originalOf(description: CompiledDescription, outs: Properties): Properties {
	const { [ORIGINAL]: original } = outs;
	if (original === undefined) return {};
	const parents = pickInputs(description, outs, ({ isParent }) => isParent);
	return withoutRefused(description, { ...parents, ...original }, () => undefined);
}
