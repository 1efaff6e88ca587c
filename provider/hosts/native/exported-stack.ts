import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { isObject } from "../../api/json";
import type { Need } from "../../api/scopes";
import type { Properties, ResourceDescription } from "../../lifecycle/description";
import { objectId } from "../../lifecycle/import-id";
import { type Holding, holdingOf, type StackView } from "../../lifecycle/ownership/stack-view";
import { identityOfEntry, kindOfType, nativeTypeOf } from "../../lifecycle/state-form";
import { announced } from "../announced";

/** Largest state that is read, in bytes. */
const MAX_BYTES = 1 << 30;

/** Longest wait for the state, in ms. */
const TIMEOUT_MS = 120_000;

/** A resource of an exported state, as far as it matters here. */
interface Entry {
	urn: string;
	type: string;
	id?: string;
	inputs?: Properties;
	outputs?: Properties;
	/** URN and id of the provider, with `::` between them. */
	provider?: string;
	/** True of what is still to be deleted, and of what was deleted, to be replaced. */
	delete?: boolean;
	pendingReplacement?: boolean;
}

/** Where a stack is, and who asks. */
export interface StackPlace {
	/** Name of the stack. */
	stack: string;
	/** URN and id of the provider that this process is; undefined where the engine has not said it. */
	provider: string | undefined;
}

/** Has Pulumi's own command line write the state of a stack; secrets stay encrypted in it. */
async function exported(stack: string): Promise<readonly Entry[]> {
	// The engine gives a plugin its settings that way, secrets in clear.
	const { PULUMI_CONFIG: _, ...env } = process.env;
	const args = ["stack", "export", "--stack", stack, "--non-interactive"];
	const { stdout } = await promisify(execFile)("pulumi", args, {
		env: { ...env, PULUMI_SKIP_UPDATE_CHECK: "true" },
		maxBuffer: MAX_BYTES,
		timeout: TIMEOUT_MS,
	});
	const { deployment } = JSON.parse(stdout) as { deployment: { resources?: Entry[] } | null };
	return deployment?.resources ?? [];
}

/**
 * The state of the running stack. The engine shows a plugin one resource at a time; whose an object is can depend on all
 * others, and of a forced replacement the plugin is not even told that there was an object before. So the state is read
 * by Pulumi's own command line, where it is in doubt, once a run.
 */
export class ExportedStack implements StackView {
	readonly isLasting = true;
	readonly #names = new Map<string, string>();
	/** Identities of resources of which only another process knows whether the program declares them. */
	readonly #foreign = new Set<string>();

	/**
	 * @param descriptions facts of all kinds, by kind
	 * @param place of the stack; undefined as long as the engine has named none
	 * @param onFailure told why the state can't be read; what is in doubt is then left alone
	 */
	constructor(
		private readonly descriptions: ReadonlyMap<string, ResourceDescription>,
		private readonly place: () => StackPlace | undefined,
		private readonly onFailure: (reason: string) => void,
	) {}

	/** Notes that the program declares a resource. */
	declare(identity: string, name: string): void {
		this.#names.set(identity, name);
	}

	needs(): Promise<readonly Need[]> {
		return announced.all(false);
	}

	nameOf(identity: string): Promise<string | undefined | null> {
		return Promise.resolve(this.#names.get(identity) ?? (this.#foreign.has(identity) ? null : undefined));
	}

	async holdings(): Promise<readonly Holding[]> {
		const place = this.place();
		try {
			if (place === undefined) throw new Error("the engine has named no stack");
			const holdings = (await exported(place.stack)).flatMap((entry) => this.#holdingOf(entry, place));
			// Of two entries with one object the one that lives counts, which a reader takes last.
			return holdings.sort((one, other) => Number(other.isReplaced === true) - Number(one.isReplaced === true));
		} catch (error) {
			const { stderr, message } = error as Error & { stderr?: string };
			this.onFailure((stderr?.trim() || message).split("\n")[0] ?? "");
			throw error;
		}
	}

	#holdingOf(entry: Entry, { provider }: StackPlace): Holding[] {
		const { type, id, inputs = {}, outputs = {} } = entry;
		const kind = kindOfType(type) ?? "";
		const description = this.descriptions.get(kind);
		if (description === undefined || id === undefined) return [];
		const properties = { ...inputs, ...outputs };
		if (description.parents.some((parent) => isObject(properties[parent]))) return [];
		const isNative = type === nativeTypeOf(kind);
		const identity = identityOfEntry(entry);
		if (!isNative || (provider !== undefined && entry.provider !== provider)) this.#foreign.add(identity);
		const holding = holdingOf(description, objectId(description, id, properties), properties, identity);
		return [{ ...holding, isGone: entry.pendingReplacement === true, isReplaced: entry.delete === true }];
	}
}
