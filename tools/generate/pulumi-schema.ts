/** The schema of the Pulumi package: what its plugin tells the engine, and SDKs in all languages are made of. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { descriptions } from "../../provider/kinds/index.ts";
import { CONFERENCE_TYPE, nativeTypeOf, PACKAGE } from "../../provider/lifecycle/state-form.ts";
import { conferenceSpec, functionSpecs, resourceSpec } from "./pulumi-resources.ts";
import { settingProperties } from "./pulumi-settings.ts";
import { PulumiTypes } from "./pulumi-types.ts";

/** What the npm package says of itself. */
interface Manifest {
	name: string;
	version: string;
	description: string;
	keywords: string[];
	homepage: string;
	license: string;
	repository: { url: string };
}

const GO_MODULE = "github.com/zoom-events-as-code/pulumi-zoom-events/sdk/go/zoomevents";

/** The schema, as JSON. */
export function pulumiSchema(): string {
	const manifest = JSON.parse(readFileSync(join(__dirname, "../../provider/package.json"), "utf8")) as Manifest;
	const types = new PulumiTypes();
	const resources = Object.fromEntries(
		descriptions.map((facts) => [nativeTypeOf(facts.kind), resourceSpec(facts, types)]),
	);
	const functions = functionSpecs(types);
	const settings = settingProperties();
	const respectSchemaVersion = true;
	const schema = {
		name: PACKAGE,
		displayName: "Zoom Events",
		version: manifest.version,
		description: manifest.description,
		keywords: [...manifest.keywords, "kind/native"],
		homepage: manifest.homepage,
		license: manifest.license,
		repository: manifest.repository.url.replace(/^git\+|\.git$/g, ""),
		meta: { moduleFormat: "(.*)", supportPack: true },
		language: {
			nodejs: { packageName: manifest.name, respectSchemaVersion },
			python: {
				packageName: manifest.name.replaceAll("-", "_"),
				pyproject: { enabled: true },
				// Types of dicts beside the classes would double its size.
				inputTypes: "classes",
				respectSchemaVersion,
			},
			go: { importBasePath: GO_MODULE, respectSchemaVersion },
		},
		config: { variables: settings },
		provider: {
			description: "A Zoom account. A program that manages two accounts has one for each.",
			properties: {},
			inputProperties: settings,
		},
		types: types.all,
		resources: { ...resources, [CONFERENCE_TYPE]: conferenceSpec() },
		functions,
	};
	return `${JSON.stringify(schema, null, 2)}\n`;
}
