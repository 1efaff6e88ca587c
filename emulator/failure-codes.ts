import type { Operation } from "./contract";
import { Refusal } from "./errors";

/** A failure of validation that the API refuses with a code of its own, where others are 300. */
interface Coded {
	/** Fields or query parameters that it is about. */
	field: RegExp;
	/** What fails about it, as JSON Schema names it; anything where not given. */
	keyword?: string;
	code: number;
	message: string;
}

/** Such failures by operation. */
const CODED: Readonly<Record<string, Coded>> = {
	createEvent: {
		field: /^calendar\.\d+\.(start|end)_time$/,
		keyword: "required",
		code: 26204,
		message: "Calender must contains start_time and end_time.",
	},
	EventActions: {
		field: /^duplicate_event\.start_time$/,
		code: 1002,
		message: "Invalid duplicated event start time.",
	},
	UpdateSessionLivestreamConfiguration: {
		field: /^incoming_config\.stream_key_type$/,
		code: 26305,
		message: "Incoming livestream key type is invalid. This type is not supported for update.",
	},
	EventSurveyReportApi: {
		field: /^(page_size|next_page_token)$/,
		code: 400,
		message: "Invalid `page_size` or `event_id/next_page_token`.",
	},
};

/**
 * What refuses a request, with the code that its operation documents for what failed. Where anything else failed too,
 * all of it is named with 300.
 */
export function withOwnCode(operation: Operation, error: unknown): unknown {
	const coded = CODED[operation.id];
	if (coded === undefined || !(error instanceof Refusal) || error.code !== 300 || error.fields.length === 0)
		return error;
	const isMeant = error.fields.every(
		({ field, keyword }) => coded.field.test(field) && (coded.keyword === undefined || coded.keyword === keyword),
	);
	return isMeant ? new Refusal(400, coded.code, coded.message) : error;
}
