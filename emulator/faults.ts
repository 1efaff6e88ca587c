import Ajv from "ajv/dist/2020";
import addFormats from "ajv-formats";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import type { FieldFailure } from "./contract";
import { invalid } from "./errors";
import { Lag, type ListConditions } from "./lists";

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
 *
 * Two are conditions: they hold for lists alone, for each that they strike, whatever else happens to the request:
 * - `list-lag`: an object is missing from the first `lists` answers of each list, and until `lagMs` after its creation
 * - `list-cap`: a list ends after `cap` objects, the oldest
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
	"list-lag",
	"list-cap",
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
	/** Answers of each list that miss an object under `list-lag`, counted from its creation. */
	lists?: number;
	/** Time from its creation for which lists miss an object under `list-lag`, in ms of the server's clock. */
	lagMs?: number;
	/** Most objects of a list under `list-cap`. */
	cap?: number;
}

/** Body of `PUT /_emulator/faults`. */
export interface FaultPlan {
	/** The same seed gives the same faults for the same requests; 1 where not given. */
	seed?: number;
	/** The first rule that strikes counts, beside all conditions that do; an empty list ends all faults. */
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
					lists: { type: "integer", minimum: 1 },
					lagMs: { type: "integer", minimum: 1 },
					cap: { type: "integer", minimum: 0 },
				},
			},
		},
	},
};

const isPlan = addFormats(new Ajv({ allErrors: true })).compile<FaultPlan>(PLAN_SCHEMA);

/** Fields of conditions, of which one must be there. */
const NEEDED: Partial<Record<FaultRule["kind"], readonly (keyof FaultRule)[]>> = {
	"list-lag": ["lists", "lagMs"],
	"list-cap": ["cap"],
};

function failuresOf({ kind, ...fields }: FaultRule, index: number): FieldFailure[] {
	const needed = NEEDED[kind] ?? [];
	if (needed.length === 0 || needed.some((name) => name in fields)) return [];
	return [{ field: `/rules/${index}`, message: `${kind} needs ${needed.join(" or ")}` }];
}

/** What a rule is matched with. */
export interface Target {
	method: string;
	/** Template of the path, or `TOKEN_PATH`. */
	path: string;
	/** Name of the list that is asked for; undefined for requests that ask for none. */
	list?: string | undefined;
}

/** What is in store for one request. */
export interface Fate extends ListConditions {
	/** Undefined where all goes well. */
	fault: FaultRule | undefined;
}

/** A rule at work. */
interface Working {
	rule: FaultRule;
	/** Requests so far that it was for. */
	seen: number;
	lag: Lag;
}

/** Draws faults by rules, the same for the same seed. */
export class Faults {
	#rules: Working[] = [];
	#random = xoroshiro128plus(1);

	/**
	 * Sets the rules in place of all before.
	 *
	 * @param next place of the next object that is made, the first that lists may miss
	 * @throws Refusal 400/300 where the plan is not valid
	 */
	set(plan: unknown, next: number): void {
		if (!isPlan(plan)) {
			const failures = (isPlan.errors ?? []).map(({ instancePath, message = "" }) => ({
				field: instancePath,
				message,
			}));
			throw invalid(...failures);
		}
		const failures = plan.rules.flatMap(failuresOf);
		if (failures.length > 0) throw invalid(...failures);
		this.#rules = plan.rules.map((rule) => ({ rule, seen: 0, lag: new Lag(rule, next) }));
		this.#random = xoroshiro128plus(plan.seed ?? 1);
	}

	/** What happens to a request. */
	of(target: Target): Fate {
		const struck: Working[] = [];
		// Every rule counts and draws each time, so that one rule's chance doesn't hang on another's.
		for (const entry of this.#rules) {
			const { rule } = entry;
			if (!isFor(rule, target)) continue;
			entry.seen++;
			const isStruck =
				rule.nth !== undefined ? entry.seen === rule.nth : this.#draw() < (rule.probability ?? 1) * 1_000_000;
			if (isStruck) struck.push(entry);
		}
		const caps = struck.flatMap(({ rule }) => (rule.kind === "list-cap" ? (rule.cap ?? []) : []));
		return {
			fault: struck.find(({ rule }) => !isCondition(rule))?.rule,
			lags: struck.filter(({ rule }) => rule.kind === "list-lag").map(({ lag }) => lag),
			cap: caps.length > 0 ? Math.min(...caps) : undefined,
		};
	}

	#draw(): number {
		return uniformInt(this.#random, 0, 999_999);
	}
}

function isCondition({ kind }: FaultRule): boolean {
	return kind === "list-lag" || kind === "list-cap";
}

function isFor(rule: FaultRule, { method, path, list }: Target): boolean {
	const [wantedMethod = "*", wantedPath] = (rule.route ?? "*").split(" ");
	if (isCondition(rule) && list === undefined) return false;
	// A rule for any path leaves tokens alone, without which nothing else can be asked for.
	const isPath = wantedPath === undefined ? path !== TOKEN_PATH : wantedPath === path;
	return isPath && (wantedMethod === "*" || wantedMethod === method);
}
