import { randomBytes } from "node:crypto";
import { temperamentsOf } from "./define";

/** Ids in another alphabet. */
export const idTemperaments = temperamentsOf({
	"ids-odd": {
		does: "gives new objects ids with `+`, `/` and `=`, which a path has to encode",
		start: () => ({
			newId: () => {
				const id = randomBytes(12).toString("base64url");
				return `${id.slice(0, 8)}+/${id.slice(8)}==`;
			},
		}),
	},
});
