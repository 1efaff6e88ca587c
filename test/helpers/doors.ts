import { type Client, credentials } from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as pb from "@pulumi/pulumi/proto/provider_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { Connection } from "../../provider/hosts/connection.ts";
import { dynamicProvider } from "../../provider/hosts/dynamic.ts";
import { serve } from "../../provider/hosts/native/main.ts";
import { Plugin } from "../../provider/hosts/native/plugin.ts";
import { ToldErrors } from "../../provider/hosts/told-errors.ts";
import { descriptions } from "../../provider/kinds/index.ts";
import type { CheckFailure, Properties, ResourceDescription } from "../../provider/lifecycle/description.ts";
import type { Created, DiffResult, ReadResult } from "../../provider/lifecycle/lifecycle.ts";
import { Run } from "../../provider/lifecycle/ownership/run.ts";
import type { World } from "./world.ts";

/** What the engine asks of a kind, whichever host answers. */
export interface Steps {
	/** A value that is `Symbol()` stands for one that is not yet known. */
	check(olds: Properties, news: Properties): Promise<CheckFailure[]>;
	diff(outs: Properties, news: Properties): Promise<DiffResult>;
	create(inputs: Properties): Promise<Created>;
	read(id: string, outs: Properties): Promise<ReadResult | undefined>;
	update(id: string, outs: Properties, news: Properties): Promise<Properties>;
	delete(id: string, outs: Properties): Promise<void>;
}

/** A way to the lifecycle of a kind. */
export interface Door {
	steps(description: ResourceDescription): Promise<Steps>;
	close(): void;
}

/** What Pulumi puts in the place of a value that is not yet known. */
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const withUnknown = (values: Properties): Properties =>
	Object.fromEntries(
		Object.entries(values).map(([name, value]) => [name, typeof value === "symbol" ? UNKNOWN : value]),
	);

/** Properties that only a host knows. */
const withoutHidden = (values: Properties): Properties =>
	Object.fromEntries(Object.entries(values).filter(([name]) => !name.startsWith("__")));

/** A connection to a world's API that keeps no notes. */
export const connectionOf = (world: World): Connection => ({
	settings: { accountId: "emulator", apiUrl: world.url, movedFrom: "" } as Connection["settings"],
	client: world.client,
	run: new Run(),
	told: new ToldErrors(),
});

/** The lifecycle itself. */
export function lifecycleDoor(world: World): Door {
	return {
		steps: (description) => {
			const lifecycle = world.lifecycle(description);
			return Promise.resolve({
				check: async (olds, news) => lifecycle.check(olds, news, (value) => typeof value === "symbol"),
				diff: async (outs, news) => lifecycle.diff(outs, news),
				create: (inputs) => lifecycle.create(inputs),
				read: (id, outs) => lifecycle.read(id, outs),
				update: (id, outs, news) => lifecycle.update(id, outs, news),
				delete: (id, outs) => lifecycle.delete(id, outs),
			});
		},
		close: () => undefined,
	};
}

/** The settings of a stack, which the engine gives to the dynamic host. */
const CONFIG = { accountId: "emulator", clientId: "emulator", clientSecret: "emulator", plan: "off" };

/** The interface of the dynamic host, as Pulumi's dynamic provider process calls it. */
export function dynamicDoor(world: World): Door {
	return {
		steps: async (description) => {
			const provider = dynamicProvider(description, { quietMs: 5, pauseMs: 0, connect: () => connectionOf(world) });
			const get = (key: string): string | undefined => CONFIG[key.split(":")[1] as keyof typeof CONFIG];
			// A folder of its own each time: the host keeps a connection for as long as its settings are the same.
			const journalFolder = `/nowhere/${Math.random()}`;
			await provider.configure?.({
				config: { get: (key: string) => (key.endsWith(":journalFolder") ? journalFolder : get(key)) },
			} as never);
			const key = { __provider: "stands for the provider" };
			const idOf = (outs: Properties): string => String(outs[description.id.parameter] ?? "unknown");
			return {
				check: async (olds, news) => (await provider.check?.(olds, withUnknown(news)))?.failures ?? [],
				diff: async (outs, news) => {
					const found = await provider.diff?.(idOf(outs), { ...key, ...outs }, { ...key, ...news });
					const { changes = false, replaces = [], deleteBeforeReplace = false } = found ?? {};
					return { hasChanges: changes, replaces, deleteBeforeReplace };
				},
				create: async (inputs) => {
					const made = await provider.create?.({ ...key, ...inputs });
					return { id: made?.id ?? "", outs: withoutHidden(made?.outs as Properties) };
				},
				read: async (id, outs) => {
					const found = await provider.read?.(id, { ...key, ...outs });
					if (found?.id === undefined || found.id === "") return undefined;
					return { inputs: found.inputs as Properties, outs: withoutHidden(found.props as Properties) };
				},
				update: async (id, outs, news) =>
					withoutHidden((await provider.update?.(id, { ...key, ...outs }, { ...key, ...news }))?.outs as Properties),
				delete: async (id, outs) => provider.delete?.(id, { ...key, ...outs }),
			};
		},
		close: () => undefined,
	};
}

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

/** Values in the wire form, those of some names secret. */
function sealed(values: Properties, secrets: readonly string[]): Struct {
	const marked = Object.entries(withUnknown(values)).map(([name, value]) => [
		name,
		secrets.includes(name) ? { [SIGNATURE]: SECRET, value } : value,
	]);
	return Struct.fromJavaScript(JSON.parse(JSON.stringify(Object.fromEntries(marked))) as never);
}

/**
 * Values of the wire form.
 *
 * @throws Error where one of the names is not secret
 */
function unsealed(struct: Struct | undefined, secrets: readonly string[]): Properties {
	const values = Object.entries((struct?.toJavaScript() ?? {}) as Record<string, unknown>);
	return Object.fromEntries(
		values.map(([name, value]) => {
			const isSecret = (value as Properties | null)?.[SIGNATURE] === SECRET;
			if (secrets.includes(name) && !isSecret) throw new Error(`${name} stands in clear`);
			return [name, isSecret ? (value as Properties).value : value];
		}),
	);
}

/** The native plugin behind its socket, spoken to as the engine does. */
export function pluginDoor(world: World): Door {
	const open: (() => void)[] = [];
	let made = 0;
	return {
		steps: async (description) => {
			const plugin = new Plugin({
				version: "0.0.0",
				schemaFile: "",
				descriptions,
				functions: [],
				construct: () => Promise.reject(new Error("no component is asked for")),
				options: { quietMs: 5, pauseMs: 0, connect: () => connectionOf(world) },
			});
			plugin.configure(CONFIG, undefined);
			const server = await serve(plugin);
			const client = new ResourceProviderClient(`127.0.0.1:${server.port}`, credentials.createInsecure());
			open.push(() => {
				(client as unknown as Client).close();
				server.close();
			});
			return stepsOf(client, description, `urn:pulumi:test::test::zoom-events:index:${description.kind}::${made++}`);
		},
		close: () => {
			for (const one of open.splice(0)) one();
		},
	};
}

type Call<Request, Response> = (request: Request, answer: (error: Error | null, response: Response) => void) => unknown;

function stepsOf(client: ResourceProviderClient, description: ResourceDescription, urn: string): Steps {
	const { secrets = [] } = description;
	const inputNames = new WeakMap<object, Properties>();
	const call = <Request, Response>(method: Call<Request, Response>, request: Request): Promise<Response> =>
		new Promise((resolve, reject) => {
			method.call(client, request, (error, response) => (error === null ? resolve(response) : reject(error)));
		});
	/** What the state has of a resource: outputs as they were last answered, and the inputs that belong to them. */
	const oldInputsOf = (outs: Properties): Struct => sealed(inputNames.get(outs) ?? outs, secrets);
	const kept = (outs: Properties, inputs: Properties): Properties => {
		inputNames.set(outs, inputs);
		return outs;
	};
	const idOf = (outs: Properties): string => String(outs[description.id.parameter] ?? "unknown");
	return {
		check: async (olds, news) => {
			const request = new pb.CheckRequest().setUrn(urn).setOlds(sealed(olds, secrets)).setNews(sealed(news, secrets));
			const response = await call<pb.CheckRequest, pb.CheckResponse>(client.check, request);
			return response.getFailuresList().map((one) => ({ property: one.getProperty(), reason: one.getReason() }));
		},
		diff: async (outs, news) => {
			const request = new pb.DiffRequest().setUrn(urn).setId(idOf(outs)).setOlds(sealed(outs, secrets));
			request.setOldInputs(oldInputsOf(outs)).setNews(sealed(news, secrets));
			const response = await call<pb.DiffRequest, pb.DiffResponse>(client.diff, request);
			return {
				hasChanges: response.getChanges() === pb.DiffResponse.DiffChanges.DIFF_SOME,
				replaces: response.getReplacesList(),
				deleteBeforeReplace: response.getDeletebeforereplace(),
			};
		},
		create: async (inputs) => {
			const request = new pb.CreateRequest().setUrn(urn).setProperties(sealed(inputs, secrets));
			const response = await call<pb.CreateRequest, pb.CreateResponse>(client.create, request);
			const outs = withoutHidden(unsealed(response.getProperties(), secrets));
			return { id: response.getId(), outs: kept(outs, inputs) };
		},
		read: async (id, outs) => {
			const request = new pb.ReadRequest().setUrn(urn).setId(id).setProperties(sealed(outs, secrets));
			const response = await call<pb.ReadRequest, pb.ReadResponse>(client.read, request.setInputs(oldInputsOf(outs)));
			if (response.getId() === "") return undefined;
			const inputs = unsealed(response.getInputs(), secrets);
			return { inputs, outs: kept(withoutHidden(unsealed(response.getProperties(), secrets)), inputs) };
		},
		update: async (id, outs, news) => {
			const request = new pb.UpdateRequest().setUrn(urn).setId(id).setOlds(sealed(outs, secrets));
			request.setOldInputs(oldInputsOf(outs)).setNews(sealed(news, secrets));
			const response = await call<pb.UpdateRequest, pb.UpdateResponse>(client.update, request);
			return kept(withoutHidden(unsealed(response.getProperties(), secrets)), news);
		},
		delete: async (id, outs) => {
			const request = new pb.DeleteRequest().setUrn(urn).setId(id).setProperties(sealed(outs, secrets));
			await call<pb.DeleteRequest, unknown>(client.delete, request.setOldInputs(oldInputsOf(outs)));
		},
	};
}
