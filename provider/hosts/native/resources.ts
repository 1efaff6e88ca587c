import type { ClientSettings } from "../../api/settings";
import { ACCOUNT_KEY, accountMark, requireSameAccount } from "../../lifecycle/account";
import type { CheckFailure, Properties, ResourceDescription } from "../../lifecycle/description";
import { importedId, objectId, parseImportId } from "../../lifecycle/import-id";
import { type DiffResult, Lifecycle } from "../../lifecycle/lifecycle";
import { compileDescription, contentFactsOf, isKeptByApi } from "../../lifecycle/shape";
import { FORMS, IDENTITY_KEY, IMPORTED_KEY, identityOfUrn, NEEDS_KEY, PROVIDER_KEY } from "../../lifecycle/state-form";
import { readAnnouncement } from "../announced";
import type { Connection, HostOptions } from "../connection";
import { declaredContent, remoteAssetRefusal } from "../declared-content";
import { assetIn, isUnknown, UNKNOWN } from "./values";

/** Properties that are no input or output of a kind; those of a dynamic resource stay in the outputs of its successor. */
const HIDDEN: ReadonlySet<string> = new Set([ACCOUNT_KEY, IDENTITY_KEY, IMPORTED_KEY, NEEDS_KEY, PROVIDER_KEY]);

function withoutHidden(properties: Properties): Properties {
	return Object.fromEntries(Object.entries(properties).filter(([name]) => !HIDDEN.has(name)));
}

/** A resource that the engine speaks of: its URN, and the id and outputs that the state has of it. */
export interface Subject {
	urn: string;
	id: string;
	outs: Properties;
	/** Inputs of the state. */
	oldInputs: Properties;
}

/** What a change means, with the values that it is between. */
export interface Diff extends DiffResult {
	/** What was declared. */
	before: Properties;
	after: Properties;
}

/** An object as the state keeps it. */
export interface Made {
	id: string;
	outs: Properties;
}

/** The resources of one kind: what Pulumi's plugin protocol asks, in terms of the lifecycle. */
export class KindResources {
	readonly #lifecycle: Lifecycle;

	/**
	 * @param connection asked for at the first call, since check needs none
	 */
	constructor(
		readonly description: ResourceDescription,
		private readonly connection: () => Connection,
		options: HostOptions = {},
	) {
		this.#lifecycle = new Lifecycle(description, () => connection().client, {
			...options,
			run: () => connection().run,
		});
	}

	/** Names of outputs that are secret. */
	get secrets(): readonly string[] {
		const { secrets = [] } = this.description;
		// Digests of what is secret tell something of it too.
		return secrets.length === 0 ? [] : [...secrets, FORMS];
	}

	/** True where the API has no delete, so that an object outlives its resource. */
	get isKeptByApi(): boolean {
		return isKeptByApi(this.description);
	}

	/** The inputs as the state keeps them, and all that is wrong with them. */
	async check(
		urn: string,
		oldInputs: Properties,
		declared: Properties,
	): Promise<{ inputs: Properties; failures: CheckFailure[] }> {
		const { [NEEDS_KEY]: told } = declared;
		if (typeof told === "string") for (const need of readAnnouncement(told)) this.connection().run.needs.note(need);
		const { inputs, failures } = await this.#withContent(withoutHidden(declared));
		const olds = this.#declaredBefore(oldInputs, oldInputs, inputs);
		const found = this.#lifecycle.check(olds, inputs, isUnknown, identityOfUrn(urn));
		// A content that can't be read is no content that is missing.
		return { inputs, failures: failures.length > 0 ? failures : found };
	}

	/** What differs between the state and the program, and whether that makes another object. */
	async diff({ urn, id, outs, oldInputs }: Subject, news: Properties): Promise<Diff> {
		const before = this.#declaredBefore(this.#known(outs), oldInputs, news);
		const own = objectId(this.description, id, outs);
		const plan = await this.#lifecycle.plan(own, before, withoutHidden(news), identityOfUrn(urn));
		// What an import has read and the program doesn't declare leaves the state, by an update without a request.
		const hasMore = oldInputs[IMPORTED_KEY] === true && this.#inputNames(outs).some((name) => news[name] === undefined);
		return { ...plan, hasChanges: plan.hasChanges || hasMore, before, after: withoutHidden(news) };
	}

	/** Makes the object, or takes over the one that is there. */
	async create(urn: string, inputs: Properties): Promise<Made> {
		const { id, outs } = await this.#lifecycle.create(withoutHidden(inputs), identityOfUrn(urn));
		return { id, outs: this.marked(outs) };
	}

	/** Outputs that a create will have, as far as they are known before it. */
	previewOfCreate(inputs: Properties): Properties {
		const names = [...compileDescription(this.description).outputFields.keys()];
		return { ...Object.fromEntries(names.map((name) => [name, UNKNOWN])), ...withoutHidden(inputs) };
	}

	/** Brings the object to what is declared. */
	async update({ urn, id, outs, oldInputs }: Subject, news: Properties): Promise<Properties> {
		const before = this.#declaredBefore(this.#known(outs), oldInputs, news);
		const own = objectId(this.description, id, outs);
		return this.marked(await this.#lifecycle.update(own, before, withoutHidden(news), identityOfUrn(urn)));
	}

	/** Outputs that an update will have: what the API adds stays, unless it is to come with the update. */
	previewOfUpdate({ outs }: Subject, news: Properties): Properties {
		const { outputFields, readAfterCreate } = compileDescription(this.description);
		const known = new Set(this.#inputNames(outs));
		const others = Object.entries(outs).filter(([name]) => !known.has(name));
		const missing = [...outputFields.keys()].filter((name) => readAfterCreate === true && outs[name] === undefined);
		return {
			...Object.fromEntries(missing.map((name) => [name, UNKNOWN])),
			...Object.fromEntries(others),
			...withoutHidden(news),
		};
	}

	/** The object as it is now; undefined where it is gone. */
	async read({ id, outs, oldInputs }: Omit<Subject, "urn">): Promise<(Made & { inputs: Properties }) | undefined> {
		if (Object.keys(oldInputs).length === 0) return this.#import(id, outs);
		const found = await this.#lifecycle.read(objectId(this.description, id, outs), this.#known(outs));
		if (found === undefined) return undefined;
		const mark = oldInputs[IMPORTED_KEY] === true ? { [IMPORTED_KEY]: true } : {};
		return { id, inputs: { ...found.inputs, ...mark }, outs: this.marked(found.outs) };
	}

	/** Deletes the object. */
	async delete({ urn, id, outs }: Omit<Subject, "oldInputs">): Promise<void> {
		await this.#lifecycle.delete(objectId(this.description, id, outs), this.#known(outs), identityOfUrn(urn));
	}

	/** Ids and names of all objects in a place. */
	list(path: Properties): ReturnType<Lifecycle["list"]> {
		return this.#lifecycle.list(path);
	}

	/** Outputs with the mark of the account; see `requireSameAccount`. */
	marked(outs: Properties): Properties {
		return { ...outs, [ACCOUNT_KEY]: accountMark(this.#settings) };
	}

	/** @param known what a program that only reads says of it: its parents */
	async #import(text: string, known: Properties): Promise<(Made & { inputs: Properties }) | undefined> {
		const { id, path } = parseImportId(this.description, text, known);
		const found = await this.#lifecycle.import(id, path);
		if (found === undefined) return undefined;
		return {
			id: importedId(this.description, id),
			inputs: { ...found.inputs, [IMPORTED_KEY]: true },
			outs: this.marked(found.outs),
		};
	}

	/** What the lifecycle gets of the state's outputs, once it is sure that they are of this account. */
	#known(outs: Properties): Properties {
		requireSameAccount(outs, this.#settings);
		return withoutHidden(outs);
	}

	get #settings(): ClientSettings {
		return this.connection().settings;
	}

	/** Names of the declared inputs among outputs. */
	#inputNames(outs: Properties): string[] {
		return [...compileDescription(this.description).inputs.keys()].filter((name) => outs[name] !== undefined);
	}

	/** Values of the state without inputs that no program has declared: those that an import has read. */
	#declaredBefore(values: Properties, oldInputs: Properties, news: Properties): Properties {
		const plain = withoutHidden(values);
		if (oldInputs[IMPORTED_KEY] !== true) return plain;
		const undeclared = new Set(this.#inputNames(plain).filter((name) => news[name] === undefined));
		return Object.fromEntries(Object.entries(plain).filter(([name]) => !undeclared.has(name)));
	}

	/** Inputs with what the state keeps of a content instead of the content itself. */
	async #withContent(declared: Properties): Promise<{ inputs: Properties; failures: CheckFailure[] }> {
		const content = contentFactsOf(this.description);
		if (content === undefined || declared[content.source] === undefined)
			return { inputs: this.#lifecycle.completed(declared, isUnknown), failures: [] };
		const { [content.source]: source, ...rest } = declared;
		if (isUnknown(source))
			return { inputs: { ...rest, ...Object.fromEntries(content.from.map((name) => [name, UNKNOWN])) }, failures: [] };
		const asset = typeof source === "string" ? { path: source } : assetIn(source);
		if (asset === undefined || "uri" in asset) {
			const reason = asset === undefined ? "is neither a path nor an asset." : remoteAssetRefusal(asset.uri);
			return { inputs: rest, failures: [{ property: content.source, reason }] };
		}
		const made = Object.entries(await declaredContent(asset)).filter(([name]) => content.from.includes(name));
		const inputs = this.#lifecycle.completed({ ...rest, ...Object.fromEntries(made) }, isUnknown);
		return { inputs, failures: [] };
	}
}
