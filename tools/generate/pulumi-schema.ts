/** The schema of the Pulumi package: what its plugin tells the engine, and SDKs in all languages are made of. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { descriptions } from "../../provider/kinds/index.ts";
import type { ResourceDescription } from "../../provider/lifecycle/description.ts";
import { nativeTypeOf, PACKAGE } from "../../provider/lifecycle/state-form.ts";
import { importText } from "./imports.ts";
import { exampleIn } from "./languages.ts";
import { packageSpecs } from "./pulumi-package.ts";
import { settingProperties } from "./pulumi-settings.ts";
import type { ResourceSpec } from "./pulumi-spec.ts";

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

/** The text of a resource, with its examples in the form that Pulumi's generators take apart by language. */
function textOf(facts: ResourceDescription): string {
	const { typescript, python, yaml } = exampleIn(facts.kind);
	return [
		facts.docs.text,
		"{{% examples %}}\n## Example Usage\n{{% example %}}",
		`\`\`\`typescript\n${typescript}\n\`\`\``,
		`\`\`\`python\n${python}\n\`\`\``,
		`\`\`\`yaml\n${yaml}\n\`\`\``,
		"{{% /example %}}\n{{% /examples %}}",
		`## Import\n\n${importText(facts)}`,
	].join("\n\n");
}

/** The schema, as JSON. */
export function pulumiSchema(): string {
	const manifest = JSON.parse(readFileSync(join(__dirname, "../../provider/package.json"), "utf8")) as Manifest;
	const { types, resources, functions } = packageSpecs();
	const described = Object.entries(resources).map(([token, spec]): [string, ResourceSpec] => {
		const facts = descriptions.find(({ kind }) => nativeTypeOf(kind) === token);
		return [token, facts === undefined ? spec : { ...spec, description: textOf(facts) }];
	});
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
		types,
		resources: Object.fromEntries(described),
		functions,
	};
	return `${JSON.stringify(schema, null, 2)}\n`;
}
