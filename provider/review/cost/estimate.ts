import { type OperationId, operation, type RateLabel } from "../../api/contract";
import { MEETING_WRITES_A_DAY, REQUESTS_A_DAY, timeAtPace } from "../../api/limits";
import { toSnakeCase } from "../../api/names";
import type { Plan } from "../../api/settings";
import { uploadOperations } from "../../api/upload-parts";
import { type Kind, kinds } from "../../kinds";
import type { Properties } from "../../lifecycle/description";
import { requestsOf, type StepRequest, type Surroundings } from "../../lifecycle/requests";
import { compileDescription } from "../../lifecycle/shape";
import { type Preview, type Step, UNKNOWN } from "../preview";
import { type Emails, emailsOf } from "./emails";

/** How an estimate is made. */
export interface EstimateOptions {
	/** Plan whose limits count; `off` for none. */
	plan: Plan | "off";
	/** Resources that the engine handles at the same time, which limits what shares a call; no limit where not given. */
	parallel?: number;
	/** Size of a local file in bytes; undefined where it can't be told. */
	sizeOf?: (path: string) => number | undefined;
}

/** A limit of a day, and what of it is used. */
export interface DayLimit {
	/** What is limited: `LIGHT`, `MEDIUM` or `HEAVY` requests of the account, or `meetings` of a user. */
	of: RateLabel | "meetings";
	used: number;
	limit: number;
	/** Whether one day is enough, if nothing else uses it up. */
	holds: boolean;
}

/** What an `up` asks of the API. */
export interface Estimate {
	plan: Plan | "off";
	/** All that will be made, `reads` and `writes`. */
	requests: number;
	/** As each object is read by itself: a list may serve several, and may have more than one page. */
	reads: number;
	writes: number;
	/** Further ones, at most, if what is taken over differs from what is declared. */
	ifDifferent: number;
	byLabel: Readonly<Record<RateLabel, number>>;
	/** Requests of each operation. */
	byOperation: Readonly<Record<string, number>>;
	/** Least time at the plan's pace, in s; undefined where the plan has none. */
	seconds?: number;
	days: readonly DayLimit[];
	emails: Emails;
	/** What lists of people will do, row by row, as the provider says it. */
	lists: readonly string[];
}

/** Counts the requests that a preview's changes will take, and the people who get e-mail for them. */
export function estimateOf(preview: Preview, options: EstimateOptions): Estimate {
	const { plan } = options;
	const parentsOf = parentsIn(preview);
	const requests = preview.steps.flatMap((step) => requestsIn(step, parentsOf, options));
	const byOperation = countsOf(
		requests.filter(({ isIfDifferent }) => isIfDifferent !== true),
		options.parallel,
	);
	const byLabel: Record<RateLabel, number> = { LIGHT: 0, MEDIUM: 0, HEAVY: 0 };
	let reads = 0;
	let writes = 0;
	for (const [id, count] of byOperation) {
		const { method, rateLabel } = operation(id);
		byLabel[rateLabel] += count;
		if (method === "GET") reads += count;
		else writes += count;
	}
	return {
		plan,
		requests: reads + writes,
		reads,
		writes,
		ifDifferent: requests.filter(({ isIfDifferent }) => isIfDifferent === true).length,
		byLabel,
		byOperation: Object.fromEntries([...byOperation].sort(([one], [other]) => (one < other ? -1 : 1))),
		...(plan !== "off" && { seconds: timeAtPace(plan, byLabel) / 1000 }),
		days: plan === "off" ? [] : daysOf(plan, byLabel, preview.steps),
		emails: emailsOf(preview.steps),
		lists: preview.lists,
	};
}

function requestsIn(step: Step, parentsOf: ParentsOf, { sizeOf }: EstimateOptions): readonly StepRequest[] {
	const description = compileDescription(kinds[step.kind]);
	const around: Surroundings = {
		isUnknown: (value) => value === UNKNOWN,
		isManaged: (inputs) => isManaged(step.kind, inputs, parentsOf),
		uploadOf: ({ path, text }) =>
			uploadOperations(typeof path === "string" ? (sizeOf?.(path) ?? 0) : Buffer.byteLength(String(text ?? ""))),
	};
	return requestsOf(description, { ...step, ...(step.isImport === true && { operation: "import" }) }, around);
}

/** Inputs of the objects that an operation reads and that have an id; of all new ones where the id is unknown. */
type ParentsOf = (get: OperationId, id: unknown) => readonly Properties[];

/** The objects of a preview by what reads them and by their ids, gone ones too: each step may ask for its parent. */
function parentsIn({ objects, steps }: Preview): ParentsOf {
	const byPlace = new Map<string, Properties[]>();
	const token = (get: unknown, id: unknown): string => JSON.stringify([get, isNew({ id }) ? UNKNOWN : id]);
	const gone = steps
		.filter(({ operation: done }) => done === "delete")
		.map((step) => ({ kind: step.kind, id: step.id, inputs: step.before }));
	for (const { kind, id, inputs } of [...objects, ...gone]) {
		const place = token(kinds[kind].operations.get, id);
		const same = byPlace.get(place);
		if (same === undefined) byPlace.set(place, [inputs]);
		else same.push(inputs);
	}
	return (get, id) => byPlace.get(token(get, id)) ?? [];
}

/** Whether the API makes an object itself, by what the preview says of its parent. */
function isManaged(kind: Kind, inputs: Properties, parentsOf: ParentsOf): boolean {
	const { managedByParent, parents } = kinds[kind];
	const [parent = ""] = parents;
	if (managedByParent === undefined) return false;
	const id = inputs[parent];
	const shown = parentsOf(managedByParent.parent, id).map((values) =>
		Object.fromEntries(Object.entries(values).map(([name, value]) => [toSnakeCase(name), value])),
	);
	return shown.length > 0 && shown.every((one) => managedByParent.when(one));
}

function isNew({ id }: { id?: unknown }): boolean {
	return id === undefined || id === UNKNOWN;
}

/** Counts of requests by operation, with those that share one as one. */
function countsOf(requests: readonly StepRequest[], parallel = Number.POSITIVE_INFINITY): Map<OperationId, number> {
	const counts = new Map<OperationId, number>();
	const batches = new Map<string, { id: OperationId; max: number; items: number }>();
	const shared = new Set<string>();
	const add = (id: OperationId, count: number): void => {
		counts.set(id, (counts.get(id) ?? 0) + count);
	};
	for (const { operation: id, batch, sharedAs } of requests) {
		if (batch !== undefined) {
			const { items } = batches.get(batch.group) ?? { items: 0 };
			const max = batch.isOfOne === true ? batch.max : Math.min(batch.max, parallel);
			batches.set(batch.group, { id, max, items: items + 1 });
		} else if (sharedAs === undefined || !shared.has(sharedAs)) {
			if (sharedAs !== undefined) shared.add(sharedAs);
			add(id, 1);
		}
	}
	for (const { id, max, items } of batches.values()) add(id, Math.ceil(items / max));
	return counts;
}

function daysOf(plan: Plan, byLabel: Estimate["byLabel"], steps: readonly Step[]): DayLimit[] {
	const limits = Object.entries(REQUESTS_A_DAY[plan]) as [RateLabel, number][];
	const meetings = steps.filter(
		({ kind, operation: done, after, isImport }) =>
			done !== "delete" && isImport !== true && kinds[kind].isMeeting?.(after) === true,
	).length;
	const day = (of: DayLimit["of"], used: number, limit: number): DayLimit => ({
		of,
		used,
		limit,
		holds: used <= limit,
	});
	return [
		...limits.map(([label, limit]) => day(label, byLabel[label], limit)),
		day("meetings", meetings, MEETING_WRITES_A_DAY),
	];
}
