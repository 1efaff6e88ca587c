/** Which operations, and so which scopes, it takes to do something. */
import { allOperations, type OperationId } from "../api/contract";
import type { Need } from "../api/scopes";
import { type ConferenceSpec, type Declaration, expand, Lookup } from "../conference";
import { functionDescription } from "../functions/descriptions";
import { descriptions, type Kind, kinds } from "../kinds";
import type { Properties } from "../lifecycle/description";
import { operationsOfSteps, READING, type Step, WRITING } from "../lifecycle/operations";

/** What an app is for: all of `pulumi up` and `pulumi destroy`, or what only reads, such as previews and `drift`. */
export type Mode = "up" | "read-only";

const STEPS: Record<Mode, readonly Step[]> = { up: WRITING, "read-only": READING };

/** The functions that give the ids of what a conference file calls by its name. */
const LOOK_UPS: Record<Lookup["of"], string> = { hub: "hubId", sponsorTier: "sponsorTierId" };

/**
 * What it takes to manage objects of a kind.
 *
 * @param inputs what is declared of one; all that can be declared where not given
 */
export function kindNeed(kind: Kind, mode: Mode, inputs?: Properties): Need {
	return { by: kind, operations: operationsOfSteps(kinds[kind], STEPS[mode], inputs) };
}

/**
 * What it takes to call a function.
 *
 * @throws ConfigurationError where there is no such function
 */
export function functionNeed(name: string): Need {
	return { by: `${name}()`, operations: new Set(functionDescription(name).operations) };
}

/** What a program may need that declares any kind, and whose conference files name hubs and sponsor tiers. */
export function allNeeds(mode: Mode): Need[] {
	return [
		...descriptions.map(({ kind }) => kindNeed(kind as Kind, mode)),
		...Object.values(LOOK_UPS).map(functionNeed),
	];
}

/** What is looked up by its name, anywhere in a value. */
function lookUpsIn(value: unknown): Lookup["of"][] {
	if (value instanceof Lookup) return [value.of];
	return typeof value === "object" && value !== null ? Object.values(value).flatMap(lookUpsIn) : [];
}

/** What a conference needs: its resources, and the ids of what it calls by a name. */
export function conferenceNeeds(spec: ConferenceSpec, mode: Mode): Need[] {
	return declarationNeeds(expand(spec), mode);
}

/** What declarations need; see `conferenceNeeds`. */
function declarationNeeds(declarations: readonly Declaration[], mode: Mode): Need[] {
	const lookUps = new Set(declarations.flatMap(({ inputs }) => lookUpsIn(inputs)));
	return [...objectNeeds(declarations, mode), ...[...lookUps].map((of) => functionNeed(LOOK_UPS[of]))];
}

/**
 * What objects need, each kind together.
 *
 * @param objects kinds with what is declared; values that are not yet known stand as anything
 */
export function objectNeeds(objects: readonly { kind: Kind; inputs: Properties }[], mode: Mode): Need[] {
	const byKind = new Map<Kind, Set<OperationId>>();
	for (const { kind, inputs } of objects) {
		const { operations } = kindNeed(kind, mode, inputs);
		byKind.set(kind, new Set([...(byKind.get(kind) ?? []), ...operations]));
	}
	return [...byKind].map(([by, operations]) => ({ by, operations }));
}

/** What it takes to find any object by what is declared of it. */
export function searchNeeds(): Need[] {
	return [
		...descriptions.map((description) => ({
			by: description.kind,
			operations: operationsOfSteps(description, ["search"]),
		})),
		...Object.values(LOOK_UPS).map(functionNeed),
	];
}

/** What it takes to ask an account about every behaviour: all but the surveys, whose scope must be missing. */
export function verifyNeed(): Need {
	const unneeded = allOperations().get("EventSurveyReportApi")?.scopes.granular ?? [];
	const needed = [...allOperations().values()].filter(
		({ scopes }) => !scopes.granular.some((scope) => unneeded.includes(scope)),
	);
	return { by: "zoom-events-emulator verify", operations: new Set(needed.map(({ id }) => id)) };
}
