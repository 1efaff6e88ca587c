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

const CALENDAR: readonly Coded[] = [
	{
		field: /^calendar\.\d+\.(start|end)_time$/,
		keyword: "required",
		code: 26204,
		message: "Calender must contains start_time and end_time.",
	},
	{ field: /^calendar$/, keyword: "maxItems", code: 26202, message: "Event schedule cannot be more than 6 days." },
];

const SALE_DATES: readonly Coded[] = [
	{ field: /^(start|end)_time$/, keyword: "type", code: 26401, message: "The ticket sale dates are invalid." },
];

/** Such failures by operation; an update has those of its create. */
const CODED: Readonly<Record<string, readonly Coded[]>> = {
	createEvent: CALENDAR,
	updateEvent: CALENDAR,
	EventActions: [
		{ field: /^duplicate_event\.name$/, code: 1002, message: "Invalid duplicated event name." },
		{ field: /^duplicate_event\.start_time$/, code: 1002, message: "Invalid duplicated event start time." },
		{ field: /^duplicate_event\.timezone$/, code: 1003, message: "Invalid duplicate event timezone." },
	],
	UpdateSessionLivestreamConfiguration: [
		{
			field: /^incoming_config\.stream_key_type$/,
			code: 26305,
			message: "Incoming livestream key type is invalid. This type is not supported for update.",
		},
	],
	EventSurveyReportApi: [
		{
			field: /^(page_size|next_page_token)$/,
			code: 400,
			message: "Invalid `page_size` or `event_id/next_page_token`.",
		},
	],
	createTicketType: SALE_DATES,
	updateTicketType: SALE_DATES,
};

/**
 * What refuses a request, with the code that its operation documents for what failed, or failed first. Where anything
 * else failed too, all of it is named with 300.
 */
export function withOwnCode(operation: Operation, error: unknown): unknown {
	const known = CODED[operation.id];
	if (known === undefined || !(error instanceof Refusal) || error.code !== 300) return error;
	const found = error.fields.map(({ field, keyword }) =>
		known.find((coded) => coded.field.test(field) && (coded.keyword === undefined || coded.keyword === keyword)),
	);
	const [first] = found;
	if (first === undefined || found.includes(undefined)) return error;
	return new Refusal(400, first.code, first.message);
}
