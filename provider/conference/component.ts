import * as pulumi from "@pulumi/pulumi";
import { type Kind, kinds } from "../kinds";
import type { Properties } from "../lifecycle/description";
import { CONFERENCE_TYPE, EARLIER_CONFERENCE_TYPE } from "../lifecycle/state-form";
import type { Loaded } from "./check/check";
import { ContentHash, type Declaration, Lookup, Reference } from "./declaration";
import { expand } from "./expand/expand";
import type { ParamValues } from "./file/params";
import { briefly, formatProblem } from "./file/problem";
import { checkConference, loadConference } from "./load";
import { eventFacts } from "./sections";
import type { ConferenceSpec } from "./spec";

/** What a conference is made of: a file or a value, and values of its parameters. */
export interface ConferenceArgs {
	/** Path of the YAML file, relative to the program's folder. */
	file?: string;
	/** The conference as a value, instead of a file; `params` and `defaults` work as in a file. */
	spec?: ConferenceSpec & { params?: Properties; defaults?: Properties };
	/** Values of parameters by name; text is read as the parameter's type. */
	params?: ParamValues;
}

/** Ids by key. */
export type IdsByKey = Record<string, pulumi.Output<string>>;

/** Any kind's class, made from a declaration's inputs. */
export type AnyClass = new (name: string, args: object, opts: pulumi.CustomResourceOptions) => pulumi.CustomResource;

/** What a conference is made by: the resources of one host, and its functions. */
export interface ConferenceHost {
	/** The class of each kind. */
	classes: Readonly<Record<Kind, unknown>>;
	hubId(args: { name: string }, opts: pulumi.InvokeOptions): pulumi.Output<string>;
	sponsorTierId(
		args: { eventId: pulumi.Input<string>; name: string },
		opts: pulumi.InvokeOptions,
	): pulumi.Output<string>;
}

function load({ file, spec, params = {} }: ConferenceArgs): Loaded {
	if ((file === undefined) === (spec === undefined))
		return { problems: [{ path: "", message: "A conference needs either file or spec." }], warnings: [] };
	return file === undefined ? checkConference(spec, params) : loadConference(file, params);
}

/**
 * What refers to a resource, mostly its id. Pulumi knows the id at preview even where the resource is about to be updated; all other outputs,
 * `eventId` among them, are unknown then, and the preview would show that everything below is replaced.
 */
function outputOf(
	{ kind, output }: Reference,
	resource: pulumi.CustomResource | undefined,
): pulumi.Output<string> | undefined {
	const { id } = kinds[kind];
	if (id.isPersonal === true) throw new Error(`nothing can refer to a ${kind}`);
	if (output === id.parameter) return resource?.id;
	return (resource as unknown as Record<string, pulumi.Output<string>> | undefined)?.[output];
}

/** Arguments of a class: a file's content is given by its path there, from which its other inputs follow. */
function argsOf({ inputs }: Declaration): Properties {
	const { path, contentHash, ...rest } = inputs;
	return contentHash instanceof ContentHash ? { ...rest, source: path } : inputs;
}

/**
 * A conference from one YAML file, whichever host makes its resources. They are the ordinary ones, named by the keys of
 * the file, so that another title or another order replaces nothing.
 */
export abstract class ConferenceComponent extends pulumi.ComponentResource {
	/** Id of the event; of the first one where there are several. */
	readonly eventId: pulumi.Output<string>;
	/** Ids of the events by date in a series of events, or by key of the part; empty where there is one. */
	readonly eventIds: IdsByKey;
	/** Ids of the objects of each section by key: `ids.speakers?.ada`; where there are several events by date or part, and key. */
	readonly ids: Record<string, IdsByKey>;
	/** The resources, by kind and name: `resources.Session?.opening`. */
	readonly resources: Readonly<Partial<Record<Kind, Record<string, pulumi.CustomResource>>>>;

	/** @throws pulumi.RunError with a line for each problem of the conference */
	protected constructor(
		name: string,
		args: ConferenceArgs,
		opts: pulumi.ComponentResourceOptions,
		host: ConferenceHost,
	) {
		const { spec, problems, warnings } = load(args);
		if (spec === undefined) throw new pulumi.RunError(problems.map(formatProblem).join("\n"));
		super(
			CONFERENCE_TYPE,
			name,
			{},
			{ ...opts, aliases: [{ type: EARLIER_CONFERENCE_TYPE }, ...(opts.aliases ?? [])] },
		);
		// The engine puts the word "warning" before it.
		const lines = briefly(
			warnings.map(({ severity: _, ...warning }) => warning),
			args.file,
		);
		for (const line of lines) void pulumi.log.warn(line, this);
		const declarations = expand(spec);
		const made = new Map<string, pulumi.CustomResource>();
		const lookups = new Map<string, pulumi.Output<string>>();
		const lookUp = ({ of, name: wanted, event }: Lookup): pulumi.Output<string> =>
			of === "sponsorTier"
				? host.sponsorTierId({ eventId: resolve(event) as pulumi.Output<string>, name: wanted }, { parent: this })
				: host.hubId({ name: wanted }, { parent: this });
		const resolve = (value: unknown): unknown => {
			if (value instanceof Reference) return outputOf(value, made.get(`${value.kind} ${value.name}`));
			// The resource reads it from the file itself.
			if (value instanceof ContentHash) return undefined;
			if (value instanceof Lookup) {
				// Each is looked up once, and is one error where it is not there.
				const key = JSON.stringify([value.of, value.event?.name, value.name]);
				const known = lookups.get(key) ?? lookUp(value);
				lookups.set(key, known);
				return known;
			}
			if (Array.isArray(value)) return value.map(resolve);
			if (typeof value !== "object" || value === null) return value;
			return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, resolve(child)]));
		};
		this.ids = {};
		this.eventIds = {};
		const resources: Partial<Record<Kind, Record<string, pulumi.CustomResource>>> = {};
		for (const declaration of declarations) {
			const Class = host.classes[declaration.kind] as AnyClass;
			const resource = new Class(`${name}-${declaration.name}`, resolve(argsOf(declaration)) as object, {
				parent: this,
				dependsOn: declaration.dependsOn.flatMap((one) => made.get(`${one.kind} ${one.name}`) ?? []),
			});
			made.set(`${declaration.kind} ${declaration.name}`, resource);
			resources[declaration.kind] = { ...resources[declaration.kind], [declaration.name]: resource };
			this.#keepId(declaration, resource);
		}
		this.resources = resources;
		const event = declarations.find(({ kind }) => kind === eventFacts.kind);
		this.eventId = made.get(`${eventFacts.kind} ${event?.name}`)?.id as pulumi.Output<string>;
		this.registerOutputs({ eventId: this.eventId, eventIds: this.eventIds, ids: this.ids });
	}

	#keepId({ kind, name, section, event }: Declaration, resource: pulumi.CustomResource): void {
		const id = resource.id;
		if (kind === eventFacts.kind && event !== undefined) this.eventIds[event] = id;
		if (section !== undefined) this.ids[section] = { ...this.ids[section], [name]: id };
	}
}
