import { isObject } from "../handler";
import type { Stored } from "../store";
import { oneOf, temperamentsOf } from "./define";

function withMessageAs(name: string, { message, ...rest }: Stored): Stored {
	return message === undefined ? rest : { ...rest, [name]: message };
}

/** A JSON text whose message holds quotes as they are, which makes it no JSON. */
function malformed(json: string): string {
	const { code } = JSON.parse(json) as Stored;
	return json.replace(
		/"(message|error_message|errorMessage)":"((?:[^"\\]|\\.)*)"/,
		(_, name: string, text: string) => `"${name}":"${text.replaceAll('\\"', '"')} ["${String(code)}"]"`,
	);
}

/** How refusals and failed items are told. */
export const errorTemperaments = temperamentsOf({
	"errors-message": {
		does: "names the message of refusals and of failed items `error_message` or `errorMessage`, and answers `errors: null` where nothing failed",
		value: oneOf(["error_message", "errorMessage"]),
		start: (name) => ({
			refused: (body) => ({ errors: null, ...withMessageAs(name, body) }),
			answered: (value, field) => {
				if (field.name !== "errors") return value;
				if (isObject(value)) return withMessageAs(name, value);
				return Array.isArray(value) && value.length === 0 ? null : value;
			},
		}),
	},
	"errors-malformed": {
		does: "answers refusals as malformed JSON: with quotes in the message that are not escaped",
		start: () => ({ refusedText: malformed }),
	},
});
