import { readFileSync } from "node:fs";
import type {
	ServerUnaryCall,
	ServerWritableStream,
	ServiceError,
	sendUnaryData,
	UntypedServiceImplementation,
} from "@grpc/grpc-js";
import type { PluginAttach } from "@pulumi/pulumi/proto/plugin_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import {
	CheckFailure,
	type CheckRequest,
	CheckResponse,
	type ConfigureRequest,
	ConfigureResponse,
	type ConstructRequest,
	type ConstructResponse,
	type CreateRequest,
	CreateResponse,
	type DeleteRequest,
	type DiffRequest,
	DiffResponse,
	GetSchemaResponse,
	type InvokeRequest,
	InvokeResponse,
	type ListRequest,
	ListResponse,
	PropertyDiff,
	type ProviderHandshakeRequest,
	ProviderHandshakeResponse,
	type ReadRequest,
	ReadResponse,
	type UpdateRequest,
	UpdateResponse,
} from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { SECRET_SETTINGS } from "../../api/settings";
import type { CheckFailure as Failure, Properties } from "../../lifecycle/description";
import { CONFERENCE_TYPE, kindOfType } from "../../lifecycle/state-form";
import { checkConfig, diffConfig } from "./config";
import { detailedDiff } from "./detailed-diff";
import { toServiceError, unimplemented } from "./errors";
import type { Plugin } from "./plugin";
import type { KindResources, Subject } from "./resources";
import { inTime } from "./timeouts";
import { readUrn } from "./urn";
import { fromWire, isUnknown, toWire, type Unwrapped } from "./values";

const { DIFF_NONE, DIFF_SOME } = DiffResponse.DiffChanges;

/** Handles a call whose answer is one message. */
function unary<Request, Response>(step: (request: Request) => Response | Promise<Response>) {
	return (call: ServerUnaryCall<Request, Response>, answer: sendUnaryData<Response>): void => {
		Promise.resolve(call.request)
			.then(step)
			.then(
				(response) => answer(null, response),
				(error: unknown) => answer(asServiceError(error)),
			);
	};
}

function asServiceError(error: unknown): Partial<ServiceError> {
	const isReady = typeof error === "object" && error !== null && "details" in error && "code" in error;
	return isReady ? (error as Partial<ServiceError>) : toServiceError(error, toWire);
}

function failuresOf(failures: readonly Failure[]): CheckFailure[] {
	return failures.map(({ property, reason }) => new CheckFailure().setProperty(property).setReason(reason));
}

function diffOf(changed: boolean): DiffResponse {
	return new DiffResponse().setChanges(changed ? DIFF_SOME : DIFF_NONE);
}

/** Names that are secret in a state: those of the kind, and those that the program has made so. */
function secretsOf(resources: KindResources, ...parts: Unwrapped[]): ReadonlySet<string> {
	return new Set([...resources.secrets, ...parts.flatMap(({ secrets }) => [...secrets])]);
}

/** The calls of Pulumi's plugin protocol, over the lifecycle of all kinds. */
export function serviceOf(plugin: Plugin): UntypedServiceImplementation {
	const resourcesOf = (urn: string): KindResources => {
		const { type } = readUrn(urn);
		return plugin.resources(kindOfType(type) ?? type);
	};

	/** What a message says of a resource that the state has. */
	const subjectOf = (urn: string, id: string, outs: Unwrapped, oldInputs: Unwrapped): Subject => ({
		urn,
		id,
		outs: outs.values,
		oldInputs: oldInputs.values,
	});

	/** Does a step of a resource: its errors keep what exists in the state. */
	async function step<T>(
		resources: KindResources,
		request: { urn: string; timeoutSeconds: number; secrets: ReadonlySet<string>; inputs?: Unwrapped },
		work: () => Promise<T>,
	): Promise<T> {
		const { urn, timeoutSeconds, secrets, inputs } = request;
		plugin.begin(urn);
		try {
			return await inTime(timeoutSeconds, resources.description.noun, work);
		} catch (error) {
			const asOutputs = (outs: Properties) => toWire(resources.marked(outs), secrets);
			throw toServiceError(error, asOutputs, plugin.textOf, inputs && toWire(inputs.values, inputs.secrets));
		}
	}

	return {
		handshake: unary((request: ProviderHandshakeRequest) => {
			plugin.log.attach(request.getEngineAddress());
			return new ProviderHandshakeResponse().setAcceptSecrets(true).setAcceptResources(false).setAcceptOutputs(false);
		}),
		attach: unary((request: PluginAttach) => {
			plugin.log.attach(request.getAddress());
			return new Empty();
		}),
		getPluginInfo: unary(() => new PluginInfo().setVersion(plugin.version)),
		getSchema: unary(() => new GetSchemaResponse().setSchema(readFileSync(plugin.schemaFile, "utf8"))),
		parameterize: unary(() => {
			throw unimplemented("This package takes no parameters.");
		}),
		getMapping: unary(() => {
			throw unimplemented("There is no mapping from another tool.");
		}),
		getMappings: unary(() => {
			throw unimplemented("There is no mapping from another tool.");
		}),
		call: unary(() => {
			throw unimplemented("No resource has methods.");
		}),

		checkConfig: unary((request: CheckRequest) => {
			const { values, secrets } = fromWire(request.getNews());
			const inputs = toWire(values, new Set([...secrets, ...SECRET_SETTINGS]));
			return new CheckResponse().setInputs(inputs).setFailuresList(failuresOf(checkConfig(values)));
		}),
		diffConfig: unary((request: DiffRequest) => {
			const olds = request.getOldInputs() ?? request.getOlds();
			const { changed, replaces } = diffConfig(fromWire(olds).values, fromWire(request.getNews()).values);
			const response = diffOf(changed.length > 0)
				.setReplacesList(replaces)
				.setDiffsList(changed)
				.setHasdetaileddiff(true);
			for (const name of changed) {
				const { UPDATE, UPDATE_REPLACE } = PropertyDiff.Kind;
				const kind = replaces.includes(name) ? UPDATE_REPLACE : UPDATE;
				response.getDetaileddiffMap().set(name, new PropertyDiff().setKind(kind).setInputdiff(true));
			}
			return response;
		}),
		configure: unary((request: ConfigureRequest) => {
			const [urn, id] = [request.getUrn(), request.getId()];
			plugin.configure(fromWire(request.getArgs()).values, urn === undefined ? undefined : `${urn}::${id ?? ""}`);
			return new ConfigureResponse().setAcceptsecrets(true).setSupportspreview(true);
		}),
		cancel: unary(() => {
			plugin.cancel();
			return new Empty();
		}),

		check: unary(async (request: CheckRequest) => {
			const urn = request.getUrn();
			const resources = resourcesOf(urn);
			const { values, secrets } = fromWire(request.getNews());
			plugin.declare(urn);
			const { inputs, failures } = await resources.check(urn, fromWire(request.getOlds()).values, values);
			const wire = toWire(inputs, secretsOf(resources, { values, secrets }));
			return new CheckResponse().setInputs(wire).setFailuresList(failuresOf(failures));
		}),
		diff: unary(async (request: DiffRequest) => {
			const resources = resourcesOf(request.getUrn());
			const [outs, oldInputs, news] = [request.getOlds(), request.getOldInputs(), request.getNews()].map(fromWire) as [
				Unwrapped,
				Unwrapped,
				Unwrapped,
			];
			const subject = subjectOf(request.getUrn(), request.getId(), outs, oldInputs);
			const found = await step(
				resources,
				{ urn: subject.urn, timeoutSeconds: 0, secrets: secretsOf(resources, outs) },
				() => resources.diff(subject, news.values),
			);
			const { hasChanges, replaces, deleteBeforeReplace, before, after } = found;
			const response = diffOf(hasChanges)
				.setReplacesList(replaces)
				.setDeletebeforereplace(deleteBeforeReplace)
				.setHasdetaileddiff(true);
			const details = hasChanges ? detailedDiff(resources.description, before, after, replaces) : [];
			const names = new Set<string>();
			for (const [path, detail] of details) {
				response.getDetaileddiffMap().set(path, detail);
				names.add(path.split(/[.[]/, 1)[0] ?? path);
			}
			return response.setDiffsList([...names]);
		}),
		create: unary(async (request: CreateRequest) => {
			const urn = request.getUrn();
			const resources = resourcesOf(urn);
			const inputs = fromWire(request.getProperties());
			const secrets = secretsOf(resources, inputs);
			if (request.getPreview())
				return new CreateResponse().setProperties(toWire(resources.previewOfCreate(inputs.values), secrets));
			const timeoutSeconds = request.getTimeout();
			const { id, outs } = await step(resources, { urn, timeoutSeconds, secrets, inputs }, () =>
				resources.create(urn, inputs.values),
			);
			return new CreateResponse().setId(id).setProperties(toWire(outs, secrets));
		}),
		read: unary(async (request: ReadRequest) => {
			const urn = request.getUrn();
			const resources = resourcesOf(urn);
			const [outs, inputs] = [fromWire(request.getProperties()), fromWire(request.getInputs())];
			const secrets = secretsOf(resources, outs, inputs);
			const subject = subjectOf(urn, request.getId(), outs, inputs);
			const found = await step(resources, { urn, timeoutSeconds: request.getTimeout(), secrets }, () =>
				resources.read(subject),
			);
			// An answer without an id tells the engine that the object is gone.
			if (found === undefined) return new ReadResponse();
			const response = new ReadResponse().setId(found.id).setProperties(toWire(found.outs, secrets));
			return response.setInputs(toWire(found.inputs, secrets));
		}),
		update: unary(async (request: UpdateRequest) => {
			const urn = request.getUrn();
			const resources = resourcesOf(urn);
			const [outs, oldInputs, news] = [request.getOlds(), request.getOldInputs(), request.getNews()].map(fromWire) as [
				Unwrapped,
				Unwrapped,
				Unwrapped,
			];
			const secrets = secretsOf(resources, outs, news);
			const subject = subjectOf(urn, request.getId(), outs, oldInputs);
			if (request.getPreview())
				return new UpdateResponse().setProperties(toWire(resources.previewOfUpdate(subject, news.values), secrets));
			const timeoutSeconds = request.getTimeout();
			const updated = await step(resources, { urn, timeoutSeconds, secrets, inputs: news }, () =>
				resources.update(subject, news.values),
			);
			return new UpdateResponse().setProperties(toWire(updated, secrets));
		}),
		delete: unary(async (request: DeleteRequest) => {
			const urn = request.getUrn();
			const resources = resourcesOf(urn);
			const outs = fromWire(request.getProperties());
			const secrets = secretsOf(resources, outs);
			await step(resources, { urn, timeoutSeconds: request.getTimeout(), secrets }, () =>
				resources.delete({ urn, id: request.getId(), outs: outs.values }),
			);
			if (resources.isKeptByApi) plugin.log.info("The API can't delete it: it stays, and is managed no more.", urn);
			return new Empty();
		}),
		list: (call: ServerWritableStream<ListRequest, ListResponse>): void => {
			void listed(plugin, call);
		},

		invoke: unary(async (request: InvokeRequest) => {
			const { values, secrets } = fromWire(request.getArgs());
			if (Object.values(values).some(isUnknown)) return new InvokeResponse();
			const { outputs, isSecret } = await plugin.invoke(request.getTok(), values);
			const isHidden = isSecret || secrets.size > 0;
			return new InvokeResponse().setReturn(toWire(outputs, new Set(isHidden ? Object.keys(outputs) : [])));
		}),
		construct: unary(async (request: ConstructRequest): Promise<ConstructResponse> => {
			if (request.getType() !== CONFERENCE_TYPE) throw unimplemented(`There is no component ${request.getType()}.`);
			return plugin.construct(request);
		}),
	};
}

/** Answers a list of the objects of a kind, a record at a time. */
async function listed(plugin: Plugin, call: ServerWritableStream<ListRequest, ListResponse>): Promise<void> {
	const { request } = call;
	try {
		const resources = plugin.resources(kindOfType(request.getToken()) ?? request.getToken());
		const objects = await resources.list(fromWire(request.getQuery()).values);
		const limit = request.getLimit() > 0 ? request.getLimit() : objects.length;
		for (const { id, name } of objects.slice(0, limit))
			call.write(new ListResponse().setResult(new ListResponse.Result().setId(id).setName(name)));
		call.end();
	} catch (error) {
		call.destroy(Object.assign(new Error(), asServiceError(error)));
	}
}
