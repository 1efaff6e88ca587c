import Ajv from "ajv/dist/2020";
import addFormats from "ajv-formats";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { invalid } from "./errors";

/** Path of the token endpoint, as routes of rules name it. */
export const TOKEN_PATH = "/oauth/token";

/**
 * What can go wrong with a request:
 * - `drop-before`: the connection ends before anything is done
 * - `drop-after-commit`: it is done, and the connection ends without an answer
 * - `truncate`: it is done, and the answer is cut in the middle
 * - `html`: an HTML page answers, of a proxy that never asked the API
 * - `status`: refused with `status`, and `code`, `message` and `retryAfter` where given
 * - `delay`: answered `delayMs` later
 * - `token-expiry`: every token ends, this request's too
 * - `status-after-commit`: it is done, and a page answers with `status` and `retryAfter`, of a proxy; with `json`, the
 *   API's own refusal with `code` and `message` too
 */
export const FAULT_KINDS = [
	"drop-before",
	"drop-after-commit",
	"truncate",
	"html",
	"status",
	"delay",
	"token-expiry",
	"status-after-commit",
] as const;

/** When a fault happens, and which. */
export interface FaultRule {
	kind: (typeof FAULT_KINDS)[number];
	/**
	 * Requests it is for, such as `POST /zoom_events/events`; `POST` or `*` are for any path of the API. All of the API
	 * where not given. Requests for tokens are meant by `POST /oauth/token` alone.
	 */
	route?: string;
	/** Chance of each request, 0 to 1; 1 where neither this nor `nth` is given. */
	probability?: number;
	/** The one request, counted from 1, of those that the rule is for. */
	nth?: number;
	/** HTTP status of `status` and `status-after-commit`; 503 where not given. */
	status?: number;
	/** Zoom's code in the API's refusal; the HTTP status where not given. */
	code?: number;
	message?: string;
	/** Value of `Retry-After`, in seconds or as a date. */
	retryAfter?: string;
	/** True where `status-after-commit` answers the API's refusal, and no page. */
	json?: boolean;
	/** Of `delay`, in ms. */
	delayMs?: number;
}

/** Body of `PUT /_emulator/faults`. */
export interface FaultPlan {
	/** The same seed gives the same faults for the same requests; 1 where not given. */
	seed?: number;
	/** The first rule that strikes counts; an empty list ends all faults. */
	rules: FaultRule[];
}

const PLAN_SCHEMA = {
	type: "object",
	required: ["rules"],
	additionalProperties: false,
	properties: {
		seed: { type: "integer" },
		rules: {
			type: "array",
			items: {
				type: "object",
				required: ["kind"],
				additionalProperties: false,
				properties: {
					kind: { enum: FAULT_KINDS },
					route: { type: "string", pattern: "^(\\*|GET|POST|PATCH|PUT|DELETE)( /.*)?$" },
					probability: { type: "number", minimum: 0, maximum: 1 },
					nth: { type: "integer", minimum: 1 },
					status: { type: "integer", minimum: 400, maximum: 599 },
					code: { type: "integer" },
					message: { type: "string" },
					retryAfter: { type: "string" },
					json: { type: "boolean" },
					delayMs: { type: "integer", minimum: 0, maximum: 600_000 },
				},
			},
		},
	},
};

const isPlan = addFormats(new Ajv({ allErrors: true })).compile<FaultPlan>(PLAN_SCHEMA);

/** Draws faults by rules, the same for the same seed. */
export class Faults {
	#rules: { rule: FaultRule; seen: number }[] = [];
	#random = xoroshiro128plus(1);

	/**
	 * Sets the rules in place of all before.
	 *
	 * @throws Refusal 400/300 where the plan is not valid
	 */
	set(plan: unknown): void {
		if (!isPlan(plan)) {
			const failures = (isPlan.errors ?? []).map(({ instancePath, message = "" }) => ({
				field: instancePath,
				message,
			}));
			throw invalid(...failures);
		}
		this.#rules = plan.rules.map((rule) => ({ rule, seen: 0 }));
		this.#random = xoroshiro128plus(plan.seed ?? 1);
	}

	/** The fault of a request; undefined where all goes well. */
	of(method: string, path: string): FaultRule | undefined {
		let struck: FaultRule | undefined;
		// Every rule counts and draws each time, so that one rule's chance doesn't hang on another's.
		for (const entry of this.#rules) {
			const { rule } = entry;
			if (!isFor(rule.route, method, path)) continue;
			entry.seen++;
			const isStruck =
				rule.nth !== undefined ? entry.seen === rule.nth : this.#draw() < (rule.probability ?? 1) * 1_000_000;
			if (isStruck) struck ??= rule;
		}
		return struck;
	}

	#draw(): number {
		return uniformInt(this.#random, 0, 999_999);
	}
}

function isFor(route: string | undefined, method: string, path: string): boolean {
	const [wantedMethod = "*", wantedPath] = (route ?? "*").split(" ");
	// A rule for any path leaves tokens alone, without which nothing else can be asked for.
	const isPath = wantedPath === undefined ? path !== TOKEN_PATH : wantedPath === path;
	return isPath && (wantedMethod === "*" || wantedMethod === method);
}
